"""Near-duplicates in the archive: found whatever the order, kept true by corrections, silent about hidden stories."""

import json
import threading
from itertools import permutations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from articles.importing import import_files
from articles.importing.likeness import link_in_portions, looks_like, remake_prints
from articles.models import Article, NearDuplicate, TextPrint, UncomparedPrint
from articles.search import SearchRequest, search
from articles.search.alike import folded
from articles.wire import Limits, WireFile, read_file
from tests.factories import BatchFactory

TEXT = (
    "Færgen »Havternen« ligger stille, efter at besætningen natten til mandag nedlagde arbejdet i protest mod den nye"
    " vagtplan. Rederiet oplyser, at ingen afgange sejler før tirsdag, og beder de rejsende om at blive hjemme. Omkring"
    " tre hundrede passagerer måtte overnatte på havnen i Marstal, hvor borgerforeningen kogte suppe til dem alle."
)
ALIKE = TEXT.replace("tre hundrede", "280").replace("suppe", "kaffe")
OTHER = (
    "Limfjorden er frosset til for første gang i elleve år, og isbryderen er taget i brug mellem Thyborøn og Løgstør."
    " Fiskerne håber, at isen bryder op inden weekenden, men meteorologerne lover frost hele ugen og advarer mod at gå"
    " ud på den. Redningsstationen i Lemvig har allerede hentet to skøjteløbere op af vandet siden søndag."
)
pytestmark = pytest.mark.django_db


def telegram(guid: str, body: str, *, version: int = 1, day: str = "2019-02-18", **fields) -> WireFile:
    """A file of one story."""
    item = {
        "uri": f"urn:newsml:nordvestnyt.example:{guid}",
        "version": str(version),
        "versioncreated": f"{day}T0{version}:00:00+01:00",
        "language": "da",
        "headline": f"Overskrift {guid}",
        "body_text": body,
        "copyrightholder": "Nordvest Nyt",
        **fields,
    }
    return WireFile(name=f"{guid}-{version}.json", data=json.dumps(item).encode(), limits=Limits())


def bring_in(*files: WireFile) -> None:
    """One import of these files."""
    assert [r.outcome for r in import_files(files, batch=BatchFactory()) if r.outcome == "rejected"] == []


def pairs() -> list[tuple[str, ...]]:
    """Every pair, as the last parts of their guids."""
    rows = NearDuplicate.objects.values_list("first__guid", "second__guid")
    return sorted(tuple(sorted(guid.rsplit(":", 1)[1] for guid in row)) for row in rows)


def test_stories_that_say_nearly_the_same_are_linked_and_others_are_not():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE), telegram("c", OTHER))
    assert pairs() == [("a", "b")]
    assert 0.9 < NearDuplicate.objects.get().similarity < 1
    assert not UncomparedPrint.objects.exists()


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_every_order_of_arrival_ends_in_the_same_pairs(order):
    files = [
        telegram("a", OTHER),
        telegram("a", TEXT, version=2),
        telegram("b", ALIKE),
        telegram("c", ALIKE, day="2019-02-20"),
    ]
    for at in order:
        bring_in(files[at])
    assert pairs() == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_correction_that_changes_the_text_ends_the_likeness():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE))
    bring_in(telegram("b", OTHER, version=2))
    assert pairs() == []


@pytest.mark.parametrize(
    ("day", "expected"), [("2019-02-25", [("a", "b")]), ("2019-02-26", []), ("2019-02-11", [("a", "b")])]
)
def test_stories_dated_further_apart_than_the_setting_are_not_linked(day, expected):
    bring_in(telegram("a", TEXT), telegram("b", ALIKE, day=day))
    assert pairs() == expected


def test_a_story_known_to_the_month_may_be_near_any_day_of_it():
    bring_in(
        telegram("a", TEXT), telegram("b", ALIKE, versioncreated="2019-02"), telegram("c", ALIKE, versioncreated="")
    )
    assert pairs() == [("a", "b"), ("a", "c"), ("b", "c")]


@override_settings(DUPLICATE_SHARE=0.99)
def test_the_share_that_is_asked_for_is_a_setting():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE))
    assert pairs() == []


def test_flashes_are_never_near_duplicates():
    bring_in(telegram("a", "Havternen sejler ikke mandag."), telegram("b", "Havternen sejler ikke mandag."))
    assert pairs() == []


