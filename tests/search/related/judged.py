"""The hand-judged list, and how well related stories answer to it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from articles.models import Article
from articles.search.alike import alike_beside
from articles.search.related import MOST, related_stories

FIXTURES = Path(__file__).parents[3] / "fixtures"
FILE = Path(__file__).with_name("judged.txt")
OTHER_FILES = {
    "iptc7901:kyb:0316:2017-06-28T11:40Z": "2017-06-28-kran-thyboroen",
    "urn:newsml:kystbureauet.example:20211022:erhverv-21877": "2021-10-22-tang-til-koeerne",
}
"""Stories that do not come from ninjs, and their files."""


def judged() -> dict[str, set[str]]:
    """By a story's name the names of all that belong to it."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: set(others.split()) for name, _colon, others in (line.partition(":") for line in lines)}


def names_of_stories() -> dict[str, str]:
    """By guid what a demo story is called in the list."""
    names = dict(OTHER_FILES)
    for file in sorted((FIXTURES / "demo").glob("*.json")):
        sent = json.loads(file.read_text(encoding="utf-8"))
        items = sent.get("item", [sent])
        for number, item in enumerate(items, start=1):
            names[item["uri"]] = f"{file.stem}#{number}" if len(items) > 1 else re.sub(r"-v\d$", "", file.stem)
    return names


def shown() -> dict[str, list[str]]:
    """By the name of every judged story the related ones that its page shows, in order."""
    names = names_of_stories()
    asked = judged()
    stories = [story for story in Article.objects.listed() if names.get(story.guid, story.guid) in asked]
    alike = alike_beside([story.pk for story in stories])
    return {
        names.get(story.guid, story.guid): [
            names.get(one.article.guid, one.article.guid)
            for one in related_stories(story, apart_from=[same.article.pk for same in alike.get(story.pk, ())])
        ]
        for story in stories
    }


@dataclass(frozen=True, slots=True)
class Figures:
    """`precision` and `found`: means over the stories that show something, and over those that have relatives.

    `found` is how many of them are shown, of at most five. `alone` are stories without relatives, `silent` those of
    them that show none.
    """

    precision: float
    found: float
    shown: int
    right: int
    alone: int
    silent: int


def figures(told: Mapping[str, list[str]]) -> Figures:
    """How well what is shown answers to the list."""
    relatives = judged()
    right = {name: sum(one in relatives[name] for one in others) for name, others in told.items()}
    speaking = [name for name in told if told[name] and relatives[name]]
    related = [name for name in told if relatives[name]]
    alone = [name for name in told if not relatives[name]]
    return Figures(
        precision=sum(right[name] / len(told[name]) for name in speaking) / len(speaking),
        found=sum(right[name] / min(MOST, len(relatives[name])) for name in related) / len(related),
        shown=sum(len(told[name]) for name in related),
        right=sum(right[name] for name in related),
        alone=len(alone),
        silent=sum(not told[name] for name in alone),
    )
