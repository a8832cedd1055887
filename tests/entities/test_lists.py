"""The lists: what they promise, and that the generated ones can be made again."""

import pytest

from articles.entities import lists

ALL = lists.KINDS + lists.RULE_KINDS


@pytest.mark.parametrize("kind", ALL)
def test_a_list_holds_clean_names(kind):
    names = lists.names(kind)
    assert {name for name in names if name != " ".join(name.split()) or not name or "," in name} == set()
    assert len(names) > 10


@pytest.mark.parametrize("kind", ALL)
def test_a_name_stands_once_in_its_file_and_in_order(kind):
    for folder in ("hand", "made"):
        path = lists.FOLDER / folder / f"{kind}.txt"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        names = [line for line in lines if not line.startswith("# ")]
        assert names == sorted(set(names))


def test_every_file_says_where_it_comes_from():
    headers = {path: path.read_text(encoding="utf-8").splitlines()[:2] for path in lists.FOLDER.glob("*/*.txt")}
    assert [path for path, (source, _) in headers.items() if not source.startswith("# Source: ")] == []
    assert [
        path for path, (_, second) in headers.items() if not second.startswith(("# Licence: ", "# Made by: "))
    ] == []


def test_every_file_is_of_a_kind():
    assert {path.stem for path in lists.FOLDER.glob("*/*.txt")} == set(ALL)


def test_the_lists_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in lists.FOLDER.glob("*/*.txt")) < 700_000


def test_a_list_is_read_once():
    assert lists.names("party") is lists.names("party")


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="no list of kind 'planet'"):
        lists.names("planet")
