"""Bad files through the command: every item ends as articles.wire.check_bad says, with words, and nothing stops."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.models import Article
from articles.wire.check import ends_of
from articles.wire.check_bad import ENDINGS
from tests.wire.bad_files import told
from tests.wire.reading import SHARED, needs_shared

pytestmark = pytest.mark.django_db


def imported(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and items of importing one file into an empty archive."""
    try:
        call_command("import_wire", str(path), "--json")
        code = 0
    except SystemExit as leaving:
        code = int(str(leaving.code))
    return code, json.loads(capsys.readouterr().out)["items"]


def check_import(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command says of a file must be what the table says of it; any way of importing may be held to this."""
    outcomes, public = told(path.name)
    code, items = imported(path, capsys)
    assert [item["outcome"] for item in items] == outcomes
    for item, ending in zip(items, ENDINGS[path.name], strict=True):
        assert ending.codes <= {reason["code"] for reason in item["reasons"]}
        assert all(reason["message"] for reason in item["reasons"])
    assert code == (0 if "rejected" not in outcomes else 1 if "created" in outcomes else 2)
    assert Article.objects.filter(shown__isnull=False).count() == public


@pytest.mark.parametrize("name", ENDINGS)
def test_a_bad_file_of_ours_is_imported_or_refused_as_told(
    name: str, bad_files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check_import(bad_files / name, capsys)


@needs_shared
@pytest.mark.parametrize("name", [name for name in ENDINGS if (SHARED / "samples-bad" / name).exists()])
def test_a_bad_sample_is_imported_or_refused_as_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    check_import(SHARED / "samples-bad" / name, capsys)


def test_one_bad_file_does_not_stop_a_folder(bad_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, items = imported(bad_files, capsys)
    assert code == 1
    assert len(items) == sum(len(ends_of(path)) for path in bad_files.iterdir())
    assert {item["outcome"] for item in items} >= {"created", "rejected"}
    assert all(item["reasons"] for item in items if item["outcome"] == "rejected")
