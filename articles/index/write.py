"""The only writer of Article.search_config and Article.search_vector."""

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Cast, Left

from articles.index.config import CONFIGS, OTHER, WEIGHTS, config_for
from articles.index.words import Plain, plain
from articles.models import Article, ArticleQuerySet

MOST_CHARACTERS = 200_000
"""Of each text of a story, so that no story can outgrow PostgreSQL's 1 MB search vector. A telegram has 3,000."""

GAP = "'\ue000':1"
"""A word that no text holds, put between the texts and taken out again: it keeps a phrase from
matching the end of one text and the beginning of the next."""


def index_articles(articles: ArticleQuerySet) -> int:
    """Rebuild the search columns of these stories, one UPDATE a configuration. Returns how many stories."""
    by_config: dict[str, list[int]] = {config: [] for config in (*CONFIGS.values(), OTHER)}
    for pk, language in articles.order_by().values_list("pk", "language"):
        by_config[config_for(language)].append(pk)
    return sum(
        Article.objects.filter(pk__in=pks).update(search_config=config, search_vector=_vector(config, _stored()))
        for config, pks in by_config.items()
        if pks
    )


def search_columns(article: Article) -> dict[str, Any]:
    """The search columns of a story as values for the very statement that stores its texts.

    What index_articles() would write once they are stored: the same, but for a second trip and a second copy of
    the row and of its entries in every index.
    """
    config = config_for(article.language)
    texts = {field: Value(plain(getattr(article, field)[:MOST_CHARACTERS])) for field in WEIGHTS}
    return {"search_config": config, "search_vector": _vector(config, texts)}


def _vector(config: str, plain_texts: Mapping[str, Any]) -> Any:
    gap = Cast(Value(GAP), SearchVectorField())
    texts = [_weighted(config, plain_texts[field], weight) for field, weight in WEIGHTS.items()]
    parts = [part for text in texts for part in (text, gap)][:-1]
    joined = Func(*parts, template="(%(expressions)s)", arg_joiner=" || ", output_field=SearchVectorField())
    return Func(joined, Value("\ue000"), function="ts_delete", output_field=SearchVectorField())


def _stored() -> dict[str, Any]:
    return {field: Plain(Left(F(field), MOST_CHARACTERS)) for field in WEIGHTS}


def _weighted(config: str, plain_text: Any, weight: str) -> Any:
    vector = Func(
        Cast(Value(config), CharField()),
        plain_text,
        template="to_tsvector((%(expressions)s)",
        arg_joiner=")::regconfig, ",
        output_field=SearchVectorField(),
    )
    return Func(vector, Value(weight), template='setweight(%(expressions)s::"char")', output_field=SearchVectorField())
