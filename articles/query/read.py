"""Reading that never fails: the tree, or the first mistake and a query to offer in its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.query.faults import Edit, Fault
from articles.query.parser import Analysis, analyse
from articles.query.printer import to_text
from articles.query.tree import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuery:
    """What became of a typed query.

    Without a mistake `error` is None and `suggestion` empty. With one, `suggestion` is a query without mistakes that
    keeps what it can of the typed one, empty when nothing is left to search for, and `tree` is the suggestion's.
    """

    tree: Node | None
    error: Fault | None = None
    suggestion: str = ""


def read_query(text: str, language: str = "da") -> ReadQuery:
    """Read what a person typed. Never raises. A suggestion is worded in `language` where it needs words of ours."""
    analysis = analyse(text)
    if not analysis.faults:
        return ReadQuery(tree=analysis.tree)
    suggestion, tree = _repaired(analysis, language)
    return ReadQuery(tree=tree, error=analysis.faults[0], suggestion=suggestion)


def _repaired(analysis: Analysis, language: str) -> tuple[str, Node | None]:
    """The typed text with its edits, when they mend it; else the tree in our own spelling, which always can be read."""
    for candidate in (apply_edits(analysis.text, analysis.edits), to_text(analysis.tree, language)):
        again = analyse(candidate)
        if not again.faults and again.tree is not None:
            return candidate, again.tree
    return "", None


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made, white space single. Of two edits that overlap, the one that begins first wins."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start < at:
            continue
        pieces += text[at : edit.start], edit.text
        at = edit.end
    return " ".join("".join((*pieces, text[at:])).split())