def test_what_a_killed_import_left_over_is_found_by_the_next_one():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE))
    NearDuplicate.objects.all().delete()
    UncomparedPrint.objects.bulk_create(
        UncomparedPrint(print_id=pk) for pk in TextPrint.objects.values_list("pk", flat=True)
    )
    bring_in(telegram("c", OTHER))
    assert pairs() == [("a", "b")]


def test_making_all_anew_ends_in_the_same_pairs(capsys):
    bring_in(telegram("a", TEXT), telegram("b", ALIKE), telegram("c", OTHER))
    TextPrint.objects.all().delete()
    NearDuplicate.objects.all().delete()
    assert list(link_in_portions()) == []
    assert (list(remake_prints()), list(link_in_portions()), pairs()) == ([3], [3], [("a", "b")])
    call_command("near_duplicates", "--rebuild")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "3 stories compared, 1 pairs of near-duplicates"
    assert told[-2].split() == ["90%", "to", "100%", "the", "same", "text", "1"]


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_once_the_later_to_look_finds_the_pair():
    def bring(file: WireFile) -> None:
        try:
            bring_in(file)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring, args=[telegram(guid, ALIKE)]) for guid in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pairs()) == 6


def story_of(file: WireFile):
    return read_file(file).taken[0].story


def test_before_importing_an_editor_is_told_what_a_story_looks_like():
    bring_in(telegram("a", TEXT), telegram("b", OTHER))
    kept = telegram("a", ALIKE, version=2)
    asked = {"new": story_of(telegram("c", ALIKE)), "version": story_of(kept), "none": story_of(telegram("d", "Kort."))}
    found = looks_like(asked)
    assert [(like.headline, like.article) for like in found["new"]] == [
        ("Overskrift a", Article.objects.get(guid__endswith=":a").pk)
    ]
    assert found["version"] == ()
    assert found.get("none", ()) == ()
    assert TextPrint.objects.count() == 2


def hits():
    """The front page of a search for everything: guid ends and those of what is beside them."""
    return [
        (hit.article.guid[-1], [one.article.headline[-1] for one in hit.alike])
        for hit in folded(search(SearchRequest(now=timezone.now())).hits)
    ]


def test_a_list_folds_what_is_alike_under_the_newest_and_counts_stories():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE, day="2019-02-19"), telegram("c", OTHER, day="2019-02-20"))
    assert hits() == [("c", []), ("b", ["a"])]
    assert search(SearchRequest()).count == 3


@pytest.mark.parametrize(
    "hidden", [{"pubstatus": "withheld"}, {"pubstatus": "canceled"}, {"embargoed": "2999-01-01T00:00:00+01:00"}]
)
def test_a_hidden_twin_is_not_told_of(hidden):
    bring_in(telegram("a", TEXT), telegram("b", ALIKE))
    bring_in(telegram("b", ALIKE, version=2, **hidden))
    assert hits() == [("a", [])]


def test_those_alike_through_a_third_come_under_one_story():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE, day="2019-02-23"), telegram("c", ALIKE, day="2019-02-28"))
    assert pairs() == [("a", "b"), ("b", "c")]
    assert hits() == [("c", ["b", "a"])]


def test_a_share_is_said_of_two_texts_and_not_of_two_that_a_third_is_like():
    bring_in(telegram("a", TEXT), telegram("b", ALIKE, day="2019-02-23"), telegram("c", ALIKE, day="2019-02-28"))
    [front] = folded(search(SearchRequest()).hits)
    assert [(one.article.headline, one.percent) for one in front.alike] == [
        ("Overskrift b", 100),
        ("Overskrift a", None),
    ]


def test_the_page_of_a_story_names_what_is_nearly_the_same(client):
    bring_in(telegram("a", TEXT), telegram("b", ALIKE, headline="Færgen er standset"))
    page = client.get(f"/stories/{Article.objects.get(guid__endswith=':a').pk}/", follow=True).content.decode()
    section = page.partition('id="alike"')[2].partition("</section>")[0]
    assert "Næsten ens telegrammer" in section
    assert "Færgen er standset" in section
    assert "% samme tekst" in section
    assert page.count("Færgen er standset") == 1
