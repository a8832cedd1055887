"""Lists that the database sorts are in the order of a Danish dictionary, whatever collation it has."""

import pytest

from articles.entities.fold import danish_sort_key
from articles.models import Alias, Entity, Provider, Section
from tests.factories import ProviderFactory, SectionFactory

pytestmark = pytest.mark.django_db

ORDERED = ["Abe", "bil", "Zebra", "ærlig", "Æsel", "Øl", "ørken", "Aabenraa", "Ål", "Åse"]


def test_sections_and_agencies_are_filed_as_names_are() -> None:
    for name in reversed(ORDERED):
        SectionFactory(name=name)
        ProviderFactory(code=f"c{ORDERED.index(name)}", name=name)
    assert [section.name for section in Section.objects.all()] == ORDERED
    assert [provider.name for provider in Provider.objects.all()] == ORDERED
    assert sorted(ORDERED, key=danish_sort_key) == ORDERED


def test_spellings_are_too() -> None:
    entity = Entity.objects.create(type="org", name="Ål")
    Alias.objects.bulk_create(Alias(entity=entity, text=text) for text in reversed(ORDERED))
    assert [alias.text for alias in entity.aliases.all()] == ORDERED
