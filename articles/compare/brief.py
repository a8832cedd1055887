"""A difference cut down to what changed."""

from collections.abc import Iterable
from dataclasses import replace

from articles.compare.change import ParagraphChange, ParagraphKind, Part, PartKind
from articles.compare.tokens import tokens_of

MOST = 20
AROUND = 8
"""Words kept of the unchanged text on each side of a change."""
_CUT = "…"


def brief(changes: Iterable[ParagraphChange], most: int = MOST, around: int = AROUND) -> list[ParagraphChange]:
    """Of the paragraphs that are not the same the first `most`, with `around` words on each side of what changed.

    What was cut is an ellipsis; a paragraph that only moved keeps its beginning. totals() says how many there were.
    """
    differing = [change for change in changes if change.kind != ParagraphKind.SAME]
    return [_cut(change, around) for change in differing[:most]]


def _cut(change: ParagraphChange, around: int) -> ParagraphChange:
    last = len(change.parts) - 1
    parts = []
    for at, part in enumerate(change.parts):
        if part.kind == PartKind.SAME:
            head = around if at > 0 or last == 0 else 0
            parts.append(Part(part.kind, _without_middle(part.text, head, around if at < last else 0)))
        else:
            parts.append(part)
    return replace(change, parts=tuple(parts))


def _without_middle(text: str, head: int, tail: int) -> str:
    """The first `head` words and the last `tail` ones; all of it when no more than a word would go."""
    tokens = [token.text for token in tokens_of(text)]
    end = tokens.pop() if tokens and tokens[-1].isspace() else ""
    if len(tokens) <= head + tail + 1:
        return text
    return "".join([*tokens[:head], " " if head else "", _CUT, *tokens[len(tokens) - tail :], end])
