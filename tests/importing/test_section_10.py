"""The table of versions, corrections and kills, row by row, through real imports of small files.

The rules are those of the archive's notes on wire formats, section 10 (docs/wire-formats.md and
docs/decisions/identity-and-versions.md tell them in our words).
"""

import json
from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from django.utils import timezone

from articles.importing import settle_revision
from articles.models import Article, ImportItem, ItemDecision, Outcome, Revision
from tests.importing.archive import whole_archive
from tests.importing.telegrams import telegram
from tests.importing.test_import_files import codes, files_of, import_all, outcomes

pytestmark = pytest.mark.django_db
KILL = {"pubstatus": "canceled", "headline": "", "description_text": "", "body_html": ""}
CREATED, NEW, OLDER = Outcome.CREATED, Outcome.NEW_VERSION, Outcome.OLDER_FILED


def bring_in(*telegrams: dict[str, Any]) -> list[Outcome]:
    """Import these in this order, each a file; how each ended."""
    return outcomes(import_all(*files_of(list(telegrams))))


def public() -> list[str]:
    """The headlines that the public may read."""
    return [article.headline for article in Article.objects.listed().order_by("guid")]


def headline(number: int, version: int = 1) -> str:
    return telegram(number, version)["headline"]


def test_unknown_guid_usable_is_created():
    assert bring_in(telegram(1)) == [CREATED]
    assert public() == [headline(1)]


def test_a_higher_version_is_a_new_version_and_the_old_one_stays_readable_to_editors():
    assert bring_in(telegram(1), telegram(1, 2)) == [CREATED, NEW]
    assert public() == [headline(1, 2)]
    assert list(Revision.objects.order_by("version").values_list("headline", flat=True)) == [
        headline(1),
        headline(1, 2),
    ]


def test_the_later_time_wins_where_numbers_are_not_ordered_like_times():
    late = telegram(1, 1, versioncreated="2020-05-02T12:00:00Z", headline="Sendt sidst")
    early = telegram(1, 2, versioncreated="2020-05-01T12:00:00Z", headline="Sendt først")
    assert bring_in(early, late) == [CREATED, NEW]
    assert public() == ["Sendt sidst"]


def test_an_older_version_is_filed_and_changes_nothing_that_is_shown():
    assert bring_in(telegram(1, 3), telegram(1, 2)) == [CREATED, OLDER]
    assert public() == [headline(1, 3)]


def test_the_same_guid_version_and_content_is_unchanged():
    files = files_of([telegram(1), telegram(1, 2), telegram(2)])
    import_all(*files)
    before = whole_archive()
    assert outcomes(import_all(*files)) == [Outcome.UNCHANGED] * 3
    assert whole_archive() == before


def test_other_content_under_one_version_is_a_conflict_of_which_both_are_kept_and_an_editor_decides():
    assert bring_in(telegram(1), telegram(1, headline="Andet indhold")) == [CREATED, Outcome.CONFLICT]
    assert public() == [headline(1)]
    settle_revision(Revision.objects.get(headline="Andet indhold"), ItemDecision.SHOW, None)
    assert public() == ["Andet indhold"]
    assert Revision.objects.count() == 2


def test_a_correction_is_a_new_version_and_marks_the_story():
    assert bring_in(telegram(1)) == [CREATED]
    assert not Article.objects.get().is_corrected
    results = import_all(*files_of([telegram(1, 2, headline="Rettet", ednote="RETTELSE: ny dato")]))
    assert (outcomes(results), "correction" in codes(results[0])) == ([NEW], True)
    assert Article.objects.get().is_corrected
    assert public() == ["Rettet"]


def test_a_replacement_is_a_new_story_and_the_old_one_leaves_the_lists_but_keeps_its_address():
    assert bring_in(telegram(1), telegram(2, replacing=[telegram(1)["uri"]])) == [CREATED, CREATED]
    old = Article.objects.get(guid=telegram(1)["uri"])
    assert old.replaced_by.guid == telegram(2)["uri"]
    assert public() == [headline(2)]
    assert old in Article.objects.public()


def test_withheld_hides_the_story_from_the_public_and_editors_see_it():
    assert bring_in(telegram(1), telegram(1, 2, pubstatus="withheld")) == [CREATED, NEW]
    assert public() == []
    assert Article.objects.get().headline == headline(1, 2)


def test_a_kill_hides_all_versions_deletes_nothing_and_overwrites_no_text(client):
    assert bring_in(telegram(1), telegram(1, 2), telegram(1, 3, **KILL)) == [CREATED, NEW, NEW]
    article = Article.objects.get()
    assert public() == []
    assert article.body.startswith("Formand Vagn Overgaard")
    assert Revision.objects.count() == 3
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "Vagn Overgaard" not in response.content.decode()


