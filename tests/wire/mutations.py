"""Damaged files, made from good ones: the same number gives the same damage, on every machine that has the same files.

`python -m tests.wire.mutations` is the worker of test_mutations: it answers each number on standard input with a
line of JSON on standard output. It may take MEMORY bytes more than it has once it has read one file of every kind.
"""

import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from articles.wire import UnreadableFile, WireFile, read_file, unpack
from articles.wire.as_json import reading_to_json
from tests.wire.bad_files import BAD_FILES
from tests.wire.reading import ROOT, SAMPLES, SHARED
from tests.wire.test_never_raises import check_printable, texts

MEMORY = 512_000_000
LARGEST = 300_000
"""Bytes of a mutant: a damaged file is about as large as a good one."""
CHARSETS = ("latin-1", "cp865", "mac-roman", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "utf-7")
_TAG = re.compile(rb"</?[A-Za-z][^<>]{0,200}>")


@cache
def sources() -> list[tuple[str, bytes]]:
    """What is damaged: our samples, our bad files, our seeds, and the agencies' samples where they are."""
    folders = [SAMPLES, ROOT / "fixtures", SHARED / "samples", SHARED / "samples-bad"]
    paths = [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file()]
    good = [(path.name, path.read_bytes()) for path in paths if path.suffix != ".py" and "golden" not in path.name]
    ours = [(name, data.encode() if isinstance(data, str) else data) for name, data in sorted(BAD_FILES.items())]
    return [(name, data) for name, data in (*good, *ours) if 0 < len(data) <= LARGEST]


def mutant(number: int) -> tuple[str, bytes]:
    """Name and content of a damaged file: one to three kinds of damage, one after the other."""
    chance = random.Random(number)
    name, data = chance.choice(sources())
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(DAMAGES)(data, chance)[:LARGEST]
    return name, data


def _at(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _piece(data: bytes, chance: random.Random, longest: int = 2000) -> bytes:
    at = _at(data, chance)
    return data[at : at + chance.randrange(longest)]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Without its end, its beginning, or something in the middle."""
    first, last = sorted((_at(data, chance), _at(data, chance)))
    return chance.choice((data[:first], data[last:], data[:first] + data[last:]))


def flip(data: bytes, chance: random.Random) -> bytes:
    """With some bits the other way round."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def splice(data: bytes, chance: random.Random) -> bytes:
    """With a piece of another file in it, or with another file behind it."""
    other = chance.choice(sources())[1]
    at = _at(data, chance)
    return chance.choice((data + other, data[:at] + _piece(other, chance) + data[at:], data[:at] + other[at:]))


def reencode(data: bytes, chance: random.Random) -> bytes:
    """In another charset than it says, or decoded wrongly and encoded again."""
    charset = chance.choice(CHARSETS)
    wrongly = data.decode("latin-1").encode("utf-8")
    return chance.choice((data.decode("utf-8", "replace").encode(charset, "replace"), wrongly))


def double(data: bytes, chance: random.Random) -> bytes:
    """A piece of it many times, or all of it twice."""
    at = _at(data, chance)
    many = _piece(data, chance, 60) * chance.choice((2, 50, 3000))
    return chance.choice((data + data, data[:at] + many + data[at:]))


def control(data: bytes, chance: random.Random) -> bytes:
    """With NULs and other characters that no text holds."""
    for _ in range(chance.randrange(1, 8)):
        at = _at(data, chance)
        sign = chance.choice(
            (b"\x00", b"\x00" * 40, b"\x1b", b"\xff\xfe", b"\x85", b"\xed\xa0\x80", b"&#0;", b"\\ud800")
        )
        data = data[:at] + sign + data[at:]
    return data


def untag(data: bytes, chance: random.Random) -> bytes:
    """Without some of its tags, quotation marks or brackets."""
    share = chance.choice((0.02, 0.2, 0.7))
    pattern = chance.choice((_TAG, re.compile(rb"[\"{}\[\],:<>/&;]")))
    return pattern.sub(lambda found: b"" if chance.random() < share else found[0], data)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, flip, splice, reencode, double, control, untag)


def outcomes(name: str, data: bytes) -> list[str]:
    """How each item of a file ended; whatever was read can be stored, and whatever was not has a reason in words."""
    return [ended for part in unpack(WireFile(name=name, data=data)) for ended in _outcomes(part)]


def _outcomes(part: WireFile | tuple[str, object]) -> list[str]:
    if not isinstance(part, WireFile):
        check_printable([str(part[1])])
        return ["refused"]
    try:
        reading = read_file(part)
    except UnreadableFile as refused:
        check_printable([str(refused)])
        return ["refused"]
    found = reading_to_json(part, reading)
    # The names in an archive are made printable where they are shown.
    check_printable(texts(found["stories"]) if part.name.isprintable() else [])
    check_printable(each["reason"] for each in (*found["skipped"], *found["rejected"]))
    kinds = ("taken",) * len(reading.taken), ("skipped",) * len(reading.skipped), ("rejected",) * len(reading.rejected)
    return [ended for kind in kinds for ended in kind] or ["nothing in it"]


def _serve() -> None:
    for name, data in sources():
        outcomes(name, data)
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    for line in sys.stdin:
        begun = time.process_time()
        name, data = mutant(int(line))
        try:
            answer = {"ended": sorted(set(outcomes(name, data)))}
        except BaseException as problem:  # noqa: BLE001 - MemoryError and all others are what is looked for
            answer = {"fault": f"{type(problem).__name__}: {problem}"}
        seconds = time.process_time() - begun
        print(json.dumps({"name": name, "seconds": seconds, **answer}), flush=True)


if __name__ == "__main__":
    _serve()
