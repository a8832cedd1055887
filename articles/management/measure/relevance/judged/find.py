"""The judged collections of a folder, each in three files: found by looking into them.

Files may be packed by gzip. Those of one collection have one name before a point, a hyphen or an underscore
(CISI.ALL, cran_cran.qry.gz, news.docs.jsonl), or lie in a folder of their own under the names of their parts.
"""

import gzip
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from articles.management.measure.relevance.judged import json_lines, judgments, npl, smart, time_magazine
from articles.management.measure.relevance.judged.collection import Collection, CollectionFault, collection_of

_PACKED = b"\x1f\x8b"
_HEAD = 4_000
"""Characters by which a file is known."""
_PARTS = ("documents", "questions", "judgments")
_QUESTIONS = re.compile(r"qry|que|topic", re.IGNORECASE)
_DOCUMENTS = re.compile(r"doc|corpus", re.IGNORECASE)
_JUDGMENTS = re.compile(r"rlv|rel", re.IGNORECASE)
_NAMED = re.compile(r"(.+)\.(?:docs|documents|corpus|queries|questions|qrels)(?:\.\w+)*", re.IGNORECASE)
_PART_NAMES = re.compile(
    r"(?:docs?|documents?|corpus|query|queries|questions|qrels?|rlv|test|train|dev)?", re.IGNORECASE
)
FORMATS = "SMART (.I, .T, .W), TIME (*TEXT, *FIND), NPL (records parted by a slash) or JSON lines with TREC's qrels"


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    format: str
    """smart, time, npl, json or rows."""
    part: str
    """One of _PARTS."""


def find_collections(folder: Path) -> tuple[list[Collection], list[str]]:
    """The collections in the folder and below by name, and what is wrong with those that cannot be read.

    Raises CollectionFault when there is no folder or not a single collection in it.
    """
    if not folder.is_dir():
        raise CollectionFault(f"{folder} is no folder")
    groups: dict[tuple[str, Path], list[_File]] = defaultdict(list)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (file := _recognised(path)):
            groups[_name_of(path), _home_of(path)].append(file)
    collections, faults = [], []
    for (name, _home), files in sorted(groups.items()):
        if all(file.part == "judgments" for file in files):
            continue
        try:
            collections.append(_read(name, files))
        except CollectionFault as fault:
            faults.append(f"{name} cannot be read: {fault}")
    if not collections:
        raise CollectionFault("\n".join([f"There is no judged collection in {folder}: {FORMATS}", *faults]))
    return collections, faults


def _recognised(path: Path) -> _File | None:
    head = _text_of(path, _HEAD)
    for format_, begins in (("smart", r"\.I\s"), ("time", r"\*(?:TEXT|FIND)\b"), ("json", r"\{"), ("rows", "query-id")):
        if re.match(rf"\s*{begins}", head):
            return _File(path, format_, _part_of(path, format_))
    if re.search(r"^[ \t]*/[ \t]*$", head, re.MULTILINE):
        return _part_of_npl(path, has_letters=bool(re.search("[A-Za-z]{2}", head)))
    return _File(path, "rows", "judgments") if _is_row(head.lstrip().partition("\n")[0].split()) else None


def _part_of(path: Path, format_: str) -> str:
    if format_ == "rows":
        return "judgments"
    beside_the_name = path.name.lower().removeprefix(_name_of(path))
    return "questions" if _QUESTIONS.search(beside_the_name) else "documents"


def _part_of_npl(path: Path, *, has_letters: bool) -> _File | None:
    """By their names: NPL comes with lists of terms in the same format."""
    if has_letters and _QUESTIONS.search(path.name):
        return _File(path, "npl", "questions")
    if has_letters and _DOCUMENTS.search(path.name):
        return _File(path, "npl", "documents")
    return _File(path, "npl", "judgments") if not has_letters and _JUDGMENTS.search(path.name) else None


def _is_row(columns: list[str]) -> bool:
    """Whether this is a row of judgments: numbers alone, or TREC's four columns."""
    numbers = [bool(re.fullmatch(r"-?\d+(?:\.\d+)?", column)) for column in columns]
    return len(columns) > 1 and (all(numbers) or (len(columns) == 4 and columns[1] in ("0", "Q0") and numbers[3]))


def _name_of(path: Path) -> str:
    """The name of the collection that a file belongs to."""
    bare = path.name.removesuffix(".gz")
    if named := _NAMED.fullmatch(bare):
        return named[1].lower()
    first = re.split("_" if "_" in bare else "[.-]", bare)[0].lower()
    return _home_of(path).name.lower() if _PART_NAMES.fullmatch(first) else re.sub("qrels?$", "", first)


def _home_of(path: Path) -> Path:
    """The folder of a collection, which may keep its judgments in a folder within."""
    return path.parent.parent if path.parent.name == "qrels" else path.parent


def _read(name: str, files: list[_File]) -> Collection:
    documents, questions, grades = (_best(files, part) for part in _PARTS)
    asked, judged = _text_of(questions.path), _text_of(grades.path)
    text = _text_of(documents.path)
    match documents.format:
        case "smart":
            is_cranfield = judgments.are_cranfields(judged)
            told = smart.read_documents(text, titles_repeated=is_cranfield)
            questions_read = smart.read_questions(asked, by_place=is_cranfield)
            return collection_of(name, told, questions_read, judgments.read_grades(judged))
        case "time":
            read = time_magazine
            return collection_of(name, read.read_documents(text), read.read_questions(asked), read.read_grades(judged))
        case "npl":
            return collection_of(name, npl.read_documents(text), npl.read_questions(asked), npl.read_grades(judged))
    told, language = json_lines.read_documents(text)
    questions_read = json_lines.read_questions(asked)
    return collection_of(name, told, questions_read, judgments.read_grades(judged), language=language)


def _best(files: list[_File], part: str) -> _File:
    """The file of this part: of several, the judgments kept for tests, else the shortest name."""
    found = [file for file in files if file.part == part]
    if not found:
        raise CollectionFault(f"there are no {part} beside {files[0].path.name}")
    return min(found, key=lambda file: ("test" not in file.path.name, len(file.path.name), file.path.name))


def _text_of(path: Path, most: int = -1) -> str:
    """The text of a file, packed or not; undecodable bytes, returns and NULs are no reason to stop."""
    try:
        with path.open("rb") as plain:
            packed = plain.read(len(_PACKED)) == _PACKED
        with gzip.open(path) if packed else path.open("rb") as file:
            return file.read(most).decode(errors="replace").replace("\r", "").replace("\x00", "")
    except (OSError, EOFError, zlib.error) as problem:
        raise CollectionFault(f"{path} cannot be read: {problem}") from problem
