"""Training: the same corpora give the same bytes, and a model that reads."""

import gzip
import sys

import pytest
from django.core.management import CommandError, call_command

from articles.entities.recognise.corpora import CorpusFault
from articles.entities.recognise.model import ModelFault, pack, unpack
from articles.entities.recognise.respell import respelled
from articles.entities.recognise.tagger import Tagger
from articles.entities.recognise.train import DANISH, NORWEGIAN, train
from tests.entities.recognise.corpus import DANISH as SENTENCES
from tests.entities.recognise.corpus import NORWEGIAN as CONLL
from tests.entities.recognise.corpus import iob2


@pytest.fixture
def corpora(tmp_path):
    """A data folder with a few sentences."""
    (tmp_path / DANISH).write_bytes(gzip.compress(iob2(SENTENCES * 5).encode()))
    (tmp_path / NORWEGIAN).write_bytes(gzip.compress(CONLL.encode()))
    return tmp_path


def trained(corpora, **how):
    return train(corpora, lambda *_: None, iterations=(15, 15), **how)


def test_the_same_corpora_give_the_same_bytes(corpora):
    assert trained(corpora).packed == trained(corpora).packed


def test_a_model_reads_what_it_was_shown(corpora, tmp_path):
    (tmp_path / "model").write_bytes(trained(corpora).packed)
    words = [word for word, _ in SENTENCES[0]]
    names = Tagger(unpack(tmp_path / "model")).tag([words])[0]
    assert [(name.start, name.end, name.type) for name in names] == [(1, 3, "PER"), (4, 5, "LOC")]


def test_held_out_sentences_are_the_last(corpora):
    assert trained(corpora).sentences == 23
    assert trained(corpora, hold_out=4).sentences == 19


def test_progress_is_told(corpora):
    told = []
    train(corpora, lambda what, done, whole: told.append((what, done, whole)), iterations=(3, 2))
    assert told[0] == ("reading for part 1 of 2", 20, 20)
    assert ("training part 1 of 2", 3, 3) in told
    assert told[-1] == ("training part 2 of 2", 2, 2)


def test_a_corpus_that_is_missing_is_named(tmp_path):
    with pytest.raises(CorpusFault, match=DANISH):
        trained(tmp_path)
    with pytest.raises(CommandError, match="Nothing was trained"):
        call_command("train_names", "--data", str(tmp_path), "--out", str(tmp_path / "model"))
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_is_said_how_to_get_it(corpora, monkeypatch):
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    with pytest.raises(CommandError, match=r"pip install newsarchive\[train\]"):
        call_command("train_names", "--data", str(corpora))


def test_norwegian_is_respelled_but_for_names():
    assert respelled(("Hvem", "etter", "Jens", "Stoltenberg", "ble", "utenriksminister", "?")) == (
        "Hvem", "efter", "Jens", "Stoltenberg", "blev", "udenrigsminister", "?",
    )  # fmt: skip


@pytest.mark.parametrize("data", [None, b"", b"no model", pack([]), pack([b"something"]), pack([b"lCRF"])[:-9]])
def test_what_is_no_model_is_said(tmp_path, data):
    path = tmp_path / "model"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ModelFault, match="is no model of names"):
        unpack(path)
    with pytest.raises(CommandError, match="Nothing was measured"):
        call_command("evaluate_names", str(path), "--model", str(path))
