"""Whether anything that pages are made of has changed: one question to the database, for conditional requests."""

from datetime import UTC, datetime

from django.db import connection, models

_PRESENT = """
    SELECT
        pg_current_xact_id_if_assigned() IS NULL,
        (SELECT string_agg(id || ':' || stamp, ' ' ORDER BY id) FROM articles_pagechange),
        (SELECT max(embargo_until) FROM articles_article WHERE embargo_until <= %(now)s),
        (SELECT max(embargo_until) FROM articles_revision WHERE embargo_until <= %(now)s)
"""


class PageChange(models.Model):
    """A transaction that changed a table which pages are made of. Written by triggers (migration 0055) alone.

    Whoever notes a change takes away the notes that were there, but those of changes going on beside it; so there are
    few, and never the same twice. See docs/decisions/conditional-get.md.
    """

    stamp = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.stamp)


def fingerprint(now: datetime) -> str | None:
    """Equal at two times only if no page has changed between them; None when that cannot be told. One query.

    It changes with every committed change, with every embargo that ends, and at midnight in Greenwich: the order by
    relevance, in which stories lead to the next, goes by how many days old they are. Of what the transaction at hand
    has written itself it says nothing: then it is None.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PRESENT, {"now": now})
        is_reader, *told = cursor.fetchone()
    return " / ".join(map(str, (now.astimezone(UTC).date(), *told))) if is_reader else None
