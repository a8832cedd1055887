"""A headline for a story that came without one: the first sentence of its text, cut at a word."""

import re
from collections.abc import Iterable

LONGEST = 110
"""Characters, the ellipsis included."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words(
    """adj adm adr afd ang ank b.la bd bl.a bl ca cand d d.s d.v.s dir div dr ds dvs e.g e.kr eks ekskl evt f.eks f.kr
    feks fhv fr frk fx følg gl hhv hr i.e i.h.t i.st ifm ift iht inkl insp jf jfr kap kbh kgl kl kst lb.nr m.a.o m.h.t
    mag maks max mht mia mio mr mrs ms n.br nr omkr omr p.a p.g.a p.t pga pkt prof pst ref resp sct skt sml st stk str
    t.h t.o.m t.v tlf vedr vej.nr vha vs årg"""
)
"""Abbreviations that more of the sentence follows, lower case, without their last full stop."""
TITLES = _words("Capt Col Gen Gov Lt No Rep Sen Sgt")
"""English ones that are Danish or English words when they have no capital."""
CLOSING_ABBREVIATIONS = _words("a.m etc jr kr m.fl m.m m.v mv o.a o.l o.lign osv p.m pct sr tr")
"""Those that may well stand at the end of a sentence; a headline keeps their full stop."""
MONTHS_CUT = _words("jan feb mar apr jun jul aug sep sept okt oct nov dec")
"""Abbreviations only before a number: "16. aug. 2020"; "jul" is Christmas."""
MONTHS = _words(
    """januar februar marts april maj juni juli august september oktober november december
    january february march may june july october"""
)
_END = re.compile(r"""[.!?…]+["'”’»«)\]]*(?=\s|$)""")
_OPENING = " \"'“”„‘’»«([–-"
_CLOSING = " ,;:.–-—"


def derive_headline(lead: str | None, paragraphs: Iterable[str] = ()) -> str:
    """The first sentence of the lead, else of the first paragraph; "" when there is no text.

    At most 110 characters: longer ones end at a word and an ellipsis. A closing full stop is left out, as in any
    headline. White space is collapsed.
    """
    text = next((text for part in (lead, *paragraphs) if (text := " ".join((part or "").split()))), "")
    sentence = _first_sentence(text)
    if len(sentence) > LONGEST:
        return _cut(sentence)
    keeps_stop = _goes_on(_last_word(sentence)) or _last_word(sentence).lower() in CLOSING_ABBREVIATIONS
    if sentence.endswith(".") and not sentence.endswith("..") and not keeps_stop:
        return sentence[:-1]
    return sentence


def _first_sentence(text: str) -> str:
    for end in _END.finditer(text):
        sentence, rest = text[: end.end()], text[end.end() :].lstrip(_OPENING)
        if _ends_sentence(sentence, end.group(), rest):
            return sentence
    return text


def _ends_sentence(sentence: str, marks: str, rest: str) -> bool:
    """Whether a sentence ends here: the next word is no small letter, and the mark belongs to no abbreviation."""
    if rest and rest[0].islower():
        return False
    if marks != ".":
        return True
    if not rest:
        return True
    last = _last_word(sentence)
    if last.isdecimal() and len(last) <= 2:
        return rest.split(" ", 1)[0].strip(_CLOSING).lower() not in MONTHS
    if rest[0].isdecimal() and last.lower() in MONTHS_CUT:
        return False
    return not _goes_on(last)


def _goes_on(word: str) -> bool:
    """Whether a full stop after `word` is its own: "bl.a.", "Dr.", an initial, "U.S."."""
    initials = all(len(part) == 1 and part.isupper() for part in word.split("."))
    return initials or word in TITLES or word.lower() in ABBREVIATIONS


def _last_word(sentence: str) -> str:
    """The word before the closing full stop."""
    return sentence[:-1].rsplit(" ", 1)[-1].lstrip(_OPENING)


def _cut(sentence: str) -> str:
    """At most LONGEST characters of `sentence`, ended at a word and an ellipsis."""
    room = sentence[:LONGEST]
    at_word = room.rpartition(" ")[0] or room[: LONGEST - 1]
    return at_word.rstrip(_CLOSING) + "…"
