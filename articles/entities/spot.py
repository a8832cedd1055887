"""The border of the room's first half: the texts of a story -> which characters are names, and of what.

Danish is read by a model, English by rules for want of one, other languages not at all; a spaCy pipeline that was
configured comes first in its language.
"""

from collections.abc import Mapping

from articles.entities import spacy_names
from articles.entities.by_rules import spots_by_rules
from articles.entities.name import Reader, Spot
from articles.entities.recognise import spots_by_model


def spot(texts: Mapping[str, str], language: str) -> dict[str, tuple[Spot, ...]]:
    """The names in each text, keys as given, sorted by start, never overlapping.

    `language` is a primary subtag. All texts of a story are read together, as one document in the order given.
    Never raises, but for NoPipeline when a configured pipeline cannot be loaded.
    """
    match reader_of(language):
        case Reader.SPACY:
            return spacy_names.spots_by_spacy(texts, language)
        case Reader.MODEL:
            return spots_by_model(texts)
        case Reader.RULES:
            return spots_by_rules(texts, language)
    return dict.fromkeys(texts, ())


def reader_of(language: str) -> Reader | None:
    """What reads stories in this language (a BCP 47 tag, or ""); None when nothing does."""
    subtag = language.partition("-")[0].lower()
    if spacy_names.reads(subtag):
        return Reader.SPACY
    return {"da": Reader.MODEL, "en": Reader.RULES}.get(subtag)
