"""Archives: read as streams, within limits, whatever their names or headers say."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wire import Limits, WireFile, unpack
from articles.wire.archive import archive_kind
from tests.wire.reading import refusal, story

SEED = " date 2020-08 Kort indledning om Ærø.\n\nFørste afsnit.\n\n/ritzau/".encode()
SMALL = Limits(file_bytes=1000, archive_bytes=3000, archive_members=5)


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: Iterable[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def unpacked(data: bytes, name: str = "a.zip", limits: Limits = Limits()) -> list[tuple[str, bytes | str]]:  # noqa: B008
    """What comes out, in order: (name, bytes) of what is read, (name, code) of what is refused."""
    return [
        (part.name, part.data) if isinstance(part, WireFile) else (part[0], part[1].code)
        for part in unpack(WireFile(name=name, data=data, limits=limits))
    ]


def test_a_plain_file_is_itself() -> None:
    file = WireFile(name="a.txt", data=SEED, provider="tt", charset="utf-8")
    assert list(unpack(file)) == [file]


@pytest.mark.parametrize(
    "pack", [zipped, tarred, lambda members: gzip.compress(tarred(members))], ids=["zip", "tar", "tgz"]
)
@pytest.mark.parametrize("name", ["a.zip", "a.tar.xz", "a"])
def test_members_are_read_by_the_bytes_and_not_by_the_name_of_the_archive(pack: object, name: str) -> None:
    data = pack([("x/god.txt", SEED), ("urn:newsml:example:1.txt", SEED), ("tom.txt", b"")])  # type: ignore[operator]
    assert unpacked(data, name) == [
        (f"{name}/x/god.txt", SEED),
        (f"{name}/urn:newsml:example:1.txt", SEED),
        (f"{name}/tom.txt", b""),
    ]


def test_what_a_person_chose_for_the_archive_holds_for_its_members() -> None:
    (part,) = unpack(
        WireFile(name="a.zip", data=zipped([("b.txt", SEED)]), provider="tt", charset="cp865", limits=SMALL)
    )
    assert part == WireFile(name="a.zip/b.txt", data=SEED, provider="tt", charset="cp865", limits=SMALL)


def test_a_single_file_in_gzip_loses_the_suffix() -> None:
    assert unpacked(gzip.compress(SEED), "mappe/000_x.txt.gz") == [("mappe/000_x.txt.gz/000_x.txt", SEED)]
    (part,) = unpack(WireFile(name="000_x.txt.gz", data=gzip.compress(SEED)))
    assert isinstance(part, WireFile)
    assert story(part.data, part.name).guid == "000_x"


@pytest.mark.parametrize(
    "name",
    [
        "../../ude.txt",
        "/absolut.txt",
        "a/../../b.txt",
        r"..\..\c.txt",
        r"C:\d.txt",
        "C:/e.txt",
        r"\\server\f.txt",
        "..",
    ],
)
def test_a_member_that_points_outside_is_refused_by_name_and_the_good_one_read(name: str) -> None:
    shown = name.replace("\\", "/") if "\\" in name else name
    for data in (zipped([(name, SEED), ("god.txt", SEED)]), tarred([(name, SEED), ("god.txt", SEED)])):
        first, second = unpacked(data)
        assert first in ((f"a.zip/{name}", "archive_unsafe_name"), (f"a.zip/{shown}", "archive_unsafe_name"))
        assert second == ("a.zip/god.txt", SEED)


@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (zipped([("a.txt", bytes(20_000_000)), ("god.txt", SEED)]), Limits(), "archive_ratio"),
        (zipped([("a.txt", b"x" * 1001), ("god.txt", SEED)]), SMALL, "file_too_big"),
        (tarred([("a.txt", b"x" * 1001), ("god.txt", SEED)]), Limits(file_bytes=1000), "file_too_big"),
    ],
)
def test_a_member_that_is_too_much_is_refused_and_the_good_one_read(data: bytes, limits: Limits, code: str) -> None:
    assert unpacked(data, limits=limits) == [("a.zip/a.txt", code), ("a.zip/god.txt", SEED)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped((f"{n}.txt", SEED) for n in range(6)), "archive_members"),
        (zipped((f"{n}.txt", bytes(range(250)) * 4) for n in range(4)), "archive_too_big"),
        (zipped([]), "archive_empty"),
        (zipped([("mappe/", b"")]), "archive_empty"),
        (zipped([("a.txt", SEED)])[:40], "archive_damaged"),
        (b"PK\x03\x04" + SEED, "archive_damaged"),
        (gzip.compress(SEED)[:-6], "archive_damaged"),
        (gzip.compress(bytes(20_000)), "file_too_big"),
        (lzma.compress(SEED), "archive_kind"),
        (bz2.compress(SEED), "archive_kind"),
        (b"7z\xbc\xaf\x27\x1c" + SEED, "archive_kind"),
        (b"Rar!\x1a\x07" + SEED, "archive_kind"),
        (zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]), "office_document"),
        (bytes(1), "file_too_big"),
    ],
)
def test_a_whole_archive_is_refused_by_its_name(data: bytes, code: str) -> None:
    if data == bytes(1):
        data = b"PK\x03\x04" + bytes(3000)
    assert unpacked(data, limits=SMALL) == [("a.zip", code)]


def test_too_many_members_of_a_tar_are_noticed_while_listing_them() -> None:
    data = tarred((f"{n}.txt", b"") for n in range(6))
    assert unpacked(data, limits=Limits(archive_members=5)) == [("a.zip", "archive_members")]


def test_a_gzip_bomb_is_stopped_while_it_unpacks() -> None:
    assert unpacked(gzip.compress(bytes(9_000_000)), "a.gz") == [("a.gz", "archive_ratio")]


def test_archives_within_archives_are_not_opened() -> None:
    inner = zipped([("x.txt", SEED)])
    outer = [("i.zip", inner), ("i.gz", gzip.compress(SEED)), ("i.tar", tarred([("x.txt", SEED)])), ("god.txt", SEED)]
    refused = [("a.zip/i.zip", "archive_nested"), ("a.zip/i.gz", "archive_nested"), ("a.zip/i.tar", "archive_nested")]
    assert unpacked(zipped(outer)) == [*refused, ("a.zip/god.txt", SEED)]
    assert unpacked(tarred(outer)) == [*refused, ("a.zip/god.txt", SEED)]
    assert unpacked(gzip.compress(inner), "a.zip.gz") == [("a.zip.gz/a.zip", "archive_nested")]


def test_a_header_that_lies_about_the_size_gives_no_more_than_it_says() -> None:
    data = zipped([("a.txt", SEED * 20)])
    lying = data.replace(len(SEED * 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    assert unpacked(lying) == [("a.zip/a.txt", "archive_damaged")]


def test_links_locked_members_and_uncommon_packing_are_refused() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert unpacked(stream.getvalue()) == [("a.zip/link", "archive_not_a_file")]

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive_zip:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive_zip.writestr(info, "/etc/passwd")
    assert unpacked(stream.getvalue()) == [("a.zip/link", "archive_not_a_file")]

    assert unpacked(zipped([("a.txt", SEED)], zipfile.ZIP_LZMA)) == [("a.zip/a.txt", "archive_method")]
    locked = bytearray(zipped([("a.txt", SEED)]))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert unpacked(bytes(locked)) == [("a.zip/a.txt", "archive_encrypted")]


def test_folders_and_the_shadow_files_of_macos_are_left_out() -> None:
    members = [
        ("x/", b""),
        ("x/a.txt", SEED),
        ("__MACOSX/x/._a.txt", b"\0\5"),
        ("x/.DS_Store", b"\0"),
        ("x/._a.txt", b"\0"),
    ]
    assert unpacked(zipped(members)) == [("a.zip/x/a.txt", SEED)]


def test_a_member_without_a_name_does_not_stop_the_others() -> None:
    packed = zipped([("a.txt", SEED), ("b.txt", SEED)]).replace(b"a.txt", b"\0.txt")
    assert [part for part in unpacked(packed) if part[0].endswith("b.txt")] == [("a.zip/b.txt", SEED)]


def test_a_file_that_is_packed_is_not_read_as_if_it_were_plain() -> None:
    words = "This is a packed file. The files in it have to be read one by one."
    assert {refusal(data) for data in (zipped([("a.txt", SEED)]), gzip.compress(SEED), tarred([("a.txt", SEED)]))} == {
        words
    }


GOOD = [
    zipped([("a.txt", SEED), ("b.txt", SEED)]),
    tarred([("a.txt", SEED)]),
    gzip.compress(SEED),
    gzip.compress(tarred([("a", SEED)])),
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(GOOD), st.data())
def test_a_damaged_archive_is_refused_or_read_but_never_raises(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    piece = draw.draw(st.binary(max_size=4))
    broken = data[:at] + piece + data[at + draw.draw(st.integers(0, 8)) :]
    kind = archive_kind(broken)
    for part in unpack(WireFile(name="a", data=broken, limits=Limits(file_bytes=5000, archive_bytes=20_000))):
        assert not isinstance(part, WireFile) or len(part.data) <= 5000 or kind is None
