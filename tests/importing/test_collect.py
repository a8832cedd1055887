"""What an operator names, as files."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from articles.importing import collect, find_files
from articles.wire import PackedFile, WireFile, unpack


def names(sources) -> list[str]:
    return [source.name if isinstance(source, WireFile) else source[0] for source in sources]


def test_folders_are_opened_in_order_and_hidden_files_left_out(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/config", "a/.DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert find_files([str(tmp_path)]) == [str(tmp_path / name) for name in ("a/1.txt", "a/2.txt", "b.txt")]
    assert names(collect([str(tmp_path)])) == find_files([str(tmp_path)])


def test_a_hidden_file_that_is_named_is_read(tmp_path):
    (tmp_path / ".story.txt").write_bytes(b"text")
    assert [file.data for file in collect([str(tmp_path / ".story.txt")])] == [b"text"]


def test_what_cannot_be_read_is_its_name_and_the_reason(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "good.txt").write_bytes(b"text")
    paths = [str(tmp_path / name) for name in ("missing.txt", "pipe", "good.txt")]
    missing, pipe, good = collect(paths)
    assert (missing[0], missing[1].code) == (paths[0], "cannot_open")
    assert (pipe[0], pipe[1].code) == (paths[1], "not_a_file")
    assert (good.name, good.data) == (paths[2], b"text")


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path, settings):
    settings.WIRE_FILE_BYTES, settings.WIRE_ARCHIVE_BYTES = 10_000_000, 100_000_000
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    [(name, note)] = collect([str(tmp_path)])
    assert (name, str(note)) == (str(tmp_path / "huge.txt"), "The file is 50 MB; the limit is 10 MB.")


def test_the_operators_choices_and_the_limits_go_with_every_file(tmp_path, settings):
    settings.WIRE_FILE_BYTES, settings.WIRE_ARCHIVE_BYTES, settings.WIRE_ARCHIVE_FILES = 1000, 2000, 3
    settings.WIRE_DEPTH, settings.WIRE_SECONDS = 7, 8
    (tmp_path / "one.txt").write_bytes(b"text")
    [file] = collect([str(tmp_path)], charset="cp865", provider="dpa")
    assert (file.limits.depth, file.limits.seconds) == (7, 8)
    assert (file.charset, file.provider) == ("cp865", "dpa")
    assert (file.limits.file_bytes, file.limits.archive_bytes, file.limits.archive_members) == (1000, 2000, 3)


def test_standard_input_is_one_file(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    [file] = collect(["-"])
    assert (file.name, file.data) == ("-", b"text")


def test_a_name_that_is_no_text_becomes_one(tmp_path):
    path = os.fsencode(tmp_path) + b"/r\xf8d.txt"
    Path(os.fsdecode(path)).write_bytes(b"text")
    [file] = collect([str(tmp_path)])
    assert file.name == f"{tmp_path}/r\ufffdd.txt"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_named(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o000)
    [(name, note)] = collect([str(tmp_path)])
    assert (name, note.code) == (str(tmp_path / "closed"), "closed_folder")


def test_an_archive_is_left_where_it_is_until_its_members_are_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "wire.zip", "w") as archive:
        archive.writestr("one.txt", b"text")
    [packed] = collect([str(tmp_path)], charset="cp865", provider="dpa")
    assert isinstance(packed, PackedFile)
    [member] = unpack(packed)
    assert (member.name, member.data) == (f"{tmp_path}/wire.zip/one.txt", b"text")
    assert (member.charset, member.provider, member.limits) == ("cp865", "dpa", packed.limits)