def test_a_kill_of_an_unknown_guid_is_a_tombstone_and_the_story_is_not_shown_when_it_comes():
    results = import_all(*files_of([telegram(1, 2, **KILL), telegram(1)]))
    assert outcomes(results) == [CREATED, OLDER]
    assert codes(results[0])[0] == "tombstone"
    assert public() == []


def test_a_usable_version_older_than_a_kill_stays_killed():
    bring_in(telegram(1), telegram(1, 3, **KILL))
    assert bring_in(telegram(1, 2)) == [OLDER]
    assert public() == []


def test_a_usable_version_newer_than_a_kill_is_held_for_an_editor():
    bring_in(telegram(1), telegram(1, 2, **KILL))
    assert bring_in(telegram(1, 3)) == [Outcome.HELD]
    assert public() == []
    settle_revision(Revision.objects.get(version=3), ItemDecision.SHOW, None)
    assert public() == [headline(1, 3)]


def test_an_embargo_of_a_later_version_covers_all_and_ends_by_itself():
    until = timezone.now() + timedelta(days=2)
    assert bring_in(telegram(1), telegram(1, 2, embargoed=until.isoformat())) == [CREATED, NEW]
    assert public() == []
    later = Article.objects.listed(until + timedelta(seconds=1))
    assert [article.headline for article in later] == [headline(1, 2)]


def test_a_text_that_is_killed_twice_has_two_versions_both_killed():
    assert bring_in(telegram(1, 1, **KILL), telegram(1, 2, **KILL)) == [CREATED, NEW]
    assert list(Revision.objects.values_list("status", flat=True)) == ["canceled", "canceled"]
    assert Article.objects.get().status == "canceled"


# Every order ------------------------------------------------------------------------------------------

FAR = "2099-01-01T00:00:00+01:00"
CHAINS: dict[str, Sequence[dict[str, Any]]] = {
    "created, newer, correction, kill": (
        telegram(1),
        telegram(1, 2),
        telegram(1, 3, headline="RETTELSE: Rettet rubrik"),
        telegram(1, 4, **KILL),
    ),
    "created, embargo, kill, newer than the kill": (
        telegram(1),
        telegram(1, 2, embargoed=FAR),
        telegram(1, 3, **KILL),
        telegram(1, 5, replacing=[telegram(7)["uri"]]),
    ),
}
LONG_CHAINS: dict[str, Sequence[dict[str, Any]]] = {
    "with a teaser": (
        telegram(1),
        telegram(1, 2, replacing=[telegram(7)["uri"]]),
        telegram(1, 3, headline="RETTELSE: Rettet rubrik"),
        telegram(1, 4, embargoed=FAR),
        telegram(1, 6, body_html="", description_text="Kun en manchet."),
    ),
    "with a kill": (
        telegram(1),
        telegram(1, 2, pubstatus="withheld"),
        telegram(1, 3, headline="RETTELSE: Rettet rubrik"),
        telegram(1, 4, **KILL),
        telegram(1, 5, embargoed=FAR),
    ),
    "against the clock": (
        telegram(1),
        telegram(1, 2, versioncreated="2019-01-01T00:00:00Z"),
        telegram(1, 3, versioncreated=None),
        telegram(1, 3, **KILL),
        telegram(1, 4, pubstatus="withheld"),
    ),
}


def in_every_order(chain: Sequence[dict[str, Any]]) -> None:
    """Import the chain in every order, and hold all that is left of it against the first."""
    first = None
    for order in permutations(chain):
        import_all(*files_of(list(order)))
        found = whole_archive()
        kept = {name: found[name] for name in ("articles", "mentions")} | {"orphans": found["orphans"]}
        kept["revisions"] = [_without_name(row) for row in found["revisions"]]
        kept["revisions"].sort()
        first = first or kept
        assert kept == first, [one["version"] for one in order]
        ImportItem.objects.all().delete()
        Article.objects.all().delete()


def _without_name(row: tuple) -> str:
    """A revision without the name of the file it came in, which says its place in the order."""
    *who, columns = row
    return repr((*who, sorted(item for item in json.loads(columns).items() if item[0] != "file_name")))


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
def test_every_order_of_a_chain_ends_in_the_same_archive(chain):
    in_every_order(chain)


@pytest.mark.slow
@pytest.mark.parametrize("chain", LONG_CHAINS.values(), ids=LONG_CHAINS.keys())
def test_every_order_of_a_long_chain_ends_in_the_same_archive(chain):
    assert len(chain) == 5
    in_every_order(chain)
