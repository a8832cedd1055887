"""Corpora of marked names: what is read of their columns, and what is said of a file that is none."""

import gzip

import pytest

from articles.entities.recognise.corpora import CorpusFault, Sentence, read_norne, read_uner, spans
from tests.entities.recognise.corpus import NORWEGIAN, iob2


def test_sentences_of_uner(tmp_path):
    path = tmp_path / "own.iob2"
    path.write_text(iob2(), encoding="utf-8")
    assert read_uner(path)[0] == Sentence(
        words=("Præsident", "Ida", "Holm", "besøgte", "Thyborøn", "."),
        labels=("O", "B-PER", "I-PER", "O", "B-LOC", "O"),
        document="own.iob2",
        text="Præsident Ida Holm besøgte Thyborøn.",
    )


def test_a_packed_file_reads_as_a_plain_one(tmp_path):
    plain, packed = tmp_path / "own", tmp_path / "own.gz"
    plain.write_text(iob2(), encoding="utf-8")
    packed.write_bytes(gzip.compress(iob2().encode()))
    assert [s.words for s in read_uner(packed)] == [s.words for s in read_uner(plain)]


def test_an_inner_label_that_continues_nothing_begins_a_name(tmp_path):
    path = tmp_path / "own.iob2"
    path.write_text(iob2([[("Ida", "I-PER"), ("DSB", "I-ORG"), ("A/S", "I-ORG")]]), encoding="utf-8")
    assert read_uner(path)[0].labels == ("B-PER", "B-ORG", "I-ORG")


def test_norne_gets_the_types_and_marks_of_uner(tmp_path):
    path = tmp_path / "own.conll"
    path.write_text(NORWEGIAN, encoding="utf-8")
    assert read_norne(path) == [
        Sentence(
            ("USA", "og", "EU", "støtter", "USA-hæren"),
            ("B-LOC", "O", "B-ORG", "O", "B-LOC"),
            "one.conll",
        ),
        Sentence(
            ('"', "Titanic", '"', "av", "Ola", "Vik", "i", "Oslo"),
            ("O", "O", "O", "O", "B-PER", "I-PER", "O", "B-LOC"),
            "one.conll",
        ),
        Sentence(
            ("Oslo", "kommune", "ble", "Oslo-vennlig", "Bergen-vennlig"),
            ("B-ORG", "I-ORG", "O", "B-LOC", "O"),
            "two.conll",
        ),
    ]


@pytest.mark.parametrize("read", [read_uner, read_norne])
@pytest.mark.parametrize("data", [None, b"", b"\xff\xfe", b"1\tOslo\n", b"\x1f\x8b broken"])
def test_what_is_no_corpus_is_said_with_its_path(tmp_path, read, data):
    path = tmp_path / "own"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CorpusFault, match=str(path)):
        read(path)


def test_spans_are_first_and_after_last():
    labels = ("B-PER", "I-PER", "B-PER", "O", "B-ORG", "I-ORG")
    assert spans(labels) == [(0, 2, "PER"), (2, 3, "PER"), (4, 6, "ORG")]
