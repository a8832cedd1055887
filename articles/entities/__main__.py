"""`python -m articles.entities FILE`: the names and dates in a text, with no database."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articles.entities.dates import StoryDate, dates_in
from articles.entities.gather import names_in_story

Item = dict[str, Any]


class Unreadable(Exception):
    """What was given cannot be read; the message says what, why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Print the names and dates of FILE ("-": standard input). 0 when it could be read, 2 when not."""
    options = _parser().parse_args(arguments)
    try:
        text = _read(options.file)
        if options.lines:
            print(json.dumps([_items(*one) for one in _stories(text, options)], ensure_ascii=False))
            return 0
        items = _items(text, _story_date(options.story_date, "--story-date"), options.lang)
    except Unreadable as reason:
        print(reason, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(items, ensure_ascii=False))
    else:
        print("\n".join(map(_row, items)), end="\n" if items else "")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m articles.entities", description=main.__doc__)
    parser.add_argument("file", metavar="FILE", help="a UTF-8 text, or - for standard input")
    parser.add_argument("--lang", default="da", metavar="LANGUAGE", help="language of the text (da or en; default da)")
    parser.add_argument(
        "--story-date",
        metavar="DATE",
        help="when the story is from: 2020, 2020-08 or 2020-08-16; without it nothing is told from it",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument(
        "--lines",
        action="store_true",
        help='FILE is a JSON list of {"text", "story_date", "lang"}; print a JSON list with a list for each',
    )
    return parser


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{_named(file)} is not UTF-8: byte {error.start} cannot be read. Nothing was read; save it as UTF-8."
        ) from error
    except OSError as error:
        raise Unreadable(f"{file} cannot be read: {error.strerror}. Name a file that exists, or - .") from error


def _named(file: str) -> str:
    return "Standard input" if file == "-" else file


def _story_date(text: str | None, where: str) -> StoryDate | None:
    if text is None:
        return None
    try:
        return StoryDate.of(text)
    except ValueError as error:
        raise Unreadable(f"{where}: {error}. Nothing was read.") from error


def _stories(text: str, options: argparse.Namespace) -> list[tuple[str, StoryDate | None, str]]:
    """The stories of a JSON list; what one leaves out is taken from the options."""
    try:
        given = json.loads(text)
    except ValueError as error:
        raise Unreadable(f"{_named(options.file)} is not JSON: {error}. Nothing was read.") from error
    if not isinstance(given, list):
        raise Unreadable(f'{_named(options.file)} is not a list of {{"text", "story_date", "lang"}}. Nothing was read.')
    return [_story(number, one, options) for number, one in enumerate(given, 1)]


def _story(number: int, given: object, options: argparse.Namespace) -> tuple[str, StoryDate | None, str]:
    one = given if isinstance(given, dict) else {}
    text = one.get("text")
    told = one.get("story_date", options.story_date)
    language = one.get("lang") or options.lang
    if not isinstance(text, str) or not isinstance(told, str | None) or not isinstance(language, str):
        raise Unreadable(f'Item {number} is not {{"text", "story_date", "lang"}} with strings. Nothing was read.')
    return text, _story_date(told or None, f"Item {number}"), language


def _items(text: str, story: StoryDate | None, language: str) -> list[Item]:
    """Names and dates as they are printed, by where they begin."""
    names: Iterable[Item] = (
        {
            "start": name.start,
            "end": name.end,
            "text": name.text,
            "type": name.type.value,
            "name": name.name,
            "confidence": name.confidence,
        }
        for name in names_in_story({"text": text}, language)["text"]
    )
    dates: Iterable[Item] = (
        {
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "type": "date",
            "from": found.first_day.isoformat() if found.first_day else None,
            "to": found.end_day.isoformat() if found.end_day else None,
        }
        for found in dates_in(text, story=story, language=language)
    )
    return sorted([*names, *dates], key=lambda item: (item["start"], item["end"]))


def _row(item: Item) -> str:
    """A line of the table: of a date its range, or ? when it cannot be told."""
    said = item.get("name") or f"{item['text']} ({item['from']}/{item['to']})".replace("None/None", "?")
    return f"{item['start']:>7}-{item['end']:<7}{item['type']:<8}{said}"


if __name__ == "__main__":
    raise SystemExit(main())
