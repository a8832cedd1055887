"""Judged collections are found by looking into the files of a folder, in five formats."""

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.management.measure.relevance.judged import (
    Collection,
    CollectionFault,
    Document,
    find_collections,
    npl,
    smart,
)
from articles.management.measure.relevance.judged.judgments import read_grades

SHARED = Path(__file__).resolve().parents[4] / "shared" / "search" / "judged"

SMART_DOCUMENTS = """.I 1
.T
Diger og klitter
.A
Lundby, A.
.W
Diger og klitter
ved Thorsminde.
.X
1\t5\t1
.I 2
.T
Havn
.W
Havnen i Marstal.
.I 3
.W
Uden titel.
"""
TIME_DOCUMENTS = """*TEXT 017 01/04/63 PAGE 020

 THE DIKES OF THORSMINDE  THEY HELD .

*TEXT 020 01/04/63 PAGE 021

 THE HARBOUR OF MARSTAL .
*STOP
"""


def _write(folder: Path, **files: str) -> None:
    """Files by name, with `__` for a point and `___` for a hyphen; packed when the name ends in gz."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("___", "-").replace("__", ".")
        path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def _only(folder: Path) -> Collection:
    collections, faults = find_collections(folder)
    assert (len(collections), faults) == (1, [])
    return collections[0]


def test_cranfield_counts_questions_by_place_and_grades_from_one_to_four(tmp_path):
    _write(
        tmp_path,
        cran_cran__all__1400__gz=SMART_DOCUMENTS,
        cran_cran__qry__gz=".I 001\n.W\ndiger\n.I 004\n.W\nhavne .\n.I 009\n.W\nbroer\n",
        cran_cranqrel__gz="1 1 1 \n1 2 4 \n2 2 2 \n2 3 -1\n3 3 -1\n",
        cran_cranqrel__readme__gz="Codes:\n\n1 is a complete answer\n",
    )
    assert _only(tmp_path) == Collection(
        name="cran",
        documents={
            "1": Document("Diger og klitter", "\nved Thorsminde."),
            "2": Document("Havn", "Havnen i Marstal."),
            "3": Document("", "Uden titel."),
        },
        questions={"1": "diger", "2": "havne ."},
        grades={"1": {"1": 4, "2": 1}, "2": {"2": 3}},
    )


def test_cisi_has_questions_with_titles_and_judgments_that_end_in_zeros(tmp_path):
    _write(
        tmp_path,
        CISI__ALL=SMART_DOCUMENTS,
        CISI__QRY=".I 1\n.W\ndiger\n.I 58\n.T\nHavne\n.A\nOvergaard, V.\n.W\nog broer\n",
        CISI__REL="     1      1\t0\t0.000000\n    58      2\t0\t0.000000\n    58      3\t0\t0.000000\n",
    )
    collection = _only(tmp_path)
    assert collection.name == "cisi"
    assert collection.questions == {"1": "diger", "58": "Havne og broer"}
    assert collection.grades == {"1": {"1": 1}, "58": {"2": 1, "3": 1}}
    assert collection.documents["1"].body == "Diger og klitter\nved Thorsminde."


def test_med_has_judgments_in_trecs_columns(tmp_path):
    _write(tmp_path, MED__ALL=SMART_DOCUMENTS, MED__QRY=".I 1\n.W\n diger.\n", MED__REL="1 0 1 1\n1 0 3 1\n")
    _write(tmp_path, MED__REL__OLD="1 0 2 1\n")
    assert _only(tmp_path).grades == {"1": {"1": 1, "3": 1}}


def test_time_counts_articles_by_place(tmp_path):
    _write(
        tmp_path,
        TIME__ALL=TIME_DOCUMENTS,
        TIME__QUE="*FIND     1\n\nDIKES\nTHAT HELD .\n\n*FIND    2\n\nHARBOURS .\n\n*STOP\n",
        TIME__REL="\n1   1   2\n\n 2  2\n",
        TIME__STP="A\nABOUT\n",
    )
    assert _only(tmp_path) == Collection(
        name="time",
        documents={
            "1": Document("", "THE DIKES OF THORSMINDE  THEY HELD ."),
            "2": Document("", "THE HARBOUR OF MARSTAL ."),
        },
        questions={"1": "DIKES\nTHAT HELD .", "2": "HARBOURS ."},
        grades={"1": {"1": 1, "2": 1}, "2": {"2": 1}},
    )


def test_npl_has_records_parted_by_slashes_and_is_named_by_its_folder(tmp_path):
    _write(
        tmp_path / "NPL",
        doc___text="1\ndikes\nof sand\n   /\n2\nharbours\n   /\n3\n   /\n",
        doc___vecs="1\n 12 15 /\n2\n 3\n/\n",
        query___text="1\nDIKES\n/\n2\nHARBOURS\n/\n",
        rlv___ass="1\n 1 2\n   /\n2\n   2\n   /\n",
        term___vocab="1 dike\n/\n",
    )
    assert _only(tmp_path) == Collection(
        name="npl",
        documents={"1": Document("", "dikes\nof sand"), "2": Document("", "harbours")},
        questions={"1": "DIKES", "2": "HARBOURS"},
        grades={"1": {"1": 1, "2": 1}, "2": {"2": 1}},
    )


def _lines(*rows: dict[str, str]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_the_general_format_is_json_lines_with_qrels(tmp_path):
    _write(
        tmp_path,
        dk_news__docs__jsonl__gz=_lines(
            {"id": "d1", "title": "Diger", "text": "ved Thorsminde", "language": "da-DK"}, {"id": "d2", "text": "Havn"}
        ),
        dk_news__queries__jsonl=_lines({"id": "q1", "text": "diger"}, {"id": "q2", "text": "uden svar"}),
        dk_news__qrels="q1 0 d1 2\nq1 0 d2 0\n",
    )
    assert _only(tmp_path) == Collection(
        name="dk_news",
        documents={"d1": Document("Diger", "ved Thorsminde"), "d2": Document("", "Havn")},
        questions={"q1": "diger"},
        grades={"q1": {"d1": 2}},
        language="da",
    )


def test_beir_keeps_its_judgments_in_a_folder_within(tmp_path):
    _write(tmp_path / "nyt", corpus__jsonl=_lines({"_id": "d1", "title": "", "text": "Havn", "metadata": ""}))
    _write(tmp_path / "nyt", queries__jsonl=_lines({"_id": "q1", "text": "havn"}))
    for name in ("dev", "test"):
        _write(tmp_path / "nyt" / "qrels", **{f"{name}__tsv": f"query-id\tcorpus-id\tscore\nq1\td1\t{len(name)}\n"})
    collection = _only(tmp_path)
    assert (collection.name, collection.grades) == ("nyt", {"q1": {"d1": 4}})


def test_what_cannot_be_read_is_told_beside_what_can(tmp_path):
    _write(tmp_path, MED__ALL=SMART_DOCUMENTS, MED__QRY=".I 1\n.W\ndiger\n", MED__REL="1 0 1 1\n")
    _write(tmp_path, old__ALL=SMART_DOCUMENTS, old__QRY=".I 1\n.W\ndiger\n")
    _write(tmp_path, odd__docs__jsonl='{"id": "d1"}\n{"text"\n', odd__queries__jsonl='{"id": 1}', odd__qrels="1 0 d1 1")
    collections, faults = find_collections(tmp_path)
    assert [collection.name for collection in collections] == ["med"]
    assert [fault.partition(": Exp")[0] for fault in faults] == [
        "odd cannot be read: line 2 is not JSON",
        "old cannot be read: there are no judgments beside old.ALL",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 0 1 1\n1 0 1\n", "a judgment has 3 columns, the first has 4: 1 0 1"),
        ("1 0 1 good\n", "good is no grade"),
        ("1 2\n", "neither three nor four columns"),
        ("", "neither three nor four columns"),
    ],
)
def test_judgments_that_are_none_are_refused(text, said):
    with pytest.raises(CollectionFault, match=re.escape(said)):
        read_grades(text)


def test_a_folder_without_a_collection_is_refused_in_words(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing here\n")
    (tmp_path / "sizes.txt").write_text("1 2 3\n")
    with pytest.raises(CollectionFault, match=r"There is no judged collection in .*SMART.*TIME.*NPL.*JSON lines"):
        find_collections(tmp_path)
    with pytest.raises(CollectionFault, match="is no folder"):
        find_collections(tmp_path / "none")


def test_a_broken_pack_is_named(tmp_path):
    (tmp_path / "MED.ALL.gz").write_bytes(gzip.compress(SMART_DOCUMENTS.encode())[:40])
    with pytest.raises(CollectionFault, match=r"MED\.ALL\.gz cannot be read"):
        find_collections(tmp_path)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00./", exclude_categories=["C", "Z"]), min_size=1)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=5))
def test_records_of_npl_come_back_whatever_they_hold(texts):
    written = "".join(f"{number}\n{' '.join(words)}\n   /\n" for number, words in enumerate(texts, 1))
    assert npl.read_questions(written) == {str(number): " ".join(words) for number, words in enumerate(texts, 1)}


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_records_of_smart_come_back_whatever_they_hold(texts):
    written = "".join(f".I {number}\n.T\n{title}\n.W\n{body}\n" for number, (title, body) in enumerate(texts, 1))
    assert smart.read_documents(written, titles_repeated=False) == {
        str(number): Document(title, body) for number, (title, body) in enumerate(texts, 1)
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason="the judged collections are not beside the project")
def test_the_collections_beside_the_project_are_read_whole():
    collections, faults = find_collections(SHARED)
    assert faults == []
    assert {c.name: (len(c.documents), len(c.questions)) for c in collections} == {
        "cisi": (1460, 76),
        "cran": (1400, 225),
        "med": (1033, 30),
    }
