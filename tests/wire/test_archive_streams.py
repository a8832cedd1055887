"""Archives stay where they are: little memory, bounded time, whatever a header claims."""

import gzip
import io
import random
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from articles.wire import Limits, PackedFile, WireFile, load_path, load_stream, unpack
from tests.wire.reading import codes

MEMBER = 1_000_000
MEMBERS = 30


def write_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(MEMBERS):
            archive.writestr(f"{number}.txt", random.Random(number).randbytes(MEMBER))


def write_tar(path: Path, mode: str = "w:") -> None:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for number in range(MEMBERS):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = MEMBER
            archive.addfile(info, io.BytesIO(random.Random(number).randbytes(MEMBER)))


def write_packed_tar(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=1) as stream, tarfile.open(fileobj=stream, mode="w") as archive:
        for number in range(MEMBERS):
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = MEMBER
            archive.addfile(info, io.BytesIO(random.Random(number).randbytes(MEMBER)))


@pytest.mark.parametrize("write", [write_zip, write_tar, write_packed_tar])
def test_one_member_at_a_time_is_in_memory(write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "a"
    write(path)
    tracemalloc.start()
    try:
        sizes = [len(part.data) for part in unpack(load_path(path)) if isinstance(part, WireFile)]
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sizes == [MEMBER] * MEMBERS
    assert peak < 5 * MEMBER


def test_an_upload_is_read_from_its_stream_as_often_as_wished() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"text")
    packed = load_stream(stream, name="b.zip")
    assert isinstance(packed, PackedFile)
    assert list(unpack(packed)) == list(unpack(packed)) == [WireFile(name="b.zip/a.txt", data=b"text")]
    chosen = replace(packed, charset="cp865", provider="tt")
    assert list(unpack(chosen)) == [WireFile(name="b.zip/a.txt", data=b"text", charset="cp865", provider="tt")]
    assert load_stream(io.BytesIO(b"text"), name="a.txt") == WireFile(name="a.txt", data=b"text")


def test_an_archive_that_has_gone_in_the_meantime_is_named(tmp_path: Path) -> None:
    write_tar(tmp_path / "a.tar")
    packed = load_path(tmp_path / "a.tar")
    (tmp_path / "a.tar").unlink()
    [(name, note)] = unpack(packed)
    assert (name, note.code) == (str(tmp_path / "a.tar"), "cannot_open")


def refusals(data: bytes, **limits: int) -> list[str]:
    """The codes of what is refused of an archive."""
    return codes(part[1] for part in unpack(WireFile(name="a", data=data, limits=Limits(**limits))))  # type: ignore[index]


def test_any_number_of_folders_is_not_listed() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for number in range(30):
            folder = tarfile.TarInfo(f"{number}")
            folder.type = tarfile.DIRTYPE
            archive.addfile(folder)
    assert refusals(stream.getvalue(), archive_members=10) == ["archive_members"]


def test_a_member_list_larger_than_that_of_any_allowed_archive_is_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(2000):
            archive.writestr(f"{number}/{'x' * 50}", b"")
    assert refusals(stream.getvalue(), archive_members=10) == ["archive_members"]


def test_a_name_of_many_megabytes_is_not_read() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("x" * 3_000_000))
    assert refusals(stream.getvalue()) == ["archive_damaged"]


def test_a_header_that_claims_to_lie_far_ahead_is_not_followed() -> None:
    info = tarfile.TarInfo("a.txt")
    info.size = 90_000_000_000
    data = info.tobuf(tarfile.GNU_FORMAT) + bytes(1024)
    assert refusals(data) == refusals(gzip.compress(data)) == ["archive_damaged"]


def test_a_packed_tar_of_zeros_is_stopped_while_it_is_listed() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 30_000_000
        archive.addfile(info, io.BytesIO(bytes(info.size)))
    assert refusals(gzip.compress(stream.getvalue())) == ["archive_ratio"]


@pytest.mark.parametrize("write", [write_zip, write_tar, write_packed_tar])
def test_an_archive_that_takes_too_long_is_refused_in_words(write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / "a")
    limits = Limits(seconds=-1)
    [(name, note)] = unpack(load_path(tmp_path / "a", limits=limits))
    assert (name, note.code) == (str(tmp_path / "a"), "archive_too_slow")


def test_what_is_done_with_the_members_takes_none_of_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_zip(tmp_path / "a")
    clock = iter(range(10**9))
    hours = [0]
    monkeypatch.setattr("articles.wire.reading.time.monotonic", lambda: next(clock) / 1e6 + hours[0] * 3600)
    members = 0
    for _part in unpack(load_path(tmp_path / "a")):
        members += 1
        hours[0] += 1
    assert members == MEMBERS
