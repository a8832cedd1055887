"""Where a page of a queue ended, as text that an address can carry. Pure."""

import re

_MARK = re.compile(r"-?\d{1,18}(?:_-?\d{1,18})*")


def mark(*values: int) -> str:
    """The values by which the last row of a page was ordered, for after_values()."""
    return "_".join(map(str, values))


def after_values(text: str, number: int) -> tuple[int, ...] | None:
    """The `number` values of a mark; None for anything that is no such mark."""
    if not text.isascii() or not _MARK.fullmatch(text):
        return None
    values = tuple(map(int, text.split("_")))
    return values if len(values) == number else None
