"""Rules -> the mentions that are something else by them, counted or written, set by set."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from articles.entities.decisions.rules import Rules
from articles.models import Article

MOST_SPELLINGS = 12

_PLAIN = """
    FROM articles_mention AS m
    JOIN json_to_recordset(%(usual)s) AS new (found bigint, shown bigint) ON new.found = m.found_id
    WHERE m.entity_id IS DISTINCT FROM new.shown
"""
_SPLIT = """
    FROM articles_mention AS m
    JOIN json_to_recordset(%(usual)s) AS usual (found bigint, shown bigint) ON usual.found = m.found_id
    JOIN articles_article AS a ON a.id = m.article_id
    LEFT JOIN json_to_recordset(%(by_section)s) AS by_section (found bigint, section bigint, shown bigint)
        ON by_section.found = m.found_id AND by_section.section = a.section_id
    LEFT JOIN json_to_recordset(%(by_story)s) AS by_story (found bigint, story bigint, shown bigint)
        ON by_story.found = m.found_id AND by_story.story = m.article_id
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN by_story.found IS NOT NULL THEN by_story.shown
            WHEN by_section.found IS NOT NULL THEN by_section.shown
            ELSE usual.shown
        END AS shown
    ) AS new
    WHERE m.entity_id IS DISTINCT FROM new.shown
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """Mentions that would be something else, their stories, and how they are written, most frequent first."""

    mentions: int
    stories: int
    spellings: tuple[str, ...]


class Changes:
    """What all mentions found as one of `found` are by `rules`.

    Only stories that a split names and sections that a split chooses are looked at singly: what is computed here
    grows with the decisions, not with the mentions.
    """

    def __init__(self, rules: Rules, found: Iterable[int]) -> None:
        self._usual: dict[int, int | None] = {}
        self._by_section: dict[tuple[int, int], int | None] = {}
        self._by_story: dict[tuple[int, int], int | None] = {}
        splits = {pk: rules.splits(pk) for pk in found}
        sections = _sections({story for steps in splits.values() for step in steps for story in step.stories})
        for pk, steps in splits.items():
            self._usual[pk] = rules.root(pk)
            for section in {step.section for step in steps if step.section is not None}:
                self._by_section[pk, section] = rules.shown(pk, section, None)
            for story in {story for step in steps for story in step.stories}:
                self._by_story[pk, story] = rules.shown(pk, sections.get(story), story)

    @property
    def shown(self) -> frozenset[int]:
        """Every entity that such a mention may be."""
        every = {*self._usual.values(), *self._by_section.values(), *self._by_story.values()}
        return frozenset(pk for pk in every if pk is not None)

    def count(self) -> Counted:
        """What write() would change; two queries."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*), count(DISTINCT m.article_id) {self._cases}", self._params())
            mentions, stories = cursor.fetchone()
            cursor.execute(
                f"SELECT m.text {self._cases} GROUP BY m.text ORDER BY count(*) DESC, m.text LIMIT {MOST_SPELLINGS}",
                self._params(),
            )
            spellings = tuple(text for (text,) in cursor.fetchall())
        return Counted(mentions, stories, spellings)

    def write(self) -> int:
        """Let the mentions be what they are by the rules. Returns how many changed; one query."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE articles_mention AS changed SET entity_id = wanted.shown"  # noqa: S608 all is ours
                f" FROM (SELECT m.id, new.shown {self._cases}) AS wanted WHERE wanted.id = changed.id",
                self._params(),
            )
            return int(cursor.rowcount)

    @property
    def _cases(self) -> str:
        return _SPLIT if self._by_section or self._by_story else _PLAIN

    def _params(self) -> dict[str, str]:
        rows = {
            "usual": [{"found": pk, "shown": now} for pk, now in self._usual.items()],
            "by_section": [{"found": pk, "section": of, "shown": now} for (pk, of), now in self._by_section.items()],
            "by_story": [{"found": pk, "story": of, "shown": now} for (pk, of), now in self._by_story.items()],
        }
        return {name: json.dumps(of) for name, of in rows.items()}


def _sections(stories: set[int]) -> dict[int, int | None]:
    if not stories:
        return {}
    return dict(Article.objects.filter(pk__in=stories).order_by().values_list("pk", "section_id"))
