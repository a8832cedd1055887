"""The command, as its operator meets it; real processes in tests/importing/test_extract_processes.py."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.entities.version import reader_version
from articles.importing import import_files
from articles.importing.collect import collect
from articles.models import Article, ImportBatch, Mention, Origin
from tests.factories import ArticleFactory
from tests.importing.archive import whole_archive

pytestmark = pytest.mark.django_db
BODY = "Det sker i Minsk, siger EU. Man rejser til Oslo."


def run(capsys, *arguments) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    try:
        call_command("extract_entities", *map(str, arguments))
        code = 0
    except SystemExit as leaving:
        code = leaving.code
    said = capsys.readouterr()
    return code, said.out, said.err


def counts(out: str) -> dict:
    """The report without what depends on the clock."""
    return {key: value for key, value in json.loads(out).items() if key != "seconds"}


def report(**other) -> dict:
    nothing = {"same": 0, "new": 0, "gone": 0}
    return {
        "dry_run": False,
        "stopped": False,
        "reader": reader_version(),
        "stories": {"read": 0, "read_elsewhere": 0, "failed": [], "left": 0},
        "mentions": nothing,
        "dates": nothing,
        "names_new": {"names": 0, "most": []},
        "names_without_mention": {"names": 0, "most": []},
        "types_changed": {"mentions": 0, "most": []},
        **other,
    }


def test_the_demo_archive_has_nothing_to_read_after_its_import_and_reading_all_changes_nothing(capsys):
    batch = ImportBatch.objects.create(origin=Origin.COMMAND, label="demo")
    assert len(list(import_files(collect(["fixtures"]), batch=batch))) > 100
    before = whole_archive()
    assert counts(run(capsys, "--json")[1]) == report()
    read = counts(run(capsys, "--all", "--json")[1])
    stories, mentions = Article.objects.exclude(headline="", lead="", body=""), Mention.everything
    assert read == report(
        stories={"read": stories.count(), "read_elsewhere": 0, "failed": [], "left": 0},
        mentions={"same": mentions.count(), "new": 0, "gone": 0},
        dates=read["dates"] | {"new": 0, "gone": 0},
    )
    assert whole_archive() == before


def test_an_archive_from_before_the_fingerprint_is_read_once(capsys):
    for _ in range(3):
        ArticleFactory(headline="", body=BODY)
    named = [{"type": type_, "name": name, "mentions": 3} for type_, name in NAMES]
    whole = report(
        stories={"read": 3, "read_elsewhere": 0, "failed": [], "left": 0},
        mentions={"same": 0, "new": 9, "gone": 0},
        names_new={"names": 3, "most": named},
    )
    assert counts(run(capsys, "--json", "--dry-run")[1]) == whole | {"dry_run": True}
    assert not Mention.everything.exists()
    assert counts(run(capsys, "--json")[1]) == whole
    assert counts(run(capsys, "--json")[1]) == report()


NAMES = (("org", "EU"), ("place", "Minsk"), ("place", "Oslo"))


def test_what_people_read(capsys):
    ArticleFactory(headline="", body=BODY)
    code, out, err = run(capsys)
    first, *lines = out.splitlines()
    assert (code, err) == (0, "")
    assert first.startswith("1 stories read in ")
    assert first.endswith(f" a second), reader {reader_version()}")
    assert lines == [
        "mentions of names          0 the same         3 new         0 gone",
        "dates in texts             0 the same         0 new         0 gone",
        "3 names are new",
        "        1  EU (org)",
        "        1  Minsk (place)",
        "        1  Oslo (place)",
        "0 names are left without a mention",
        "0 mentions changed their type",
    ]


def test_a_story_that_cannot_be_read_is_told_of_with_exit_code_1(capsys):
    bad, _good = (ArticleFactory(headline="", body=f"Det sker i {place}.") for place in ("Riga", "Minsk"))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_mention ADD CONSTRAINT no_riga CHECK (text <> 'Riga')")
    code, out, _err = run(capsys)
    assert code == 1
    assert out.splitlines()[1] == "1 stories left to read"
    problem = 'IntegrityError: new row for relation "articles_mention" violates check constraint "no_riga"'
    assert out.splitlines()[-2:] == [
        "1 stories could not be read and are as they were:",
        f"  story {bad.pk}: {problem}",
    ]


def test_since_leaves_the_rest_for_another_time(capsys):
    ArticleFactory(headline="", body=BODY)
    assert counts(run(capsys, "--json", "--since", "2020-09")[1]) == report()
    assert counts(run(capsys, "--json", "--since", "august 2020")[1])["stories"]["read"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "soon"], "--since soon: soon is not a date. Write a year, a month or a day"),
        (["--workers", "0"], "argument --workers: must be a number from 1 to 32"),
    ],
)
def test_a_wrong_option_is_refused_in_words(arguments, said):
    with pytest.raises(CommandError) as refused:
        call_command("extract_entities", *arguments)
    assert said in str(refused.value)
