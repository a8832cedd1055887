"""The dates that a story speaks of follow what is shown of it, and the date of that."""

import pytest

from articles.models import Article, DateMention
from tests.importing.telegrams import telegram
from tests.importing.test_import_files import files_of, import_all
from tests.importing.test_undo import archive, bring_in, redo, undo

pytestmark = pytest.mark.django_db


def dated(version: int, sent: str, words: str = "Det sker 9. august.", **fields) -> dict:
    """A version of one story, whose only dates are those in `words`."""
    fields = {"headline": "Valget", "description_text": "Det er snart.", **fields}
    return telegram(1, version, versioncreated=sent, body_html=f"<p>{words}</p>", **fields)


def dates() -> list[tuple[str, str]]:
    rows = DateMention.objects.order_by("start").values_list("text", "first_day")
    return [(text, str(first_day)) for text, first_day in rows]


def test_a_version_with_another_date_and_the_same_words_gets_its_dates_anew():
    import_all(*files_of([dated(1, "2019-08-04T10:00:00+02:00")]))
    assert dates() == [("9. august", "2019-08-09")]
    import_all(*files_of([dated(2, "2020-08-04T10:00:00+02:00")]))
    assert dates() == [("9. august", "2020-08-09")]


def test_a_date_that_cannot_be_right_makes_nothing_certain():
    import_all(*files_of([dated(1, "2096-08-04T10:00:00+02:00", "Det sker 9. august, som i 1994.")]))
    assert Article.objects.get().date_is_doubtful
    assert dates() == [("9. august", "None"), ("1994", "1994-01-01")]


def test_undo_brings_the_earlier_dates_back_and_redo_the_later_ones():
    bring_in(dated(1, "2020-08-04T10:00:00+02:00"))
    second = bring_in(dated(2, "2020-08-05T10:00:00+02:00", "Det sker 10. august."))
    assert dates() == [("10. august", "2020-08-10")]
    undo(second)
    assert dates() == [("9. august", "2020-08-09")]
    redo(second)
    assert dates() == [("10. august", "2020-08-10")]


def test_a_story_put_away_has_no_dates():
    batch = bring_in(dated(1, "2020-08-04T10:00:00+02:00"))
    undo(batch)
    assert dates() == []
    redo(batch)
    assert dates() == [("9. august", "2020-08-09")]


def test_undoing_leaves_the_dates_as_if_the_version_had_never_been():
    bring_in(dated(1, "2020-08-04T10:00:00+02:00"))
    before = archive()
    undo(bring_in(dated(2, "2020-08-05T10:00:00+02:00", "Det sker 10. august.")))
    assert archive() == before
    assert [row[1:3] for row in before["dates"]] == [("body", 9)]
