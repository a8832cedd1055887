"""python -m articles.wire FILE... [--json]: what is in a wire file. Needs no database.

With --json and one FILE exactly {"format", "stories", "skipped", "rejected"} is printed, with several FILEs a list
of these. Exit code 0: all fine; 1: something was rejected; 2: nothing could be read.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from articles.wire import as_json
from articles.wire.archive import unpack
from articles.wire.detect import read_file
from articles.wire.load import load_path, load_stdin
from articles.wire.reading import PackedFile, UnreadableFile, WireFile


def main(arguments: list[str] | None = None) -> int:
    """Print what the named files hold; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m articles.wire", description="Show what is in wire files.")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a wire file or an archive; - is standard input")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines for people")
    parser.add_argument("--charset", help="read the files in this charset, whatever they say")
    parser.add_argument("--provider", help="the agency (its code) that sent the files, whatever they say")
    chosen = parser.parse_args(arguments)
    results = [_read(name, chosen.charset, chosen.provider) for name in chosen.files]
    if chosen.json:
        print(json.dumps(results[0] if len(results) == 1 else results, ensure_ascii=False, indent=2))
    else:
        for name, result in zip(chosen.files, results, strict=True):
            print("\n".join(_lines(name, result)))
    return _exit_code(results)


def _read(name: str, charset: str | None, provider: str | None) -> dict[str, Any]:
    try:
        loaded = load_stdin() if name == "-" else load_path(Path(name))
    except UnreadableFile as error:
        return as_json.unreadable_to_json(error)
    file = replace(loaded, charset=charset, provider=provider)
    is_archive = isinstance(file, PackedFile)
    parts = [_read_member(member, is_archive) for member in unpack(file)]
    return parts[0] if len(parts) == 1 else _merged(parts)


def _read_member(member: Any, is_archive: bool) -> dict[str, Any]:
    """One file, or one member of an archive, whose name then stands before the reasons."""
    if isinstance(member, WireFile):
        name = member.name
        try:
            result = as_json.reading_to_json(member, read_file(member))
        except UnreadableFile as error:
            result = as_json.unreadable_to_json(error)
    else:
        name, note = member
        result = as_json.unreadable_to_json(UnreadableFile(note))
    if is_archive:
        for item in (*result["skipped"], *result["rejected"]):
            item["reason"] = f"{name}: {item['reason']}"
    return result


def _merged(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The members of an archive as one result; the format is theirs when they all have the same."""
    known = {part["format"] for part in parts if part["format"]}
    return {
        "format": known.pop() if len(known) == 1 else None,
        **{key: [each for part in parts for each in part[key]] for key in ("stories", "skipped", "rejected")},
    }


def _lines(name: str, result: dict[str, Any]) -> list[str]:
    lines = [f"{name}: {result['format'] or 'not read'}"]
    for story in result["stories"]:
        title = story["headline"] or story["lead"] or "(no headline)"
        lines.append(f"  {story['published_at'] or 'no date'}  {title[:90]}")
        lines.append(
            f"    {story['provider']} {story['guid']} version {story['version_text'] or story['version']}, "
            f"{story['status']}, {len(story['paragraphs'])} paragraphs"
        )
        lines += [f"    note: {warning}" for warning in story["warnings"]]
    for outcome in ("skipped", "rejected"):
        lines += [f"  {outcome}: item {each['item']}: {each['reason']}" for each in result[outcome]]
    return lines


def _exit_code(results: list[dict[str, Any]]) -> int:
    def has(key: str) -> bool:
        return any(result[key] for result in results)

    if not has("rejected"):
        return 0
    return 1 if has("stories") or has("skipped") else 2


if __name__ == "__main__":
    sys.exit(main())
