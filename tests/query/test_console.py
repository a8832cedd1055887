"""python -m articles.query."""

import json
import subprocess
import sys

import pytest

from articles.query.__main__ import main


def test_a_query_without_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a OR -place:Minsk titel:b*", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "canonical": "a ELLER -sted:Minsk titel:b*",
        "tree": {
            "or": [
                {"word": "a"},
                {
                    "and": [
                        {"not": {"field": "place", "value": "Minsk", "how": "word"}},
                        {"field": "title", "value": "b", "how": "prefix"},
                    ]
                },
            ]
        },
        "error": None,
    }


def test_signs_and_nearness_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a NEAR/5 *b lukashenko~ titel:c~", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tree"] == {
        "and": [
            {"near": [{"word": "a"}, {"suffix": "b"}], "distance": 5},
            {"fuzzy": "lukashenko", "edits": 2},
            {"field": "title", "value": "c", "how": "fuzzy"},
        ]
    }


def test_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["(a", "--json", "--language", "en"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "canonical": "a",
        "tree": {"word": "a"},
        "error": {
            "code": "paren-open",
            "message": "The parenthesis is never closed",
            "advice": "At character 1 a parenthesis begins, but there is no ) to end it.",
            "position": 0,
            "suggestion": "(a)",
        },
    }


def test_a_mistake_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a *"]) == 1
    assert capsys.readouterr().out.splitlines()[:4] == [
        "a *",
        "  ^ character 3: The star has no word beside it",
        (
            "A star stands right after the beginning of a word or right before its end: demonstr* finds every word that"
            " begins so, *valg every word that ends so."
        ),
        "instead:   a",
    ]


def test_it_needs_no_django() -> None:
    code = "import sys, articles.query.__main__ as console; console.main(['a']); sys.exit('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("canonical: a\n")
