"""The headline block of an IPTC 7901 record: take keys, headline, by-line, notes in brackets, ended by ` =`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.wire.item import says_correction

_LAST_LINE_WITHIN = 15
_KEY = re.compile(
    r"""[\W_]*(?:
        extra | ekstra | flash | blitz | eil | haster | urgente? | alert | advisory | achtung | attention | obs
      | refile | rpt | repeat | wiederholung | resend | correct(?:ed|ion|s|ive) | berichtigung | korrektur | rettelse
      | \d+(?:st|nd|rd|th)\ (?:\w+\ )?(?:lead|ld|update|roundup|take|add|writethru)\b.* | lead(?:\ (?:all|\d+))?
      | \d+\.\ (?:lead|zusammenfassung|zf)\b.* | update(?:\ \d+)? | aktualisierung
      | (?:(?:bulletin|mandatory)\ )?kill(?:\ kill)* | withdrawn | withdrawal
      | embargo(?:ed\b.*|:.*|\ (?:until|bis|til)\b.*)? | sperrfrist\b.*
      | (?:news\ ?)?feature | analysis | analyse | background | baggrund | hintergrund | preview | vorschau | roundup
      | summary | zusammenfassung | interview | profile | porträt | chronology | chronologie | factbox | kommentar
    )[\W_]*""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_KEY = 45
_BYLINE = re.compile(r"(?:By|BY|Von|VON|Af|Av|Par|Por)\s+[\w\"“«]")
_KILL = re.compile(r"\W*(?:(?:bulletin|mandatory)\s)?kill\b|\W*withdraw(?:n|al)\b|\W*eliminar\b", re.IGNORECASE)
_REFILE = re.compile(r"\W*(?:refile|berichtigung)\b", re.IGNORECASE)
_UPDATE = re.compile(r"\W*(?:\d+(?:st|nd|rd|th)\s|\d+\.\s|lead\b|update\b|aktualisierung\b)", re.IGNORECASE)
_EMBARGO = re.compile(
    r"\W*(?:embargoed\b|embargo\W*$|embargo:|embargo\s(?:until|bis|til)\b|sperrfrist\b)|.*\bsperrfrist\s+\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands between STX and the text, each part on one line, as sent."""

    keys: tuple[str, ...] = ()
    """EXTRA, 1ST LEAD, REFILE, (Achtung) ..."""
    headline: str | None = None
    byline: str | None = None
    remarks: tuple[str, ...] = ()
    """In brackets, behind the headline: (Foto)."""


def cut_block(lines: Sequence[str]) -> tuple[Block, int]:
    """The block at the start of `lines`, and how many of them it takes up."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    for at, line in enumerate(lines[first : first + _LAST_LINE_WITHIN], start=first):
        if not line.strip():
            break
        if line.rstrip().endswith("="):
            block = [each.strip() for each in lines[first : at + 1]]
            block[-1] = block[-1].removesuffix("=").rstrip()
            return _sorted(list(_segments([each for each in block if each]))), at + 1
    return _without_sign(lines, first)


def _without_sign(lines: Sequence[str], first: int) -> tuple[Block, int]:
    """Some services end the block with an empty line only. What ends like a sentence, or stands alone, is text."""
    end = next((at for at in range(first, len(lines)) if not lines[at].strip()), len(lines))
    block = [line.strip() for line in lines[first:end]]
    following = next((line for line in lines[end:] if line.strip()), "#")
    is_text = (
        not 0 < len(block) <= 3
        or lines[first].startswith("   ")
        or block[-1].endswith((".", "!", "?", '"', "”", "»", "«", ":"))
        or " - " in " ".join(block)[:60]
        or block[0].startswith(("#", "*", "|"))
        or following.startswith("#")
    )
    return (Block(), first) if is_text else (_sorted(list(_segments(block))), end)


def _segments(lines: list[str]) -> Iterator[tuple[bool, str]]:
    """(is in brackets, text): a bracket may run over several lines, anything else is one line."""
    at = 0
    while at < len(lines):
        end = _end_of_brackets(lines, at) if lines[at].startswith("(") else None
        yield end is not None, " ".join(lines[at : (end or at) + 1])
        at = (at if end is None else end) + 1


def _end_of_brackets(lines: list[str], at: int) -> int | None:
    """The line that ends with the bracket which opens line `at`; None when text stands behind that bracket."""
    depth = 0
    for end in range(at, len(lines)):
        for place, sign in enumerate(lines[end]):
            depth += (sign == "(") - (sign == ")")
            if depth == 0:
                return end if place == len(lines[end]) - 1 else None
    return None


def _sorted(segments: list[tuple[bool, str]]) -> Block:
    keys: list[str] = []
    while len(segments) > 1 and (segments[0][0] or _is_key(segments[0][1], segments[1:])):
        if not any(not bracketed and not _BYLINE.match(text) for bracketed, text in segments[1:]):
            break
        keys.append(segments.pop(0)[1])
    headline: list[str] = []
    byline: list[str] = []
    remarks: list[str] = []
    for bracketed, text in segments:
        if bracketed and headline:
            remarks.append(text)
        elif byline or (headline and _BYLINE.match(text)):
            byline.append(text)
        else:
            headline.append(text)
    return Block(
        keys=tuple(keys),
        headline=" ".join(headline) or None,
        byline=" ".join(byline) or None,
        remarks=tuple(remarks),
    )


def _is_key(line: str, rest: list[tuple[bool, str]]) -> bool:
    if len(line) <= _LONGEST_KEY and _KEY.fullmatch(line):
        return True
    in_capitals = line.isupper() and len(line.split()) <= 3 and len(line) <= 30
    return in_capitals and not all(text.isupper() for _bracketed, text in rest)


def is_kill(key: str) -> bool:
    """Whether a take key (or a headline that is nothing else) takes a story back."""
    return bool(_KILL.match(key))


def is_correction(key: str) -> bool:
    """Whether a take key, or a heading among the notes, calls the story corrected."""
    return bool(_REFILE.match(key)) or says_correction(key)


def is_update(key: str) -> bool:
    """Whether a take key says that there was an earlier version: 2ND LEAD, UPDATE."""
    return bool(_UPDATE.match(key))


def is_embargo(key: str) -> bool:
    """Whether a take key or note holds the story back for now."""
    return bool(_EMBARGO.match(key))
