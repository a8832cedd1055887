"""Objects made of all their columns at once are those that the class makes."""

from datetime import UTC, datetime

import pytest

from articles.models import Article, ImportItem, Outcome, Revision
from articles.models.copying import new_row

GIVEN = [
    (Article, {"id": 7, "provider_id": 1, "guid": "urn:test:1", "created_at": datetime(2020, 8, 9, tzinfo=UTC)}),
    (Revision, {"article_id": 7, "raw_id": 3, "paragraphs": ["En."], "version": None}),
    (ImportItem, {"batch_id": 2, "outcome": Outcome.CREATED, "changed": [{"revision": 5}]}),
    (ImportItem, {}),
]


def plainly(one: Article | Revision | ImportItem) -> dict[str, object]:
    return {name: value for name, value in one.__dict__.items() if name != "_state"}


@pytest.mark.parametrize(("model", "columns"), GIVEN)
def test_a_row_is_what_the_class_makes_of_the_same_columns(model, columns):
    row, other = plainly(new_row(model, columns)), plainly(model(**columns))
    assert row.keys() == other.keys()
    # A time that is now is a few microseconds later in the other.
    assert {name for name in row if row[name] != other[name]} <= {"changed_at"}


def test_what_is_made_for_each_is_no_others():
    new_row(ImportItem, {}).changed.append("1")
    assert new_row(ImportItem, {}).changed == []


def test_a_name_that_is_no_column_is_refused():
    with pytest.raises(TypeError, match="Article has no column gide"):
        new_row(Article, {"gide": "x"})
