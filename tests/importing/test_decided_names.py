"""Editors' decisions about names hold through imports: a new version, another section, an import undone."""

import pytest

from articles.entities.decisions import Wanted, decide
from articles.entities.queues import names_waiting
from articles.importing import import_files
from articles.models import Article, Entity, ImportBatch, Mention, NameDecisionKind, Origin, Section
from tests.importing.telegrams import telegram, wire_file

pytestmark = pytest.mark.django_db


def sent(version: int, section: str, text: str) -> None:
    """A version of the one story there is."""
    fields = telegram(7, version, headline="Nyt", description_text="", section=section, body_html=f"<p>{text}</p>")
    batch = ImportBatch.objects.create(origin=Origin.COMMAND)
    list(import_files([wire_file(f"{version}.json", fields)], batch=batch))


def shown() -> list[str]:
    mentions = Mention.everything.select_related("entity").order_by("field", "start")
    return [str(mention.entity) for mention in mentions]


def test_a_new_version_keeps_what_was_decided():
    sent(1, "Indland", "Det siger direktør Ole Brun til Ole Bruun.")
    one, other = (Entity.objects.get(name=name) for name in ("Ole Brun", "Ole Bruun"))
    decide(None, Wanted(kind=NameDecisionKind.MERGE, entity=one, target=other))
    sent(2, "Indland", "Det siger direktør Ole Brun.")
    assert shown() == ["Ole Bruun"]


def test_a_story_that_moves_to_another_section_is_split_anew():
    text = "Det siger direktør Lars Hansen."
    sent(1, "Indland", text)
    section = Section.objects.get_or_create(name="Sport")[0]
    lars = Entity.objects.get(name="Lars Hansen")
    decide(None, Wanted(kind=NameDecisionKind.SPLIT, entity=lars, qualifier="løber", section=section))
    assert shown() == ["Lars Hansen"]
    sent(2, "Sport", text)
    assert Article.objects.get().section == section
    assert shown() == ["Lars Hansen (løber)"]
    sent(3, "Indland", text)
    assert shown() == ["Lars Hansen"]


def test_an_import_compares_the_names_it_made():
    sent(1, "Indland", "Det siger direktør Ole Brun.")
    assert Entity.objects.exists()
    assert names_waiting() == 0
