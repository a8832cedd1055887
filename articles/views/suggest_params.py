"""The query string of the suggestions: only reader and writer of it."""

from django.http import QueryDict

from articles.query.unfinished import LONGEST


def read_typed(data: QueryDict) -> str:
    """What has been typed so far, cut where nobody finishes it any more."""
    return data.get("q", "").replace("\0", "")[: LONGEST + 1]
