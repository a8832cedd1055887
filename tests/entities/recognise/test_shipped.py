"""The model that ships: there, small, read late, and as right as promised."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.entities import reader_version
from articles.entities.recognise.model import SHIPPED
from articles.entities.recognise.tagger import tagger
from tests.entities.recognise.corpus import iob2

ROOT = Path(__file__).parents[3]
DEV = ROOT.parent / "shared" / "names" / "uner_da_dev.iob2.gz"
needs_corpus = pytest.mark.skipif(not DEV.is_file(), reason="the corpus is no part of the project and is not beside it")


def evaluated(capsys, *arguments):
    call_command("evaluate_names", *arguments)
    return capsys.readouterr().out


def test_it_is_there_and_small():
    assert 1_000_000 < SHIPPED.stat().st_size < 4_000_000
    assert SHIPPED.with_name("MODEL.md").is_file()


def test_it_is_loaded_once():
    assert tagger() is tagger()


def test_pages_do_not_load_it():
    code = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "newsarchive.settings"
django.setup()
import articles.urls
from articles.entities import reader_version
from articles.lexicon import dictionary
from articles.entities.recognise.tagger import tagger
assert reader_version()
assert tagger.cache_info().currsize == 0
assert dictionary._blocks.cache_info().currsize == 0
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_version_of_the_reader_is_short_and_stays():
    assert reader_version() == reader_version()
    assert 8 <= len(reader_version()) <= 40


def test_the_command_prints_scores_confusions_and_errors(tmp_path, capsys):
    path = tmp_path / "own.iob2"
    path.write_text(iob2([[("Hun", "O"), ("bor", "O"), ("i", "O"), ("Frankrig", "B-ORG"), (".", "O")]]), "utf-8")
    lines = evaluated(capsys, str(path), "--errors").splitlines()
    assert lines[3].split() == ["LOC", "0.0", "0.0", "0.0", "0", "1", "0"]
    assert lines[4].split() == ["ALL", "0.0", "0.0", "0.0", "1", "1", "0"]
    assert lines[-2:] == ["    1  ORG taken for LOC", "ORG LOC  Frankrig  |  Hun bor i Frankrig ."]
    assert json.loads(evaluated(capsys, str(path), "--raw", "--json"))["confusions"] == [
        {"marked": "ORG", "found": "LOC", "times": 1}
    ]


@needs_corpus
def test_it_is_as_right_as_promised_also_on_raw_text(capsys):
    words = json.loads(evaluated(capsys, str(DEV), "--json"))["ALL"]
    raw = json.loads(evaluated(capsys, str(DEV), "--json", "--raw"))["ALL"]
    assert words["marked"] == raw["marked"] == 379
    assert words["f1"] >= 80
    assert raw["f1"] >= words["f1"] - 1
