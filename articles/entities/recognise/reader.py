"""Names by words -> names by characters, as newspapers see them: no possessive ending, no tail of a compound.

"EU-landenes" is one word, and in the corpora one name; to a reader of news the name in it is EU.
"""

from collections.abc import Mapping
from itertools import accumulate, pairwise

from articles.entities import cues, words
from articles.entities.gazetteer import gazetteer
from articles.entities.name import NameType, Spot
from articles.entities.possessive import bare
from articles.entities.recognise.decode import Tagged
from articles.entities.recognise.sentences import Word, sentences_of
from articles.entities.recognise.tagger import tagger

_TYPES = {"PER": NameType.PERSON, "ORG": NameType.ORG, "LOC": NameType.PLACE}


def spots_by_model(texts: Mapping[str, str]) -> dict[str, tuple[Spot, ...]]:
    """The names in each Danish text, keys as given, sorted by start, never overlapping. Never raises."""
    read = {key: list(sentences_of(text)) for key, text in texts.items()}
    story = [sentence for sentences in read.values() for sentence in sentences]
    tagged = tagger().tag([[word.text for word in sentence] for sentence in story])
    trim = _Trim(story)
    spots = [
        tuple(spot for name in names if (spot := trim.spot(sentence, name)))
        for sentence, names in zip(story, tagged, strict=True)
    ]
    bounds = pairwise(accumulate((len(sentences) for sentences in read.values()), initial=0))
    return {
        key: tuple(spot for of in spots[start:end] for spot in of)
        for key, (start, end) in zip(read, bounds, strict=True)
    }


class _Trim:
    """Cuts names to what is printed as the name, in the light of one story."""

    def __init__(self, story: list[list[Word]]) -> None:
        self._lists = gazetteer("da")
        self._capitals = {word.text for sentence in story for word in sentence if word.text[0].isupper()}

    def spot(self, sentence: list[Word], name: Tagged) -> Spot | None:
        """The characters of a name; None when nothing of a name is left."""
        first, last = sentence[name.start], sentence[name.end - 1]
        after = sentence[name.end].text if name.end < len(sentence) else ""
        whole = " ".join(word.text for word in sentence[name.start : name.end])
        kept = last.text if self._is_listed(whole) else self._kept(last.text, after)
        if name.end - name.start == 1 and kept != last.text and kept.casefold() in words.NOT_NAMES:
            return None
        return Spot(first.start, last.start + len(kept), _TYPES[name.type], round(name.confidence, 3))

    def _kept(self, word: str, after: str) -> str:
        if cues.is_compound(word) and not self._is_listed(word):
            return word.rpartition("-")[0]
        return bare(
            word,
            is_known=lambda form: self._is_listed(form) or form.casefold() in words.ORG_WORDS,
            stands=self._capitals.__contains__,
            after=after if after[:1].isalpha() else "",
            danish=True,
        )

    def _is_listed(self, word: str) -> bool:
        return self._lists.known(word) is not None or self._lists.maybe(word) is not None
