"""The border of the room's first half: the texts of a story -> which characters are names, and of what.

Danish is read by a model, English by rules for want of one, other languages not at all; a spaCy pipeline that was
configured comes first in its language.
"""

from collections.abc import Mapping

from articles.entities import spacy_names
from articles.entities.by_rules import spots_by_rules
from articles.entities.name import Spot
from articles.entities.recognise import spots_by_model


def spot(texts: Mapping[str, str], language: str) -> dict[str, tuple[Spot, ...]]:
    """The names in each text, keys as given, sorted by start, never overlapping.

    `language` is a primary subtag. All texts of a story are read together, as one document in the order given.
    Never raises, but for NoPipeline when a configured pipeline cannot be loaded.
    """
    if spacy_names.reads(language):
        return spacy_names.spots_by_spacy(texts, language)
    if language == "da":
        return spots_by_model(texts)
    if language == "en":
        return spots_by_rules(texts, language)
    return dict.fromkeys(texts, ())
