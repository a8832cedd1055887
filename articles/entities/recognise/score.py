"""How right found names are beside marked ones: exact names, as CoNLL counted them (Tjong Kim Sang 2003)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from articles.entities.recognise.corpora import LABELS, CorpusFault, Sentence, spans
from articles.entities.recognise.decode import Tagged
from articles.entities.recognise.sentences import sentences_of

Span = tuple[int, int, str]
"""Start, end and type of a name; words or characters."""
Tag = Callable[[Sequence[Sequence[str]]], list[list[Tagged]]]
"""Words of the sentences of a story -> the names in each."""

NOTHING = "-"
"""In a confusion: no name at all."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names: marked in the corpus, found, and found exactly as marked."""

    marked: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Per cent of the found that are right; 0 when nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Per cent of the marked that were found; 0 when nothing was marked."""
        return 100 * self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 200 * self.right / (self.marked + self.found) if self.marked + self.found else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A name that was missed, invented, cut wrongly or given the wrong type."""

    marked: str
    """Type, or NOTHING."""
    found: str
    text: str
    """The name as marked, or as found when nothing is marked there."""
    sentence: str


@dataclass(slots=True)
class Measured:
    """Scores by type and of all ("ALL"), and what was wrong."""

    scores: dict[str, Score]
    mistakes: list[Mistake] = field(default_factory=list)

    def confusions(self) -> list[tuple[str, str, int]]:
        """How often what was taken for what: (marked, found, times), most frequent first. Same type: cut wrongly."""
        counted = Counter((mistake.marked, mistake.found) for mistake in self.mistakes)
        return sorted(((*pair, times) for pair, times in counted.items()), key=lambda row: (-row[2], row[:2]))


def measure_words(sentences: Sequence[Sentence], tag: Tag) -> Measured:
    """Measure on the words as the corpus cuts them. Documents are read as stories."""
    names: list[list[Tagged]] = []
    for document in _documents(sentences):
        names += tag([sentence.words for sentence in document])
    return _measured(
        (spans(sentence.labels), [(name.start, name.end, name.type) for name in found], sentence.words)
        for sentence, found in zip(sentences, names, strict=True)
    )


def measure_raw(sentences: Sequence[Sentence], tag: Tag) -> Measured:
    """Measure on raw text, cut into words by ourselves; names are compared by their characters.

    Raises CorpusFault when the corpus does not give its sentences as printed.
    """
    rows: list[tuple[list[Span], list[Span], str]] = []
    for document in _documents(sentences):
        cut = [list(sentences_of(sentence.text)) for sentence in document]
        names = iter(tag([[word.text for word in words] for parts in cut for words in parts]))
        for sentence, parts in zip(document, cut, strict=True):
            found = [
                (words[name.start].start, words[name.end - 1].end, name.type) for words in parts for name in next(names)
            ]
            rows.append((_characters(sentence), found, sentence.text))
    return _measured(rows)


def _documents(sentences: Sequence[Sentence]) -> Iterable[list[Sentence]]:
    documents: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)
    return documents.values()


def _characters(sentence: Sentence) -> list[Span]:
    """The marked names by characters of the printed sentence."""
    bounds, at = [], 0
    for word in sentence.words:
        start = sentence.text.find(word, at)
        if start < 0:
            raise CorpusFault(f"the sentence as printed does not hold its word {word!r}: {sentence.text!r}")
        at = start + len(word)
        bounds.append((start, at))
    return [(bounds[start][0], bounds[end - 1][1], type_) for start, end, type_ in spans(sentence.labels)]


def _measured(rows: Iterable[tuple[list[Span], list[Span], Sequence[str]]]) -> Measured:
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    for gold, mine, text in rows:
        marked.update(type_ for _, _, type_ in gold)
        found.update(type_ for _, _, type_ in mine)
        right.update(type_ for _, _, type_ in set(gold) & set(mine))
        mistakes += _mistakes(gold, mine, text)
    scores = {type_: Score(marked[type_], found[type_], right[type_]) for type_ in LABELS}
    scores["ALL"] = Score(marked.total(), found.total(), right.total())
    return Measured(scores, mistakes)


def _mistakes(gold: list[Span], mine: list[Span], text: Sequence[str]) -> list[Mistake]:
    whole = text if isinstance(text, str) else " ".join(text)
    wrong = [span for span in mine if span not in gold]
    mistakes = []
    for span in gold:
        if span in mine:
            continue
        other = next((one for one in wrong if one[0] < span[1] and span[0] < one[1]), None)
        if other:
            wrong.remove(other)
        mistakes.append(Mistake(span[2], other[2] if other else NOTHING, _text(text, span), whole))
    mistakes += [Mistake(NOTHING, span[2], _text(text, span), whole) for span in wrong]
    return mistakes


def _text(text: Sequence[str], span: Span) -> str:
    part = text[span[0] : span[1]]
    return part if isinstance(part, str) else " ".join(part)
