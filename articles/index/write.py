"""The only writer of Article.search_config and Article.search_vector."""

from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchVector

from articles.index.config import CONFIGS, OTHER, WEIGHTS, config_for
from articles.models import Article, ArticleQuerySet


def index_articles(articles: ArticleQuerySet) -> int:
    """Rebuild the search columns of these stories, one UPDATE a configuration. Returns how many stories."""
    by_config: dict[str, list[int]] = {config: [] for config in (*CONFIGS.values(), OTHER)}
    for pk, language in articles.order_by().values_list("pk", "language"):
        by_config[config_for(language)].append(pk)
    return sum(
        Article.objects.filter(pk__in=pks).update(search_config=config, search_vector=_vector(config))
        for config, pks in by_config.items()
        if pks
    )


def _vector(config: str) -> Any:
    return reduce(add, (SearchVector(field, weight=weight, config=config) for field, weight in WEIGHTS.items()))
