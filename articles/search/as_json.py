"""An answer as machines read it: what /search.json and `manage.py search --json` have in common."""

from typing import Any

from articles.models import name_address
from articles.search.page import Hit, SearchPage


def page_as_json(page: SearchPage | None) -> dict[str, Any]:
    """The keys that say what was found, of nothing for None. Addresses are in the language in force, from the root."""
    return {
        "count": page.count if page else 0,
        "count_is_estimate": False,  # every count is exact; the key stays for those who look at it
        "page": page.page if page else 1,
        "pages": page.pages if page else 1,
        "uncertain": page.uncertain if page else 0,
        "results": [_hit(hit) for hit in page.hits] if page else [],
        "facets": _facets(page) if page else {},
        "histogram": [
            {"period": month.period, "count": month.count, "undated": month.undated} for month in page.histogram
        ]
        if page
        else [],
        "without_month": page.without_month if page else 0,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        "id": article.pk,
        "provider": article.provider.code,
        "guid": article.guid,
        "url": article.get_absolute_url(),
        "headline": article.headline,
        "headline_is_derived": article.headline_is_derived,
        "published": article.moment.isoformat() if article.moment else None,
        "precision": article.published_precision or None,
        "is_certain": hit.is_certain,
        "section": article.section.name if article.section else None,
        "source": article.provider.name,
        "snippet": "".join(text for text, _is_marked in hit.snippet),
        "entities": [
            {"type": name.type, "name": name.name, "url": name_address(name.pk, name.name)} for name in hit.names
        ],
        "near_duplicates": [
            {"id": one.article.pk, "url": one.article.get_absolute_url(), "percent": one.percent} for one in hit.alike
        ],
    }


def _facets(page: SearchPage) -> dict[str, Any]:
    return {
        facet.value: [{"value": one.value, "count": one.count, "chosen": one.chosen} for one in choices]
        for facet, choices in page.facets.items()
    }
