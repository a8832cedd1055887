"""`manage.py search`: the readers' search in a terminal."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.index.settle import settle
from articles.models import Article
from tests.factories import ArticleFactory
from tests.search.seeds import DEMONSTRATIONS, GREETINGS, make_seed

pytestmark = pytest.mark.django_db


def run(capsys, *arguments: str) -> tuple[int, str]:
    """Exit code and standard output."""
    try:
        call_command("search", *arguments)
        code = 0
    except SystemExit as leaving:
        code = leaving.code
    return code, capsys.readouterr().out


def test_hits_are_told_with_their_dates_sources_and_marked_snippets(capsys):
    story = make_seed(GREETINGS)
    code, out = run(capsys, "valgfusk")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "1 story; page 1 of 1"
    assert lines[2] == f"  1. {story.headline}"
    assert lines[3] == f"     2020-08, Ritzau, story {story.pk}, {GREETINGS}"
    assert "*valgfusk*" in lines[4]
    assert "person:   Aleksandr Lukasjenko (1), Angela Merkel (1)" in out


def test_pages_orders_and_limits(capsys):
    for number in range(5):
        ArticleFactory(headline=f"Valg {number}", body="")
    numbers = []
    for page in ("1", "2", "3"):
        out = run(capsys, "valg", "--limit", "2", "--page", page, "--sort", "oldest")[1]
        assert out.startswith(f"5 stories; page {page} of 3\n")
        numbers += [line for line in out.splitlines() if line.startswith("  ") and ". *Valg*" in line]
    assert numbers == [f"  {place}. *Valg* {place - 1}" for place in range(1, 6)]


def test_a_mistake_is_pointed_at_and_the_repaired_query_searched(capsys):
    make_seed(DEMONSTRATIONS)
    code, out = run(capsys, "(demonstr*")
    assert code == 1
    assert out.splitlines()[:2] == ["(demonstr*", "^ character 1: The parenthesis is never closed"]
    assert "Searched instead: (demonstr*)" in out
    assert "1 story; page 1 of 1" in out


def test_what_cannot_be_answered_is_said(capsys):
    code, out = run(capsys, "fra:2020-09-01 til:2020-08-01 valg")
    assert code == 1
    assert "story" not in out
    assert out.splitlines()[0]
    said = json.loads(run(capsys, "fra:2020-09-01 til:2020-08-01 valg", "--json")[1])
    assert (said["count"], said["results"]) == (0, [])
    assert said["error"]["message"] in out


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("query", ["lukasjenko", "(demonstr*", "valgfusk -merkel"])
def test_json_is_that_of_the_site(capsys, query, language):
    make_seed(DEMONSTRATIONS)
    make_seed(GREETINGS)
    prefix = "/en" if language == "en" else ""
    theirs = Client().get(f"{prefix}/search.json", {"q": query}).json()
    ours = json.loads(run(capsys, query, "--json", "--language", language)[1])
    assert ours.keys() == theirs.keys()
    for key in ours.keys() - {"error", "advice", "spelling"}:
        assert ours[key] == theirs[key], key
    error, other = ours["error"], theirs["error"]
    assert (error is None) == (other is None)
    if error:
        assert error.keys() == {*other, "code"}
        assert (error["position"], error["suggestion"]) == (other["position"], other["suggestion"])


def test_explained_it_says_what_was_looked_up_and_how(capsys):
    ArticleFactory(headline="Valg i maj", body="")
    ArticleFactory(headline="Valget", body="")
    settle(waiting=1)
    ArticleFactory(headline="Valgets dag", body="")
    code, out = run(capsys, 'valg OR "i maj"', "--explain", "--sort", "relevant")
    assert code == 0
    assert "Index: 3 stories listed, 1 segments stored, 1 of this process" in out
    assert "  of this process: 1 slots, 1 listed" in out
    assert "  Word(text='valg'): 3 stories" in out
    assert "  Phrase(text='i maj'): 1 stories" in out
    assert "terms, 3 postings, 2 blocks" in out
    for step in ("index", "terms", "postings", "masks", "page", "snippets", "facets", "histogram", "counts"):
        assert f"\n  {step} " in out
    assert "SELECT s.id, r.number, b.first" in out
    assert "Execution Time:" in out
    assert "Buffers: shared hit=" in out
    told = json.loads(run(capsys, "valg", "--explain", "--json")[1])
    assert told["explain"][0].startswith("Index: 3 stories")


def test_too_broad_a_search_is_a_sentence(capsys, settings):
    ArticleFactory()
    settings.SEARCH_SECONDS = 1e-9
    code, out = run(capsys, "valg")
    assert (code, out) == (1, "The search is too broad to count.\nAdd a date or a name.\n")
    assert json.loads(run(capsys, "valg", "--json")[1])["error"]["code"] == "too-broad"


def test_all_stories_for_an_empty_query(capsys):
    ArticleFactory()
    assert run(capsys, "")[1].startswith(f"{Article.objects.count()} story; page 1 of 1")


@pytest.mark.parametrize("arguments", [["valg", "--limit", "0"], ["valg", "--limit", "201"], ["valg", "--page", "x"]])
def test_numbers_that_are_none_are_refused(arguments):
    with pytest.raises(CommandError, match="must be a"):
        call_command("search", *arguments)
