"""Corpora of marked names -> sentences. Only for training and measuring; nothing of a corpus is shipped.

UNER: IOB2 in columns (Mayhew et al. 2024, CC BY-SA 4.0). NorNE: CoNLL of the Norwegian Dependency Treebank
(Jørgensen et al. 2020, annotations CC0).
"""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

LABELS = ("PER", "ORG", "LOC")
"""What a name names, as corpora write it."""

_NORNE = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE_LOC": "GPE", "GPE_ORG": "GPE", "DRV": "DRV"}
"""NorNE's categories. Products and events are no names here; a state that acts is a place still, as UNER has it."""

_BODIES = frozenset({"EU", "EUs", "EF", "EFs", "EØS", "kommune", "kommunes", "fylkeskommune", "fylkeskommunes"})
"""What holds one of these is a state or a district in NorNE, an organisation in UNER."""

_DOCUMENT = "#DOC"
_QUOTES = {"«": '"', "»": '"'}


class CorpusFault(Exception):
    """A corpus is not there or not what it should be; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence with their labels ("O", "B-PER", "I-PER", ...), one for each word."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    document: str = ""
    """Sentences that follow each other with the same document are one text."""
    text: str = ""
    """The sentence as printed, where the corpus has it, else ""."""


def read_uner(path: Path) -> list[Sentence]:
    """Sentences of a UNER file (IOB2, gzipped or not), all as one document. Raises CorpusFault."""
    sentences = []
    for text, rows in _blocks(_lines(path)):
        if any(len(row) < 3 or not _is_label(row[2]) for row in rows):
            raise CorpusFault(f"{path}: not a file in IOB2 columns (number, word, label): {rows[0]}")
        words, labels = tuple(row[1] for row in rows), _repaired(row[2] for row in rows)
        sentences.append(Sentence(words, labels, path.name, text))
    if not sentences:
        raise CorpusFault(f"{path}: no sentences")
    return sentences


def read_norne(path: Path) -> list[Sentence]:
    """Sentences of NorNE (CoNLL, gzipped or not) with UNER's labels, documents as marked. Raises CorpusFault.

    A word joined to a name by a hyphen ("USA-turen", marked as derived) takes the type its first part mostly has,
    for so UNER marks it.
    """
    raw = list(_norne_sentences(path))
    if not raw:
        raise CorpusFault(f"{path}: no sentences")
    usual = _usual_types(raw)
    return [replace(sentence, labels=_joined(sentence, usual)) for sentence in raw]


def _norne_sentences(path: Path) -> Iterator[Sentence]:
    document = ""
    for text, rows in _blocks(_lines(path)):
        document = text.removeprefix(_DOCUMENT).strip() if text.startswith(_DOCUMENT) else document
        if any(len(row) < 10 for row in rows):
            raise CorpusFault(f"{path}: not a file in CoNLL columns with name=: {rows[0]}")
        kept = [(row[1], _norne_label(row)) for row in rows if row[1] != "|"]
        if kept:
            words = tuple(_QUOTES.get(word, word) for word, _ in kept)
            yield Sentence(words, _repaired(label for _, label in kept), document)


def _norne_label(row: list[str]) -> str:
    name = row[9].rpartition("name=")[2].partition("|")[0]
    position, _, category = name.partition("-")
    return f"{position}-{_NORNE[category]}" if category in _NORNE else "O"


def _usual_types(sentences: Iterable[Sentence]) -> dict[str, str]:
    """By name of one word: the type it has most often, the first of equals."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for start, end, type_ in spans(sentence.labels):
            if end - start == 1 and type_ != "DRV":
                word = sentence.words[start]
                resolved = type_ if type_ != "GPE" else "LOC" if word not in _BODIES else "ORG"
                seen.setdefault(word, Counter())[resolved] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in seen.items()}


def _joined(sentence: Sentence, usual: dict[str, str]) -> tuple[str, ...]:
    """Labels with derived words and states resolved to UNER's types."""
    labels = list(sentence.labels)
    for start, end, type_ in spans(sentence.labels):
        if type_ == "DRV":
            head, hyphen, _tail = sentence.words[start].partition("-")
            known = usual.get(head) if hyphen and end - start == 1 else None
            labels[start:end] = [f"B-{known}"] if known else ["O"] * (end - start)
        elif type_ == "GPE":
            resolved = "LOC" if _BODIES.isdisjoint(sentence.words[start:end]) else "ORG"
            labels[start:end] = [label[:2] + resolved for label in labels[start:end]]
    return tuple(labels)


def spans(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    """The names in labels as (first word, word after the last, type)."""
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        position, _, type_ = label.partition("-")
        if position == "B":
            found.append((at, at + 1, type_))
        elif position == "I" and found and found[-1][1] == at and found[-1][2] == type_:
            found[-1] = (found[-1][0], at + 1, type_)
    return found


def _repaired(labels: Iterable[str]) -> tuple[str, ...]:
    """Every name begins with B: an I that continues nothing becomes one."""
    repaired: list[str] = []
    for label in labels:
        goes_on = bool(repaired) and repaired[-1] != "O" and repaired[-1][2:] == label[2:]
        repaired.append("B" + label[1:] if label.startswith("I-") and not goes_on else label)
    return tuple(repaired)


def _is_label(label: str) -> bool:
    return label == "O" or (label[:2] in ("B-", "I-") and label[2:] in (*LABELS, "OTH", "MISC"))


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8").splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise CorpusFault(f"{path}: {error}") from error


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[list[str]]]]:
    """Columns of each sentence, with what its comments say of its text or document."""
    for has_text, block in groupby(lines, key=lambda line: bool(line.strip())):
        if not has_text:
            continue
        rows, text = [], ""
        for line in block:
            if "\t" in line:
                rows.append(line.split("\t"))
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line.startswith(_DOCUMENT):
                text = line
        if rows:
            yield text, rows
