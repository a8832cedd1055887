"""One idea of a word, in Python and in SQL."""

import pytest
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.index.words import PARTING, Plain, plain, query_words, word_spans
from articles.models import Article
from tests.factories import ArticleFactory

TEXT = st.text(st.sampled_from("aZæÅß09.,'% \n" + PARTING) | st.characters(codec="utf-8", exclude_characters="\x00"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Putins »varme hilsener«.", ["Putins", "varme", "hilsener"]),
        ("tut.by", ["tut", "by"]),
        ("A/S", ["A", "S"]),
        ("EU's", ["EU", "s"]),
        ("omkring 100.000 mennesker, 2,5 procent", ["omkring", "100.000", "mennesker", "2.5", "procent"]),
        ("kl. 11.30-12.00.", ["kl", "11.30", "12.00"]),
        ("2016-2021", ["2016", "2021"]),
        ("Moskva/Minsk. EU-topmøde", ["Moskva", "Minsk", "EU", "topmøde"]),
        ("R&D <b>fed</b> a@b.dk", ["R", "D", "b", "fed", "b", "a", "b", "dk"]),
        ("", []),
        ("§ & –", []),
    ],
)
def test_words_of_a_text(text, words):
    assert [span.text for span in word_spans(text)] == words


@given(TEXT)
def test_plain_text_keeps_every_place(text):
    assert len(plain(text)) == len(text)
    assert all(plain(text)[span.start : span.end] == span.text for span in word_spans(text))


def test_query_words_are_only_those_the_index_can_hold():
    assert query_words("½ & Åse + 7") == ("Åse", "7")
    assert query_words("& – ½") == ()


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT)
def test_database_and_python_agree(text):
    query = Article.objects.filter(pk=_some_article())
    assert query.values_list(Plain(Cast(Value(text), TextField())), flat=True).get() == plain(text)


def _some_article() -> int:
    found = Article.objects.order_by("pk").first() or ArticleFactory()
    return found.pk


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["kollektiv militærpagt", "100.000", "tut by", "EU s", "1.2.2020 v1.2a CO2 80erne"])
def test_each_word_is_one_word_to_postgresql_too(text):
    article = ArticleFactory(headline="", body=text, language="")
    assert article.search_vector.count(":") == len(word_spans(text))
