"""`python -m articles.entities FILE`: the names in a text, with no database."""

import argparse
import json
import sys
from pathlib import Path

from articles.entities import names_in_story


def main(arguments: list[str] | None = None) -> int:
    """Print the names of FILE ("-": standard input). 0 when it could be read, 2 when not."""
    parser = argparse.ArgumentParser(prog="python -m articles.entities", description=main.__doc__)
    parser.add_argument("file", metavar="FILE", help="a UTF-8 text, or - for standard input")
    parser.add_argument("--lang", default="da", help="language of the text (da or en; default da)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
        text = data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 2
    names = [
        {
            "start": name.start,
            "end": name.end,
            "text": name.text,
            "type": name.type.value,
            "name": name.name,
            "confidence": name.confidence,
        }
        for name in names_in_story({"text": text}, options.lang)["text"]
    ]
    if options.json:
        print(json.dumps(names, ensure_ascii=False))
    else:
        for name in names:
            print(f"{name['start']:>7}-{name['end']:<7}{name['type']:<8}{name['name']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
