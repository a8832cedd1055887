"""Both languages are whole: what the code says, the catalogue says in Danish, and nothing else."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import polib
import pytest

PROJECT = Path(__file__).resolve().parents[2]
CATALOGUE = PROJECT / "locale" / "da" / "LC_MESSAGES" / "django.po"
SPEAKING = ("articles", "newsarchive", "templates")
"""Folders whose files hold sentences for people."""
KINDS = ("py", "html", "txt", "xml")
TOOLS = ("xgettext", "msgmerge", "msguniq", "msgattrib")
Sentence = tuple[str | None, str, str]
"""Context, singular, plural; a plural that there is not is empty."""

needs_gettext = pytest.mark.skipif(
    missing := not all(map(shutil.which, TOOLS)), reason=f"needs GNU gettext ({', '.join(TOOLS)})" if missing else ""
)


def sentences(entries: Iterable[polib.POEntry]) -> set[Sentence]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries}


def in_the_code(folder: Path) -> set[Sentence]:
    """What makemessages finds in a copy of the project, with no catalogue there before."""
    for name in SPEAKING:
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.xz"))
    return extracted(folder)


def extracted(folder: Path) -> set[Sentence]:
    (folder / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "da", "--extension", ",".join(KINDS)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={"PATH": _path()})
    assert done.returncode == 0, done.stderr
    return sentences(polib.pofile(str(folder / "locale" / "da" / "LC_MESSAGES" / "django.po")))


def _path() -> str:
    return ":".join({str(Path(found).parent) for found in map(shutil.which, TOOLS) if found})


@needs_gettext
def test_the_catalogue_holds_what_the_code_says_and_nothing_else(tmp_path: Path) -> None:
    code, catalogue = in_the_code(tmp_path), sentences(polib.pofile(str(CATALOGUE)))
    assert len(code) > 1000
    assert (sorted(map(str, code - catalogue)), sorted(map(str, catalogue - code))) == ([], [])


@needs_gettext
def test_a_sentence_of_every_kind_of_file_is_found(tmp_path: Path) -> None:
    """So that the test above can fail."""
    (tmp_path / "one.py").write_text('from articles.story import gettext_noop\n\nx = gettext_noop("In code")\n')
    for kind in KINDS[1:]:
        (tmp_path / f"one.{kind}").write_text(f'{{% load i18n %}}{{% translate "In {kind}" context "here" %}}')
    expected = {("here", f"In {kind}", "") for kind in KINDS[1:]}
    assert extracted(tmp_path) == {(None, "In code", "")} | expected


def test_nothing_is_left_for_later() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == []
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []


def test_the_catalogue_says_what_it_is() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert catalogue.metadata["Project-Id-Version"].startswith("newsarchive")
    assert catalogue.metadata["Language"] == "da"
    assert catalogue.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert catalogue.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert not catalogue.metadata_is_fuzzy
    head = CATALOGUE.read_text(encoding="utf-8").partition("\n\n")[0]
    for unfilled in ("SOME DESCRIPTIVE TITLE", "PACKAGE", "YEAR", "FULL NAME", "FIRST AUTHOR", "LANGUAGE <", "EMAIL@"):
        assert unfilled not in head


def test_danish_has_the_places_and_the_markup_of_english() -> None:
    """Besides the named places, which tests/house/test_house.py compares: tags, braces, and room at both ends."""
    catalogue = polib.pofile(str(CATALOGUE))
    pairs = [
        (entry.msgid_plural or entry.msgid, danish)
        for entry in catalogue
        for danish in ([entry.msgstr_plural[1]] if entry.msgid_plural else [entry.msgstr])
    ]
    assert [pair for pair in pairs if _shape(pair[0]) != _shape(pair[1])] == []


def _shape(sentence: str) -> tuple[list[str], bool, bool]:
    marks = re.findall(r"</?[a-z][^>]*>|\{\w*\}", sentence)
    return sorted(marks), sentence[:1].isspace(), sentence[-1:].isspace()


def test_scripts_say_nothing_of_their_own() -> None:
    """All they show comes from the page, in its language: no text is written into it from a script."""
    writes = re.compile(
        r"""\.(?:textContent|innerText|innerHTML|title|ariaLabel|placeholder)\s*=\s*(["'`])|\balert\("""
    )
    labels = re.compile(r"""setAttribute\(\s*["'](?:aria-label|title|placeholder|alt)["']\s*,\s*["'`]""")
    scripts = sorted((PROJECT / "static" / "js").glob("*.js"))
    assert scripts
    assert [path.name for path in scripts if writes.search(path.read_text()) or labels.search(path.read_text())] == []
