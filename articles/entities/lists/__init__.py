"""What the recogniser of names knows of the world: lists of names by kind.

`hand/KIND.txt` is written by hand from general knowledge, `made/KIND.txt` by `python -m articles.entities.lists.make`
from open sources; both hold one name a line, UTF-8, after a header of lines that begin with "# " (source, licence).
Case counts and is that of running Danish text: "Island" is a country, "island" is not. No list is drawn from a corpus
of annotated names: a list that knows the training texts teaches a recogniser to trust it too much.
Licences and credits: LICENCES.md.
"""

from functools import cache
from pathlib import Path

KINDS = (
    "country",
    "region",
    "dkplace",
    "bigcity",
    "midcity",
    "firstname",
    "surname",
    "party",
    "authority",
    "municipality",
    "university",
    "institution",
    "media",
    "company",
    "club",
    "band",
    "union_org",
    "acronym",
)
"""What a recogniser may ask for. A name may be of several kinds: Liverpool is a city and a club."""

RULE_KINDS = ("english_place", "ambiguous_place", "ambiguous_org", "ambiguous_firstname")
"""What only the rules of the gazetteer ask for."""

FOLDER = Path(__file__).parent
"""Where the files are, in `hand/` and `made/`."""


@cache
def names(kind: str) -> frozenset[str]:
    """All names of a kind of KINDS or RULE_KINDS, read on first use. Raises ValueError for any other kind."""
    return by_hand(kind) | _read("made", kind)


@cache
def by_hand(kind: str) -> frozenset[str]:
    """Those of them that are written by hand: well-known ones, with fewer that are ordinary words too."""
    if kind not in KINDS and kind not in RULE_KINDS:
        raise ValueError(f"There is no list of kind {kind!r}; there are {', '.join(KINDS + RULE_KINDS)}.")
    return _read("hand", kind)


def _read(folder: str, kind: str) -> frozenset[str]:
    path = FOLDER / folder / f"{kind}.txt"
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("# "))
