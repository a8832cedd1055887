"""When two deliveries are the same."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.importing.fingerprint import NOISE, fingerprint
from articles.story import Moment, Note, Related, Status, Story, Subject

STORY = Story(guid="urn:x", provider="ritzau", format="ninjs")
NOON = datetime(2020, 8, 16, 12, tzinfo=UTC)
OTHER = {
    "guid": "urn:y",
    "provider": "dpa",
    "version": 2,
    "published": Moment.of_month(2020, 8),
    "first_created": NOON,
    "embargo_until": NOON,
    "expires_at": NOON,
    "subjects": (Subject(scheme="medtop", code="20000523"),),
    "keywords": ("færge",),
    "paragraphs": ("Afsnit.",),
    "replaces": ("urn:z",),
    "related": (Related(rel="seeAlso", guid="urn:z"),),
    "urgency": 1,
    "status": Status.CANCELED,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Story) if field.name not in NOISE])
def test_every_field_that_somebody_could_see_makes_a_difference(name):
    flags = {field.name for field in fields(Story) if field.name.startswith(("is_", "guid_is", "timezone_"))}
    value = OTHER.get(name, True if name in flags else "andet")
    assert fingerprint(replace(STORY, **{name: value})) != fingerprint(STORY)


def test_how_it_was_read_and_how_its_agency_is_spelt_make_none():
    read_otherwise = replace(
        STORY, format="seed", charset_used="cp865", warnings=(Note(code="x", text="y"),), provider_name="Ritzau"
    )
    assert fingerprint(read_otherwise) == fingerprint(STORY)


def test_one_instant_is_one_instant_in_any_zone():
    elsewhere = NOON.astimezone(timezone(timedelta(hours=2)))
    assert fingerprint(replace(STORY, embargo_until=NOON)) == fingerprint(replace(STORY, embargo_until=elsewhere))


def test_a_month_is_not_its_first_day():
    month, day = Moment.of_month(2020, 8), Moment.of_day(datetime(2020, 8, 1, tzinfo=UTC).date())
    assert fingerprint(replace(STORY, published=month)) != fingerprint(replace(STORY, published=day))


def test_it_never_changes_for_stories_already_kept():
    everything = replace(STORY, **OTHER, headline="Ærø får færge", is_correction=True)
    assert fingerprint(everything) == "da1b985924c55e9e25d14776a288f3404a9372dd12904f4193300853f67c764b"
