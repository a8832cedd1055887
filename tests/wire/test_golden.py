"""Beside each sample stands what is read from it, whole. `pytest --update` rewrites it; the diff is for a person."""

import json
from pathlib import Path

import pytest

from tests.wire.reading import SAMPLES, as_json

FILES = sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".golden.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sample_reads_as_its_golden_file_says(path: Path, update_golden: bool) -> None:
    golden = path.with_name(path.name + ".golden.json")
    got = as_json(path)
    if update_golden:
        golden.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert got == json.loads(golden.read_text(encoding="utf-8"))


def test_every_golden_file_has_its_sample() -> None:
    golden = {path.name.removesuffix(".golden.json") for path in SAMPLES.glob("*.golden.json")}
    assert golden == {path.name for path in FILES}
