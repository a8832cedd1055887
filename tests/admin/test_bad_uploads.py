"""Bad files through the screens: each ends in the preview, and in the import, as articles.wire.check_bad says."""

from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article, ImportItem, ItemState, sentence
from articles.wire.check_bad import ENDINGS
from tests.admin.imports import press, upload
from tests.wire.bad_files import told
from tests.wire.reading import SHARED, needs_shared

pytestmark = pytest.mark.django_db


def check_upload(editor: Client, path: Path) -> None:
    """Preview and import one file into an empty archive, and hold both to the table."""
    outcomes, public = told(path.name)
    preview = upload(editor, (path.name, path.read_bytes()))
    rows = list(ImportItem.objects.order_by("pk"))
    assert [row.outcome for row in rows] == outcomes
    for row, ending in zip(rows, ENDINGS[path.name], strict=True):
        assert ending.codes <= {reason["code"] for reason in row.reasons}
        assert all(sentence(reason) for reason in row.reasons)
    assert Article.objects.count() == 0
    if "created" in outcomes:
        press(editor, preview, "import")
        assert set(ImportItem.objects.values_list("state", flat=True)) == {ItemState.WRITTEN}
    assert Article.objects.filter(shown__isnull=False).count() == public


@pytest.mark.parametrize("name", ENDINGS)
def test_a_bad_file_of_ours_ends_as_told(editor: Client, bad_files: Path, name: str) -> None:
    check_upload(editor, bad_files / name)


@needs_shared
@pytest.mark.parametrize("name", [name for name in ENDINGS if (SHARED / "samples-bad" / name).exists()])
def test_a_bad_sample_ends_as_told(editor: Client, name: str) -> None:
    check_upload(editor, SHARED / "samples-bad" / name)
