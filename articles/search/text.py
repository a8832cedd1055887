"""Words, phrases and beginnings of words -> tsquery, in one text-search configuration.

Invariant: no leaf compiles to an empty tsquery, which PostgreSQL would drop from an AND without a
word. What holds no letter and no digit is an UnanswerableQuery instead.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import Combinable

from articles.index import CONFIGS, OTHER, query_words
from articles.query import title_words_of, words_of
from articles.query.tree import And, Named, Node, Not, Or, Phrase, Prefix, Word
from articles.search.unanswerable import UnanswerableQuery
from articles.story import Note, gettext_noop

ALL_CONFIGS = (*CONFIGS.values(), OTHER)

Leaf = Word | Phrase | Prefix


class TsQuery(Func):
    """An expression of PostgreSQL's type tsquery."""

    output_field = SearchQueryField()


class Wanted(NamedTuple):
    """Something that a story is wanted for: a text leaf that stands under no exclusion."""

    leaf: Leaf
    in_title: bool
    """Whether only the headline counts (title:)."""


def is_text(node: Node) -> bool:
    """Whether nothing but words decides: then one tsquery can say all of it."""
    match node:
        case Not(part):
            return is_text(part)
        case And(parts) | Or(parts):
            return all(map(is_text, parts))
    return not isinstance(node, Named)


def words_match(node: Node) -> Q:
    """Stories whose text satisfies a node of words alone, each judged in its own language."""
    return _in_every_language(lambda config: _contains(F("search_vector"), tsquery(node, config)))


def title_matches(leaf: Leaf) -> Q:
    """Stories whose headline satisfies the leaf."""
    headline = Func(F("search_vector"), template="ts_filter(%(expressions)s, '{a}')", output_field=SearchVectorField())

    def match(config: str) -> Q:
        # The whole vector is asked first because it has the index; the headline's part of it has not.
        query = tsquery(leaf, config)
        return _contains(F("search_vector"), query) & _contains(headline, query)

    return _in_every_language(match)


def tsquery(node: Node, config: str) -> TsQuery:
    """A node of words alone as one tsquery. Raises UnanswerableQuery."""
    match node:
        case Prefix():
            return _prefix(indexed_words(node), config)
        case Word() | Phrase():
            return _phrase(indexed_words(node), config)
        case Not(part):
            return TsQuery(tsquery(part, config), template="(!!%(expressions)s)")
        case And(parts):
            return joined(" && ", [tsquery(part, config) for part in parts])
        case Or(parts):
            return joined(" || ", [tsquery(part, config) for part in parts])
    raise TypeError(f"{node} is no node of words")


def indexed_words(leaf: Leaf) -> tuple[str, ...]:
    """The words that the index can hold of it, at least one. Raises UnanswerableQuery."""
    words = query_words(leaf.text)
    if not words:
        raise no_word(leaf, leaf.text)
    return words


def no_word(part: Node, text: str) -> UnanswerableQuery:
    """The error of a part whose text the index cannot hold."""
    return UnanswerableQuery(
        Note(code="no-word", text=gettext_noop("“%(text)s” holds no letter and no digit"), params={"text": text[:40]}),
        advice=Note(code="no-word-advice", text=gettext_noop("Only words with letters or digits can be found.")),
        part=part,
    )


def wanted(tree: Node | None) -> tuple[Wanted, ...]:
    """What a story's text is marked and ranked for: the leaves of the query that stand under no exclusion."""
    anywhere = (Wanted(leaf, in_title=False) for leaf in words_of(tree))
    return (*anywhere, *(Wanted(leaf, in_title=True) for leaf in title_words_of(tree)))


def _phrase(words: tuple[str, ...], config: str) -> TsQuery:
    return TsQuery(Value(" ".join(words)), template=f"phraseto_tsquery('{config}', %(expressions)s)")


def _prefix(words: tuple[str, ...], config: str) -> TsQuery:
    # Stemming a beginning of a word would cut it ("konser:*" becomes "kons:*"), so it is looked up
    # as typed; and because stories hold stems, which can be shorter than what was typed
    # (demonstrationer*), its own stem will do as well.
    *before, last = words
    begun = TsQuery(Value(f"'{last}':*"), template="to_tsquery('simple', %(expressions)s)")
    if before:
        begun = joined(" <-> ", [_phrase(tuple(before), config), begun])
    return joined(" || ", [begun, _phrase(words, config)])


def joined(operator: str, parts: list[TsQuery]) -> TsQuery:
    """Parts with an operator of PostgreSQL between them."""
    return TsQuery(*parts, template="(%(expressions)s)", arg_joiner=operator)


def _contains(vector: Combinable, query: TsQuery) -> Q:
    return Q(Func(vector, query, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField()))


def _in_every_language(match: Callable[[str], Q]) -> Q:
    either = Q()
    for config in ALL_CONFIGS:
        either |= Q(search_config=config) & match(config)
    return either
