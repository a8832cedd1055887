"""What a hit shows of its text: marks where the index matched, never beyond."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.query.tree import And, Named, Not, Or, Phrase, Prefix, Word
from articles.search import SearchRequest, search
from articles.search.snippets import excerpts
from articles.search.text import wanted
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

FILLER = " ".join(["Politiet oplyser at sagen fortsat efterforskes."] * 20)


def shown(pieces) -> str:
    return "".join(f"[{text}]" if is_marked else text for text, is_marked in pieces)


def excerpt(tree, **story):
    article = ArticleFactory(**{"headline": "H", "lead": "", "body": "B", **story})
    [only] = excerpts([article], wanted(tree))
    return shown(only.headline), shown(only.snippet)


@pytest.mark.parametrize(
    ("language", "tree", "text", "marked"),
    [
        ("da", Word("protest"), "Protester, protesterne og protesten.", "[Protester], [protesterne] og [protesten]."),
        ("en", Word("run"), "Running and runs, løber.", "[Running] and [runs], løber."),
        ("en", Word("dying"), "They die.", "They [die]."),
        ("", Word("run"), "Run, running.", "[Run], running."),
        (
            "da",
            Phrase("kollektiv pagt"),
            "En kollektiv, så en »kollektiv pagt«.",
            "En kollektiv, så en »[kollektiv pagt]«.",
        ),
        ("da", Prefix("demonstr"), "Demonstranter demonstrerer.", "[Demonstranter] [demonstrerer]."),
        ("da", Prefix("demonstrationer"), "En demonstration.", "En [demonstration]."),
        ("da", Word("tut.by"), "Mediet tut.by skriver.", "Mediet [tut.by] skriver."),
        ("da", Word("A/S"), "Lego A/S, A og S.", "Lego [A/S], A og S."),
        ("da", Word("EU"), "EU's ledere, EU-topmøde.", "[EU]'s ledere, [EU]-topmøde."),
        ("da", Word("100.000"), "100.000 eller 100,000 og 100 000.", "[100.000] eller [100,000] og 100 000."),
        ("da", And((Word("ja"), Not(Word("nej")))), "ja og nej", "[ja] og nej"),
        ("da", Not(Not(Word("ja"))), "ja og nej", "[ja] og nej"),
        ("da", Or((Word("a"), Phrase("a b"))), "x a b c", "x [a b] c"),
        ("da", Or((Phrase("a b"), Phrase("b c"))), "x a b c d", "x [a b c] d"),
        ("da", Word("b"), "<b>1 & 2</b>", "<[b]>1 & 2</[b]>"),
        ("da", Named("person", "Putin"), "Putin kom.", "Putin kom."),
        ("da", Named("title", "Putin"), "Putin kom.", "Putin kom."),
        ("sv", Word("Öl"), "öl, ÖL", "[öl], [ÖL]"),
    ],
)
def test_marks(language, tree, text, marked):
    assert excerpt(tree, body=text, language=language)[1] == marked


def test_the_headline_is_marked_too_and_title_only_there():
    assert excerpt(Word("valg"), headline="Valget er slut", body="Om valget.") == ("[Valget] er slut", "Om [valget].")
    assert excerpt(Named("title", "valg"), headline="Valget er slut", body="Om valget.") == (
        "[Valget] er slut",
        "Om valget.",
    )


def test_a_piece_of_a_long_text_begins_with_its_sentence_and_ends_at_a_word():
    text = f"{FILLER} Sent om aftenen faldt der sne over Thy. {FILLER}"
    assert excerpt(Word("sne"), body=text)[1] == (
        "… Sent om aftenen faldt der [sne] over Thy. Politiet oplyser at sagen fortsat efterforskes. "
        "Politiet oplyser at sagen fortsat efterforskes. Politiet oplyser at sagen fortsat efterforskes. …"
    )


def test_words_far_apart_are_shown_in_two_pieces():
    text = f"Alfa kom først. {FILLER} Til sidst kom omega. {FILLER}"
    snippet = excerpt(And((Word("alfa"), Word("omega"))), body=text)[1]
    assert snippet.count(" … ") == 1
    assert "[Alfa] kom først." in snippet
    assert "[omega]" in snippet


def test_the_lead_is_shown_when_it_holds_more_of_what_was_asked():
    story = {"lead": "Alfa og omega.", "body": "Kun alfa."}
    assert excerpt(And((Word("alfa"), Word("omega"))), **story)[1] == "[Alfa] og [omega]."
    assert excerpt(Word("alfa"), **story)[1] == "Kun [alfa]."


@pytest.mark.parametrize(
    ("story", "snippet"),
    [
        ({"lead": "Underrubrikken.", "body": "Første.\n\nAndet."}, "Underrubrikken."),
        ({"lead": "", "body": "Første\nlinje.\n\nAndet."}, "Første linje."),
        ({"lead": "", "body": ""}, ""),
        ({"headline": "Lang", "headline_is_derived": True, "lead": "Lang.", "body": "Første.\n\nAndet."}, "Første."),
        ({"headline": "Lang", "headline_is_derived": True, "lead": "Lang. Kort.", "body": "F."}, "Lang. Kort."),
    ],
)
def test_without_a_match_in_the_text_its_beginning_is_shown(story, snippet):
    assert excerpt(None, **story)[1] == snippet


def test_a_long_beginning_is_cut_at_a_word():
    snippet = excerpt(None, lead=FILLER)[1]
    assert snippet.endswith(" …")
    assert 160 <= len(snippet) <= 222
    assert FILLER.startswith(snippet[:-2])


pieces = st.lists(
    st.sampled_from(["valg", "valget", "sne", "<b>", "EU's", "a.b", "2,5", "\n\n", "x" * 30, "»ø«"]), max_size=90
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces, pieces, st.sampled_from([Word("valg"), Phrase("valg sne"), Prefix("val"), Or((Word("EU"), Word("2.5")))])
)
def test_a_snippet_is_made_of_the_text_alone(lead, body, tree):
    article = ArticleFactory(lead=" ".join(lead), body=" ".join(body))
    page = search(SearchRequest(tree=tree))
    for hit in page.hits:
        if hit.article.pk != article.pk:
            continue
        whole = "".join(text for text, _is_marked in hit.snippet)
        sources = [" ".join(text.split()) for text in (article.lead, article.body)]
        assert any(all(part.strip() in source for part in whole.split("…")) for source in sources)
        assert len(whole) <= 260
        assert any(is_marked for _text, is_marked in (*hit.snippet, *hit.headline))
