"""What the reader of names is known by: all that decides what is found, and nothing else."""

import pytest

from articles.entities import version
from articles.lexicon import elements


@pytest.fixture
def files(tmp_path, monkeypatch):
    """The dictionary's files, copied so that a test may change them."""
    copies = []
    for path in version._DICTIONARY:
        copies.append(tmp_path / path.name)
        copies[-1].write_bytes(path.read_bytes())
    monkeypatch.setattr(version, "_DICTIONARY", tuple(copies))
    return copies


def _version():
    return version._own_version.__wrapped__()


def test_a_change_of_the_dictionary_or_of_its_reading_is_noticed(files):
    seen = {_version()}
    for path in files:
        path.write_bytes(path.read_bytes() + b"#")
        seen.add(_version())
    assert len(seen) == 3


def test_where_the_dictionary_lies_is_nothing_to_it(files):
    assert _version() == version._own_version()


def test_compounds_are_nothing_to_it():
    read = {path for _, path in version._files()}
    assert {path.name for path in read} >= {"dictionary.py", "dictionary.xz", "knowledge.py", "possessive.py"}
    assert read.isdisjoint({elements.FILE, elements.WHOLE_FILE})
    assert [path for path in read if path.name in ("compounds.py", "elements.py")] == []
