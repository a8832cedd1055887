"""Spots -> names: which of them are the same one within a story."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.entities.abbreviations import explained_in
from articles.entities.english import dateline
from articles.entities.gazetteer import gazetteer
from articles.entities.name import Name, NameType, Reader, Spot
from articles.entities.persons import full_names
from articles.entities.spot import spot

LONGEST = 200
"""Characters of the longest name kept; what is longer is no name but a text without marks."""


RULES_AT_MOST = 0.7
"""Confidence of the surest name found by rules, so that it is never taken for one the model is sure of. Among
themselves they are weighed by what the rules say, which reaches 0.95.
"""

COMPANY_FORMS = frozenset({"a/s", "aps", "i/s", "p/s", "k/s", "inc", "inc.", "ltd", "ltd.", "gmbh", "ag", "plc"})
"""What a register adds to a company's name: "Nordkyst Færger A/S" is Nordkyst Færger."""


@dataclass(slots=True)
class _Found:
    """A spot with its words, its text's key, and the full form it stands for."""

    key: str
    spot: Spot
    text: str
    words: tuple[str, ...]
    type: NameType
    name: str


def names_in_story(texts: Mapping[str, str], language: str | None) -> dict[str, tuple[Name, ...]]:
    """The names in a story's texts, keys as given, each sorted by start and without overlaps.

    Texts are read in the order given (headline, lead, body), which is what "the nearest before" means.
    `language` is a BCP 47 tag; for anything but Danish and English, and for None, there are no names
    rather than noise. Invariants: text[start:end] == Name.text; one form has one type within the story.
    """
    subtag = (language or "").partition("-")[0].lower()
    found = [
        _found(key, text, spot_)
        for (key, text), spots in zip(texts.items(), spot(texts, subtag).values(), strict=True)
        for spot_ in spots
        if spot_.end - spot_.start <= LONGEST
    ]
    _settle_types(found)
    _link_abbreviations(texts, found)
    _link_persons(found)
    names: dict[str, list[Name]] = {key: [] for key in texts}
    for one in found:
        names[one.key].append(_name(one))
    return {key: tuple(sorted(of, key=lambda name: name.start)) for key, of in names.items()}


def _found(key: str, text: str, spot_: Spot) -> _Found:
    written = text[spot_.start : spot_.end]
    words = tuple(written.split())
    full = words
    if spot_.type == NameType.ORG and len(words) > 1 and words[-1].casefold() in COMPANY_FORMS:
        full = words[:-1]
    if spot_.type == NameType.PLACE and spot_.reader is Reader.RULES and written.isupper():
        full = (_as_elsewhere(written),)
    return _Found(key, spot_, written, words, spot_.type, " ".join(full))


def _as_elsewhere(written: str) -> str:
    """A place in the capitals of a dateline is that of the lists; "USA" stays as it is."""
    known = gazetteer("en").known
    return dateline(written) if known(written) is None and known(dateline(written)) else written


def _name(one: _Found) -> Name:
    sure = one.spot.confidence
    return Name(
        start=one.spot.start,
        end=one.spot.end,
        text=one.text,
        type=one.type,
        name=one.name,
        confidence=min(sure, RULES_AT_MOST) if one.spot.reader is Reader.RULES else sure,
        reader=one.spot.reader,
    )


def _settle_types(found: list[_Found]) -> None:
    """One form, one type: that of its surest spot, the first of equals."""
    surest: dict[str, Spot] = {}
    for one in found:
        known = surest.get(one.name)
        if known is None or one.spot.confidence > known.confidence:
            surest[one.name] = one.spot
    for one in found:
        one.type = surest[one.name].type


def _link_persons(found: list[_Found]) -> None:
    """Link a person's short form to the full one, as articles.entities.persons says."""
    persons = [one for one in found if one.type == NameType.PERSON]
    for one, full in zip(persons, full_names([one.words for one in persons]), strict=True):
        one.name = " ".join(full)


def _link_abbreviations(texts: Mapping[str, str], found: list[_Found]) -> None:
    """Within the story an abbreviation that it explains is what it stands for: "Danmarks Tekniske Universitet (DTU)".

    The long form has to be found as an organisation; the short one is then one too, whatever it was taken for.
    Explained twice in different ways, it stays as it is.
    """
    orgs = {(one.key, one.spot.end): one.name for one in found if one.type == NameType.ORG}
    stands_for: dict[str, set[str]] = {}
    for key, text in texts.items():
        for pair in explained_in(text):
            if (key, pair.long_end) in orgs:
                stands_for.setdefault(pair.short, set()).add(orgs[key, pair.long_end])
    for one in found:
        meant = stands_for.get(one.text, set())
        if len(meant) == 1:
            (one.name,) = meant
            one.type = NameType.ORG
