"""python -m articles.query 'TEXT' [--json] [--language da|en]: how a query is read, without a database.

Exit code 0 when it has no mistake, 1 when it has one.
"""

import argparse
import json
import sys
from typing import Any

from articles.query.printer import to_text
from articles.query.read import ReadQuery, read_query
from articles.query.tree import And, Fuzzy, Named, Near, Node, Not, Or


def main(arguments: list[str] | None = None) -> int:
    """Read the query in the arguments and print what was understood."""
    parser = argparse.ArgumentParser(prog="python -m articles.query", description="How a query is read.")
    parser.add_argument("text", help="the query, as one argument")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--language", choices=("da", "en"), default="da", help="spelling of what is printed")
    options = parser.parse_args(arguments)
    read = read_query(options.text, options.language)
    if options.json:
        sys.stdout.write(json.dumps(_as_json(read, options.language), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(_as_lines(read, options.text, options.language)) + "\n")
    return 1 if read.error else 0


def _as_json(read: ReadQuery, language: str) -> dict[str, Any]:
    error = read.error and {
        "code": read.error.note.code,
        "message": str(read.error.note),
        "advice": str(read.error.advice),
        "position": read.error.position,
        "suggestion": read.suggestion,
    }
    return {"canonical": to_text(read.tree, language), "tree": _node(read.tree), "error": error}


def _as_lines(read: ReadQuery, text: str, language: str) -> list[str]:
    lines: list[str] = []
    if read.error:
        lines += [
            " ".join(text.split("\n")),
            f"{' ' * read.error.position}^ character {read.error.position + 1}: {read.error.note}",
            str(read.error.advice),
            f"instead:   {read.suggestion or '(nothing is left to search for)'}",
        ]
    return [*lines, f"canonical: {to_text(read.tree, language)}", f"tree:      {read.tree!r}"]


def _node(tree: Node | None) -> Any:
    match tree:
        case None:
            return None
        case And(parts) | Or(parts):
            return {type(tree).__name__.lower(): [_node(part) for part in parts]}
        case Near(parts, distance):
            return {"near": [_node(part) for part in parts], "distance": distance}
        case Not(part):
            return {"not": _node(part)}
        case Fuzzy(text, edits):
            return {"fuzzy": text, "edits": edits}
        case Named(field, value, how):
            return {"field": field, "value": value, "how": how.__name__.lower()}
        case _:
            return {type(tree).__name__.lower(): tree.text}


if __name__ == "__main__":
    sys.exit(main())
