"""The archive's own search over a judged collection: documents as stories, in the order of its pages."""

from django.db.models import OuterRef, Subquery

from articles.index.settle import settle
from articles.management.measure.relevance.engine import words_of
from articles.management.measure.relevance.judged import Collection
from articles.management.measure.relevance.scores import CUT
from articles.models import Article, ImportBatch, Origin, Provider, RawFile, Revision
from articles.query.tree import Node, Or, Word
from articles.search import SearchRequest, Sort
from articles.search.engine import found_keys
from articles.search.question import Question

_AT_ONCE = 1_000
"""Rows in one statement."""


class Ours:
    """The order by relevance that search pages have. The archive must be empty when it takes one in."""

    name = "newsarchive"

    def take(self, collection: Collection) -> None:
        """As public stories without a date, whose guid is the key of the document."""
        provider = Provider.objects.create(code="judged", name=collection.name)
        stories = Article.objects.bulk_create(
            (
                Article(provider=provider, guid=key, headline=one.title, body=one.body, language=collection.language)
                for key, one in collection.documents.items()
            ),
            batch_size=_AT_ONCE,
        )
        batch = ImportBatch.objects.create(origin=Origin.COMMAND, label=collection.name)
        raw = RawFile.objects.keep(collection.name.encode())
        Revision.objects.bulk_create(
            (Revision(article=story, batch=batch, raw=raw, language=story.language) for story in stories),
            batch_size=_AT_ONCE,
        )
        only = Revision.objects.filter(article=OuterRef("pk")).values("pk")[:1]
        Article.objects.update(shown=Subquery(only))
        settle(waiting=1)

    def ranked(self, question: str) -> list[str]:
        """Every word of the question, each once."""
        tree = _any_of(question)
        if tree is None:
            return []
        request = SearchRequest(tree=tree, sort=Sort.RELEVANT)
        keys = found_keys(Question(request, is_ranked=True), 0, CUT)
        guids = dict(Article.objects.filter(pk__in=keys).values_list("pk", "guid"))
        return [guids[key] for key in keys]


def _any_of(question: str) -> Node | None:
    words = [word for word in words_of(question) if any(c.isalpha() or c.isdecimal() for c in word)]
    leaves = tuple(Word(word) for word in dict.fromkeys(words))
    return Or(leaves) if len(leaves) > 1 else leaves[0] if leaves else None
