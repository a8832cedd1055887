"""Thousands of damaged files: each ends in an outcome with a reason; no traceback, no hang, no heap of memory."""

import json
import select
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.wire.mutations import mutant, outcomes
from tests.wire.reading import ROOT

MANY = 5_000
FEW = 150
SECONDS = 5
"""Of processor time for one file."""
HANGS = 120
"""Seconds without an answer after which the worker is given up: five of work may be many of waiting."""


@pytest.mark.parametrize("number", range(FEW))
def test_a_damaged_file_ends_in_an_outcome(number: int) -> None:
    assert outcomes(*mutant(number)) != []


def test_the_same_number_is_the_same_damage() -> None:
    assert [mutant(number) for number in range(50)] == [mutant(number) for number in range(50)]


def ask(worker: "subprocess.Popen[str]", number: int) -> dict[str, Any]:
    """What became of one mutant. A worker that gives no answer has hung, or died of a limit."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(f"{number}\n")
    worker.stdin.flush()
    ready, _, _ = select.select([worker.stdout], [], [], HANGS)
    line = worker.stdout.readline() if ready else ""
    return json.loads(line) if line else {"name": "", "seconds": HANGS, "fault": "no answer"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured and limited as Linux does")
def test_no_damaged_file_of_thousands_fails_hangs_or_fills_the_memory() -> None:
    command = [sys.executable, "-m", "tests.wire.mutations"]
    ended: Counter[str] = Counter()
    faults = {}
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        for number in range(MANY):
            answer = ask(worker, number)
            ended.update(answer.get("ended", []))
            if "fault" in answer or answer["seconds"] > SECONDS:
                faults[number] = answer
            if worker.poll() is not None:
                break
        worker.kill()
    assert faults == {}
    assert sum(ended.values()) >= MANY
    assert ended.keys() >= {"taken", "refused", "rejected"}
