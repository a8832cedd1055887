"""An installed spaCy pipeline as reader of names, for the one language it is made for. Pure; needs the extra `spacy`.

Which pipeline, if any, is told once a process by configure(); nothing here reads settings. Finding a pipeline costs a
look at its files, loading it is put off until the first story in its language.
"""

import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.entities.evidence import Evidence
from articles.entities.name import NameType, Reader, Spot

CONFIDENCE = 0.8
"""Of every name: spaCy tells no probability of the names it finds. Between the surest and the doubtful of our own."""

LABELS = {
    "PER": NameType.PERSON,
    "PERSON": NameType.PERSON,
    "ORG": NameType.ORG,
    "LOC": NameType.PLACE,
    "GPE": NameType.PLACE,
    "GPE_LOC": NameType.PLACE,
}
"""What pipelines call what is looked for; all else they find (dates, works, faiths) is dropped."""

_IDLE = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "trainable_lemmatizer",
         "entity_linker", "textcat", "textcat_multilabel", "coref")  # fmt: skip
"""Components that names do not need, of those spaCy ships; not loading them halves the time."""
_LONGEST_PIECE = 50_000
"""Characters of a text read at once: spaCy refuses a million, and wants a gigabyte for a tenth of them."""
_EDGE = re.compile(r"^[^\w]+|[^\w.)]+$")


class NoPipeline(Exception):
    """The pipeline cannot be used. The message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """One installed pipeline: as it was asked for, where it lies, the language it reads."""

    name: str
    folder: Path
    language: str

    @property
    def version(self) -> str:
        """8 characters that change with any of its files."""
        whole = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(path.relative_to(self.folder).as_posix().encode() + b"\0")
                with path.open("rb") as file:
                    whole.update(hashlib.file_digest(file, "sha256").digest())
        return whole.hexdigest()[:8]


class _Configured:
    pipeline: Pipeline | None = None


def configure(name: str) -> None:
    """Let the pipeline `name`, an installed package or a folder, read its language; "" lets none. Loads nothing.

    Raises NoPipeline, and then none reads.
    """
    _Configured.pipeline = None
    _version.cache_clear()
    _loaded.cache_clear()
    _Configured.pipeline = find_pipeline(name) if name else None


def find_pipeline(name: str) -> Pipeline:
    """The pipeline that `name` stands for. Raises NoPipeline when it, or spaCy, is not installed or finds no names."""
    if importlib.util.find_spec("spacy") is None:
        raise NoPipeline(f"{name} needs spaCy, which is not installed: install the extra, newsarchive[spacy].")
    folder = _folder(name)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        language, labels = str(meta["lang"]), {label for of in meta["labels"].values() for label in of}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as problem:
        raise NoPipeline(
            f"{name} is no spaCy pipeline: {folder / 'meta.json'} cannot be read ({problem})."
        ) from problem
    if not labels & LABELS.keys():
        wanted = ", ".join(LABELS)
        raise NoPipeline(f"The spaCy pipeline {name} finds no names: none of its labels is one of {wanted}.")
    return Pipeline(name=name, folder=folder, language=language)


def load() -> None:
    """Load the configured pipeline now, if there is one, instead of at the first story. Raises NoPipeline."""
    if _Configured.pipeline:
        _loaded()


def reads(language: str) -> bool:
    """Whether a configured pipeline reads stories in this language (a primary subtag)."""
    return _Configured.pipeline is not None and _Configured.pipeline.language == language


def pipeline_version() -> str:
    """What a fingerprint of readers has to hold: "" without a pipeline. Reads the pipeline's files once a process."""
    return _version()


def spots_by_spacy(texts: Mapping[str, str], language: str) -> dict[str, tuple[Spot, ...]]:
    """The names in each text as the configured pipeline has them, keys as given, sorted by start, never overlapping.

    No name reaches over a line's end; a possessive ending is cut off as everywhere. Raises NoPipeline when the
    pipeline cannot be loaded.
    """
    evidence = Evidence(texts, language)
    pieces = [(key, start, piece) for key, text in texts.items() for start, piece in _pieces(text)]
    spots: dict[str, list[Spot]] = {key: [] for key in texts}
    read = _loaded().pipe([piece for _key, _start, piece in pieces])
    for (key, start, _piece), document in zip(pieces, read, strict=True):
        for entity in document.ents:
            if entity.label_ in LABELS:
                spot = _spot(texts[key], start + entity.start_char, start + entity.end_char, entity.label_, evidence)
                spots[key] += [spot] if spot else []
    return {key: tuple(of) for key, of in spots.items()}


def _spot(text: str, start: int, end: int, label: str, evidence: Evidence) -> Spot | None:
    """The span without marks at its edges and without a possessive ending; None when no letter is left."""
    written = text[start:end]
    stripped = _EDGE.sub("", written)
    start += written.find(stripped)
    last = stripped.split()[-1] if stripped else ""
    if not any(letter.isalpha() for letter in last):
        return None
    after = re.match(r" (\w+)", text[start + len(stripped) :])
    end = start + len(stripped) - len(last) + len(evidence.bare(last, after[1] if after else ""))
    return Spot(start, end, LABELS[label], CONFIDENCE, Reader.SPACY)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with where they begin; a line without end is parted at a space."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        while line.end() - start > _LONGEST_PIECE:
            cut = text.rfind(" ", start + 1, start + _LONGEST_PIECE)
            cut = cut if cut > 0 else start + _LONGEST_PIECE
            yield start, text[start:cut]
            start = cut
        yield start, text[start : line.end()]


def _folder(name: str) -> Path:
    """Where a pipeline lies: a folder, or an installed package. A package keeps its files in a folder of their own."""
    if Path(name).is_dir():
        return Path(name)
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        raise NoPipeline(
            f"The spaCy pipeline {name} is neither a folder nor an installed package; `python -m spacy download` brings"
            " those of spaCy."
        )
    return next((path.parent for path in sorted(Path(places[0]).glob("*/meta.json"))), Path(places[0]))


@lru_cache(maxsize=1)
def _version() -> str:
    return _Configured.pipeline.version if _Configured.pipeline else ""


@lru_cache(maxsize=1)
def _loaded() -> Any:
    pipeline = _Configured.pipeline
    if pipeline is None:
        raise NoPipeline("No spaCy pipeline is configured.")
    try:
        return importlib.import_module("spacy").load(pipeline.folder, exclude=_IDLE)
    except Exception as problem:
        sentence = str(problem).strip().splitlines()[0] if str(problem).strip() else ""
        raise NoPipeline(
            f"The spaCy pipeline {pipeline.name} cannot be loaded: {type(problem).__name__}: {sentence}"
        ) from problem
