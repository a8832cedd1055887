"""What tests of the import screens do again and again: invent wire files, send them, go through the steps."""

import json
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import ImportBatch, ImportItem, Origin

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = sorted((PROJECT / "fixtures").glob("*.txt"))
BATCHES = "/admin/articles/importbatch/"
ADD = f"{BATCHES}add/"


def ninjs(number: int, **fields: Any) -> bytes:
    """A small story as a ninjs file."""
    story = {
        "uri": f"urn:test:{number}",
        "version": "1",
        "headline": f"Historie {number}",
        "body_text": f"Tekst nummer {number}.",
        **fields,
    }
    return json.dumps(story).encode()


def upload(client: Client, *files: tuple[str, bytes], text: str = "", **fields: Any) -> Any:
    """Send these files; the response is the preview."""
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(ADD, {"files": uploads, "text": text, **fields}, follow=True)


def address(name: str, batch: ImportBatch | None = None) -> str:
    """The address of a screen of `batch`, or of the only one there is."""
    return f"{BATCHES}{(batch or ImportBatch.objects.get()).pk}/{name}/"


def press(client: Client, page: Any, button: str, value: str = "1", **changes: Any) -> Any:
    """Send the form of a preview as a browser would: what is ticked on `page` unless `chosen` says otherwise."""
    rows = page.context["rows"]
    ticked = [row.pk for row in rows if row.is_chosen]
    said = {"on_page": page.context["on_page"], "chosen": ticked, button: value, **changes}
    return client.post(f"{address('preview', page.context['batch'])}{page.context['query']}", said, follow=True)


def import_all(client: Client, *files: tuple[str, bytes]) -> ImportBatch:
    """Send files, import what is ticked, and return the batch."""
    done = press(client, upload(client, *files), "import")
    batch: ImportBatch = done.context["batch"]
    return batch


def outcomes(page: Any) -> list[tuple[str, str]]:
    """(outcome, headline) of the rows of a page."""
    return [(row.outcome.value, row.headline) for row in page.context["rows"]]


def done_batch(**counts: int) -> ImportBatch:
    """An import that is over, with so many items of each outcome."""
    batch = ImportBatch.objects.create(origin=Origin.UPLOAD, label="uge-43.zip", state="done")
    for outcome, count in counts.items():
        for number in range(count):
            ImportItem.objects.create(batch=batch, file_name="a.json", item=number + 1, outcome=outcome)
    return batch
