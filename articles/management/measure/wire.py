"""Stories a second of reading wire files, on one core, beside what a bare parser of the same bytes does."""

import cProfile
import io
import json
import pstats
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import feedparser
from lxml import etree

from articles.management.measure.samples import GENERATORS
from articles.wire import FORMATS, WireFile, read_file

FILES = 200
RUNS = 5
FEEDS = ("rss", "atom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Medians of RUNS runs, in stories a second of processor time."""

    code: str
    stories: float
    peer: str
    of_peer: float


def _files(code: str) -> list[bytes]:
    return [GENERATORS[code](number) for number in range(FILES // 20 if code in FEEDS else FILES)]


def speed_of(code: str, *, runs: int = RUNS) -> Speed:
    """How fast files of this format are read. KeyError for a format that nothing is made in."""
    files = _files(code)
    stories = sum(_read(data) for data in files)
    peer, parse = _peer(code)
    return Speed(
        code=code,
        stories=stories / _median(_read, files, runs),
        peer=peer,
        of_peer=stories / _median(parse, files, runs),
    )


def profile_of(code: str, *, lines: int = 30) -> str:
    """Where the time of reading goes: the top of a profile, by what each function takes itself."""
    files = _files(code)
    _read(files[0])
    profile = cProfile.Profile()
    profile.enable()
    for data in files:
        _read(data)
    profile.disable()
    out = io.StringIO()
    pstats.Stats(profile, stream=out).strip_dirs().sort_stats("tottime").print_stats(lines)
    return out.getvalue()


def _read(data: bytes) -> int:
    return len(read_file(WireFile(name="measured", data=data)).taken)


def _peer(code: str) -> tuple[str, Callable[[bytes], Any]]:
    """Name and function of a parser that only parses."""
    if code in FEEDS:
        return "feedparser", lambda data: feedparser.parse(io.BytesIO(data))
    family = FORMATS[code].family
    if family == "json":
        return "json.loads", json.loads
    return (
        ("lxml.etree", etree.fromstring) if family == "xml" else ("bytes.decode", lambda data: data.decode("latin-1"))
    )


def _median(work: Callable[[bytes], Any], files: list[bytes], runs: int) -> float:
    """Seconds of processor time for all of `files`; never zero."""

    def once() -> float:
        begun = time.process_time()
        for data in files:
            work(data)
        return time.process_time() - begun

    return max(statistics.median(once() for _ in range(runs)), 1e-6)
