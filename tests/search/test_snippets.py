"""What a hit shows of its text: marks where the index matched, never beyond."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.index import query_words, words_in
from articles.index.settle import settle
from articles.index.terms import form_of, stem_of, stems_of
from articles.index.vocabulary import is_spelled_like
from articles.management.measure.search.vocabulary import danish_words
from articles.query.tree import And, Fuzzy, Named, Near, Not, Or, Phrase, Prefix, Suffix, Word
from articles.search import SearchRequest, search
from articles.search.marks import Text, marks_of
from articles.search.snippets import excerpts
from articles.search.wanted import Wanted, wanted
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
        (
            "da",
            Prefix("demonstrationer"),
            "En demonstration, demonstrationerne.",
            "En demonstration, [demonstrationerne].",
        ),
        ("da", Suffix("valg"), "Folkevalget, et kommunevalg.", "Folkevalget, et [kommunevalg]."),
        (
            "da",
            Fuzzy("Lukasjenko", 2),
            "Lukashenko og Lukasjenka, ikke Lukas.",
            "[Lukashenko] og [Lukasjenka], ikke Lukas.",
        ),
        ("da", Word("valg"), "Valgfusk ved folkevalget.", "[Valgfusk] ved [folkevalget]."),
        ("da", Phrase("valg"), "Valg, valget og valgfusk.", "[Valg], valget og valgfusk."),
        ("da", Word("Århus"), "Aarhus og Århus.", "[Aarhus] og [Århus]."),
        ("da", Near((Word("ja"), Word("nej")), 2), "ja og nej", "[ja] og [nej]"),
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


ODD = [
    *(
        "Aarhus",
        "ÅRHUS",
        "dataarkiv",
        "Mosebøgerne",
        "bog",
        "bøger",
        "Bogmesse",
        "afholdsmændene",
        "mand",
        "café",
        "cafe",
    ),
    *("Łódź", "lodz", "dying", "die", "Died", "happy", "happiest", "100.000", "100000", "100,000", "2,5", "İstanbul"),
    *("istanbul", "straße", "STRASSE", "Öl", "øl", "EU", "valgfusk", "Valget", "kriterium", "Deauville", "løst", "løs"),
]
LEAVES = st.one_of(
    st.sampled_from(ODD).flatmap(lambda word: st.sampled_from([Word(word), Phrase(word), Fuzzy(word, 1)])),
    st.sampled_from(ODD).flatmap(lambda word: st.sampled_from([Prefix(word[:3]), Suffix(word[-3:]), Prefix(word)])),
)


def is_marked(leaf, code, word):
    typed, form = form_of(query_words(leaf.text)[0]), form_of(word)
    match leaf:
        case Word():
            return stem_of(code, typed) in stems_of(code, word)
        case Phrase():
            return form == typed
        case Prefix():
            return form.startswith(typed)
        case Suffix():
            return form.endswith(typed)
    return is_spelled_like(form, typed, leaf.edits)


@given(LEAVES, st.sampled_from(["da", "en", ""]), st.lists(st.sampled_from(ODD), max_size=12, unique=True))
def test_each_word_is_marked_that_the_index_would_find(leaf, language, words):
    text = Text.of(" ".join(words), language)
    [marks] = marks_of([text], [Wanted(leaf)])
    assert [text.text[mark.start : mark.end] for mark in marks] == [
        word for word in words if is_marked(leaf, text.code, word)
    ]


def test_stems_keep_the_letters_that_words_are_looked_through_for():
    for word in (*danish_words(20_000), *ODD):
        form = form_of(word)
        assert form.startswith(stem_of("d", form))
        assert stem_of("e", form)[:1] == form[:1]


@given(st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=12))
def test_stems_of_anything_keep_those_letters(word):
    form = form_of(word)
    assert form.startswith(stem_of("d", form))
    assert stem_of("e", form)[:1] == form[:1]


@pytest.mark.parametrize("settled", [False, True])
def test_compounds_are_marked_in_the_stories_that_hold_them(settled):
    texts = {"a": "Valgfusk og valg.", "b": "Valget.", "c": "Om folkevalget", "d": "Intet"}
    for guid, body in texts.items():
        ArticleFactory(guid=guid, headline="H", body=body)
    if settled:
        settle(waiting=1)
    hits = search(SearchRequest(tree=And((Word("valg"), Not(Word("intet")))))).hits
    assert {hit.article.guid: shown(hit.snippet) for hit in hits} == {
        "a": "[Valgfusk] og [valg].",
        "b": "[Valget].",
        "c": "Om [folkevalget]",
    }


ODD_TEXT = st.lists(
    st.tuples(st.sampled_from([*ODD, "a", "b", "2", "5"]), st.sampled_from([" ", ". ", ".", ",", "-", "_", "\n\n"])),
    max_size=14,
).map(lambda pairs: "".join(f"{word}{between}" for word, between in pairs))


@given(
    ODD_TEXT,
    st.lists(st.sampled_from([*ODD, "a", "b", "2", "5"]), min_size=2, max_size=3),
    st.sampled_from(["da", "en"]),
)
def test_each_phrase_is_marked_that_stands_in_the_words_of_a_text(written, words, language):
    words_of_text = words_in(written)
    leaf = Phrase(" ".join(words))
    forms = [form_of(word) for word in query_words(leaf.text)]
    [marks] = marks_of([Text.of(written, language)], [Wanted(leaf)])
    starts = [
        at
        for at in range(len(words_of_text) - len(forms) + 1)
        if [form_of(word) for word in words_of_text[at : at + len(forms)]] == forms
    ]
    places = []
    end = 0
    for word in words_of_text:
        end = written.index(word, end) + len(word)
        places.append((end - len(word), end))
    assert [(mark.start, mark.end) for mark in marks] == [
        (places[at][0], places[at + len(forms) - 1][1]) for at in starts
    ]
