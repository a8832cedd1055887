"""The rules of the house that a machine can check."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

PROJECT = Path(__file__).resolve().parents[2]
TRACKED = [
    PROJECT / name
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    if name and (PROJECT / name).is_file()
]
CODE = [p for p in TRACKED if p.suffix in (".py", ".html", ".css", ".js") and "migrations" not in p.parts]
SNAPSHOTS = PROJECT / "tests" / "pages"
"""Pages as a browser gets them, written by `pytest --update` and not by hand."""
ROOMS = sorted({p.parent for p in (PROJECT / "articles").rglob("__init__.py")})
TOP_LEVEL = {
    "manage.py", "pyproject.toml", "newsarchive", "articles", "templates", "static", "fixtures", "tests",
    "README.md", "CHANGELOG.md", "LICENSE", "docs", "locale", ".ci",
}  # fmt: skip


def _name(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def test_the_top_level_holds_what_was_agreed():
    found = {p.relative_to(PROJECT).parts[0] for p in TRACKED}
    assert {name for name in found if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_is_longer_than_400_lines():
    written = [path for path in CODE if not (path.parent == SNAPSHOTS and path.suffix == ".html")]
    assert {_name(p): n for p in written if (n := len(p.read_text().splitlines())) > 400} == {}


@pytest.mark.parametrize("room", [r for r in ROOMS if r.name != "migrations"], ids=_name)
def test_every_room_says_its_duty(room):
    assert ast.get_docstring(ast.parse((room / "__init__.py").read_text()))


def test_every_public_name_of_the_code_has_a_docstring():
    """Classes and functions without a leading underscore; Django's inner Meta and overridden hooks excepted."""
    silent = [
        f"{_name(path)}:{node.lineno} {node.name}"
        for path in CODE
        if path.suffix == ".py" and path.relative_to(PROJECT).parts[0] in ("articles", "newsarchive")
        for node in _public(ast.parse(path.read_text()))
        if not ast.get_docstring(node)
    ]
    assert silent == []


def _public(tree: ast.Module) -> list[ast.ClassDef | ast.FunctionDef]:
    """Top-level classes and functions; methods are read within their class."""
    return [
        node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    ]


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_imports_follow_the_floor_plan():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_architecture_page_has_a_heading_for_every_room():
    rooms = {room.name for room in ROOMS if room.parent.name == "articles"} - {"migrations"}
    headings = set(re.findall(r"^## `articles/(\w+)", (PROJECT / "docs" / "ARCHITECTURE.md").read_text(), re.MULTILINE))
    assert headings == rooms | {"story"}


def test_every_sentence_is_translated_to_danish():
    catalogue = polib.pofile(str(PROJECT / "locale" / "da" / "LC_MESSAGES" / "django.po"))
    assert [e.msgid for e in catalogue if not e.translated() and not e.obsolete] == []
    assert [e.msgid for e in catalogue if not _same_places(e)] == []


def _same_places(entry: polib.POEntry) -> bool:
    """Whether the Danish fills in what the English does; a singular may say its number in words."""
    if not entry.msgid_plural:
        return _places(entry.msgid) == _places(entry.msgstr)
    plural = _places(entry.msgid_plural)
    return plural == _places(entry.msgstr_plural[1]) and _places(entry.msgstr_plural[0]) <= plural


def _places(sentence: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|%s|%d", sentence.replace("%%", "")))


def test_the_compiled_catalogue_is_that_of_the_sentences():
    folder = PROJECT / "locale" / "da" / "LC_MESSAGES"
    written = polib.pofile(str(folder / "django.po"))
    compiled = polib.mofile(str(folder / "django.mo"))

    def sentences(catalogue):
        return {
            (e.msgctxt, e.msgid, e.msgstr, *e.msgstr_plural.values()) for e in catalogue if e.msgstr or e.msgstr_plural
        }

    assert sentences(compiled) == sentences(written)


def test_nothing_names_a_foreign_host_to_fetch_from():
    """Pages and style sheets take everything from the site itself."""
    fetching = re.compile(r"""(?:src|href)=["']https?://|url\(["']?https?://|@import\s+["']?https?://""")
    assert [_name(p) for p in CODE if p.suffix in (".html", ".css", ".js") and fetching.search(p.read_text())] == []


def test_the_constraints_pin_exactly_and_name_no_host():
    lines = [line for line in (PROJECT / ".ci" / "constraints.txt").read_text().splitlines() if line and line[0] != "#"]
    assert [line for line in lines if not re.fullmatch(r"[\w.\-]+==[\w.]+", line)] == []


def test_every_script_is_a_module():
    """Else the scripts of a page share their outermost names: after a second `const box` a whole file does not run."""
    tags = [
        tag
        for path in (PROJECT / "templates").rglob("*.html")
        for tag in re.findall(r"<script[^>]*>", path.read_text())
    ]
    assert tags
    assert [tag for tag in tags if 'type="module"' not in tag and 'type="application/ld+json"' not in tag] == []
