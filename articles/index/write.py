"""The only writer of Article.search_config and Article.search_vector."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, Value
from django.db.models.functions import Left

from articles.index.config import CONFIGS, OTHER, WEIGHTS, config_for
from articles.index.words import Plain, plain
from articles.models import Article, ArticleQuerySet

MOST_CHARACTERS = 200_000
"""Of each text of a story, so that no story can outgrow PostgreSQL's 1 MB search vector. A telegram has 3,000."""

GAP = "\ue000"
"""A word that no text holds, put between the texts and taken out again: it keeps a phrase from
matching the end of one text and the beginning of the next."""


def index_articles(articles: ArticleQuerySet) -> int:
    """Rebuild the search columns of these stories, one UPDATE a configuration. Returns how many stories."""
    by_config: dict[str, list[int]] = {config: [] for config in (*CONFIGS.values(), OTHER)}
    for pk, language in articles.order_by().values_list("pk", "language"):
        by_config[config_for(language)].append(pk)
    texts = [Plain(Left(F(field), MOST_CHARACTERS)) for field in WEIGHTS]
    return sum(
        Article.objects.filter(pk__in=pks).update(search_config=config, search_vector=_Vector(*texts, config=config))
        for config, pks in by_config.items()
        if pks
    )


def search_columns(article: Article) -> dict[str, Any]:
    """The search columns of a story as values for the very statement that stores its texts.

    What index_articles() would write once they are stored: the same, but for a second trip and a second copy of
    the row and of its entries in every index.
    """
    config = config_for(article.language)
    texts = [Value(plain(getattr(article, field)[:MOST_CHARACTERS])) for field in WEIGHTS]
    return {"search_config": config, "search_vector": _Vector(*texts, config=config)}


class _Vector(Func):
    """The search vector of plain texts in the order of WEIGHTS; one node, since every story is stored with one."""

    output_field = SearchVectorField()

    def as_sql(self, compiler: Any, connection: Any, *_choices: Any, **_context: Any) -> Any:
        """The texts, each with its weight, and a gap between them."""
        weighted: list[str] = []
        values: list[Any] = []
        for weight, text in zip(WEIGHTS.values(), self.get_source_expressions(), strict=True):
            sql, of_text = compiler.compile(text)
            weighted.append(f"setweight(to_tsvector('{self.extra['config']}'::regconfig, ({sql})::text), '{weight}')")
            values += of_text
        gap = f" || '{GAP}:1'::tsvector || "
        return f"ts_delete({gap.join(weighted)}, '{GAP}')", values
