"""The measurement of suggestions on a small archive."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command

from articles.management.measure.database import drop, name_beside
from articles.management.measure.suggest.filling import names, written_otherwise
from articles.management.measure.suggest.run import measure
from articles.management.measure.suggest.typing import LETTERS, MISSPELT, TWO_WORDS, typed_texts


@contextmanager
def quiet(stage, total):
    yield lambda steps: None


@pytest.fixture
def dropped(db):
    yield
    drop(name_beside("benchmark_suggest_300_60"))


def test_names_are_the_same_every_time_and_each_once():
    made = list(names(60))
    assert made == list(names(60))
    assert len({(kind, name) for _pk, kind, name in made}) == 60
    assert all(written_otherwise(name) != name for _pk, _kind, name in made)


def test_what_is_typed_is_the_same_every_time():
    texts = typed_texts(60, 5)
    assert texts == typed_texts(60, 5)
    assert {cls: len(asked) for cls, asked in texts.items()} == dict.fromkeys((*LETTERS, MISSPELT, TWO_WORDS), 5)
    assert all(len(one.text) <= length for length, cls in enumerate(LETTERS, start=1) for one in texts[cls])
    assert all(one.text != one.meant for one in texts[MISSPELT])


@pytest.mark.slow
def test_every_class_is_measured_beside_the_peers_and_filled_once(dropped):
    told = []
    first = list(measure(300, 60, 2, quiet, told.append))
    who = list(dict.fromkeys(one.who for one in first))
    assert who[:2] == ["newsarchive", "ILIKE, ORDER BY count"]
    for one in who:
        assert [spread.cls for spread in first if spread.who == one] == [*LETTERS, MISSPELT, TWO_WORDS, "all"]
    assert all(0 < one.median <= one.p95 for one in first)
    ours = {one.cls: one.found for one in first if one.who == "newsarchive"}
    assert ours[TWO_WORDS] == 1
    assert [said.startswith("A new process: ") for said in told] == [True]
    stages = []

    @contextmanager
    def noted(stage, total):
        stages.append(stage)
        yield lambda steps: None

    list(measure(300, 60, 1, noted, told.append))
    assert stages == []


@pytest.mark.slow
def test_the_command_prints_a_line_for_each(dropped, capsys):
    call_command("benchmark", "suggest", "--stories", "300", "--names", "60", "--queries", "1")
    header, *lines = capsys.readouterr().out.splitlines()
    assert header.split()[:2] == ["who", "typed"]
    assert len(lines) in (18, 27)
