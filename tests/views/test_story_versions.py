"""A story's versions: that it was corrected, what was, what it replaced, and which address opens which version."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Revision, Standing, StatusChoices
from articles.story import Moment
from tests.factories import RevisionFactory
from tests.pages.look import elements, links, words
from tests.views.stories import story

pytestmark = pytest.mark.django_db


def at(hour: int) -> Moment:
    return Moment.of_instant(datetime(2020, 8, 16, hour, 0, tzinfo=UTC))


def corrected(note: str = "", **fields: Any) -> Article:
    """A story in three versions, of which the last two are corrections; `note` is the last one's public note."""
    article = story(
        headline="To reddet ved Skagen", body="Først.\n\nMidt.\n\nTo mænd er reddet.", moment=at(8), is_corrected=True
    )
    shown = article.shown
    for name, value in {"version": 3, "is_correction": True, "public_note": note, **fields}.items():
        setattr(shown, name, value)
    shown.save()
    version(
        article, 2, at(6), is_correction=True, public_note="Ældre note.", paragraphs=["Først.", "En mand er reddet."]
    )
    version(article, 1, at(4), headline="En reddet ved Hirtshals", paragraphs=["En mand er savnet."])
    return article


def version(article: Article, number: int | None, moment: Moment | None = None, **fields: Any) -> Revision:
    """Another accepted version of a story, received at 10."""
    revision = RevisionFactory(article=article, version=number, **{"headline": article.headline, **fields})
    revision.moment, revision.received_at = moment, datetime(2020, 8, 16, 10, 0, tzinfo=UTC)
    revision.save()
    return revision


def test_a_corrected_story_says_so_when_and_what(client: Client) -> None:
    article = corrected(note="Antallet er rettet.")
    response = client.get(article.get_absolute_url())
    assert words(response, ".notice--corrected") == [
        "Telegrammet er rettet Antallet er rettet. Rettet 16. aug. 2020 kl. 10.00. Vis, hvad der er rettet"
    ]
    assert links(response, ".notice--corrected a") == [
        ("Vis, hvad der er rettet", f"{article.get_absolute_url()}?version=3&compare=2")
    ]


def test_an_editors_note_on_a_correction_goes_before_the_agencys(client: Client) -> None:
    article = corrected(note="Bureauets.")
    Article.objects.filter(pk=article.pk).update(correction_note="Redaktionens.")
    page = client.get(article.get_absolute_url())
    assert words(page, ".notice--corrected p")[0] == "Redaktionens."
    assert "Bureauets." not in page.content.decode()


def test_notes_to_editors_never_stand_in_for_a_public_note(client: Client) -> None:
    article = corrected(ednote="RETTELSE, ring til Eva", ednote_private="Eva 12 34 56 78")
    page = client.get(article.get_absolute_url())
    assert words(page, ".notice--corrected p") == ["Rettet 16. aug. 2020 kl. 10.00. Vis, hvad der er rettet"]
    assert "Eva" not in page.content.decode()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (Moment.of_day(date(2020, 8, 16)), "Rettet 16. aug. 2020."),
        (Moment.of_month(2020, 8), "Rettet aug. 2020."),
        (None, "Rettelsen er modtaget 16. aug. 2020 kl. 12.00."),
    ],
    ids=["day", "month", "none"],
)
def test_a_correction_is_dated_as_far_as_is_known(client: Client, moment: Moment | None, said: str) -> None:
    article = story(is_corrected=True)
    article.shown.is_correction, article.shown.moment = True, moment
    article.shown.received_at = datetime(2020, 8, 16, 10, 0, tzinfo=UTC)
    article.shown.save()
    assert words(client.get(article.get_absolute_url()), ".notice--corrected p") == [said]


@pytest.mark.parametrize(
    "hidden",
    [{"standing": Standing.HELD}, {"standing": Standing.PUT_AWAY}, {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)}],
)
def test_of_a_correction_nobody_may_read_only_that_there_was_one_is_said(
    client: Client, hidden: dict[str, Any]
) -> None:
    article = story(is_corrected=True)
    version(article, 0, public_note="HEMMELIGT", is_correction=True, **hidden)
    page = client.get(article.get_absolute_url())
    assert words(page, ".notice--corrected") == ["Telegrammet er rettet"]
    assert "HEMMELIGT" not in page.content.decode()


def test_what_comes_after_the_version_shown_is_no_correction_of_it(client: Client) -> None:
    article = story()
    version(article, 2, at(9), is_correction=True, is_teaser=True, public_note="Om teaseren.")
    assert words(client.get(article.get_absolute_url()), ".notice--corrected") == []


def test_an_earlier_version_is_no_corrected_story(client: Client) -> None:
    article = corrected(note="Antallet er rettet.")
    assert words(client.get(f"{article.get_absolute_url()}?version=1"), ".notice--corrected") == []


def test_the_changes_between_two_versions_are_a_page(client: Client) -> None:
    article = corrected()
    address = article.get_absolute_url()
    page = client.get(f"{address}?version=3&compare=2")
    assert page.status_code == 200
    assert words(page, "title") == ["Ændringer: To reddet ved Skagen, Nyhedsarkiv"]
    assert words(page, ".dateline b") == ["Fra version 2 til version 3"]
    assert words(page, ".dateline") == ["Fra version 2 til version 3 3 ord tilføjet, 2 fjernet. tilføjet fjernet"]
    assert words(page, ".text p") == [
        "Først.",
        "Nyt afsnit tilføjet: Midt. (ændring slut)",
        "fjernet: En mand (ændring slut) tilføjet: To mænd (ændring slut) er reddet.",
    ]
    assert b'<meta name="robots" content="noindex">' in page.content
    assert links(page, ".trail a") == [("‹ Telegrammet", address)]
    assert links(page, "ul.links a") == [
        ("Læs version 2", f"{address}?version=2"),
        ("Læs version 3", address),
        ("Ændringer fra version 1 til version 2", f"{address}?version=2&compare=1"),
    ]


def test_changes_are_shown_from_the_older_to_the_newer_however_they_are_asked_for(client: Client) -> None:
    address = corrected().get_absolute_url()
    pages = [
        client.get(f"{address}?{asked}").content
        for asked in ("version=3&compare=1", "version=1&compare=3", "compare=1")
    ]
    bodies = [page[page.index(b"<main") : page.index(b"</main>")] for page in pages]
    assert bodies == [bodies[0]] * 3


def test_changed_fields_are_shown_and_only_they(client: Client) -> None:
    article = corrected(byline="Eva Holm")
    page = client.get(f"{article.get_absolute_url()}?version=2&compare=1")
    assert words(page, ".changed-fields dt") == ["Overskrift"]
    assert words(page, ".changed-fields dd") == [
        (
            "fjernet: En (ændring slut) tilføjet: To (ændring slut) reddet ved "
            "fjernet: Hirtshals (ændring slut) tilføjet: Skagen (ændring slut)"
        )
    ]
    assert words(client.get(f"{article.get_absolute_url()}?version=3&compare=2"), ".changed-fields dt") == ["Byline"]


def test_many_unchanged_paragraphs_are_folded_away(client: Client) -> None:
    same = [f"Afsnit {number}." for number in range(5)]
    article = story(body="\n\n".join([*same, "Nyt."]))
    version(article, 0, paragraphs=same)
    page = client.get(f"{article.get_absolute_url()}?version=1&compare=0")
    assert words(page, "details summary") == ["5 uændrede afsnit"]
    assert words(page, "details p") == same
    assert words(page, ".change--new") == ["Nyt afsnit tilføjet: Nyt. (ændring slut)"]


def test_a_moved_paragraph_and_versions_that_are_the_same(client: Client) -> None:
    moving = "Dette afsnit er flyttet ned."
    article = story(body=f"Et.\n\nTo.\n\n{moving}")
    version(article, 0, paragraphs=[moving, "Et.", "To."])
    address = article.get_absolute_url()
    assert words(client.get(f"{address}?compare=0"), ".change--moved") == [f"Flyttet afsnit {moving}"]
    version(article, -1, paragraphs=[moving, "Et.", "To."])
    assert words(client.get(f"{address}?version=0&compare=-1"), ".dateline")[0].startswith(
        "Fra version -1 til version 0 Teksterne er ens."
    )


def test_the_text_of_a_change_is_escaped(client: Client) -> None:
    article = story(body="<b>Nyt</b> & <i>")
    version(article, 0, paragraphs=["<script>gammelt</script> & <i>"])
    page = client.get(f"{article.get_absolute_url()}?compare=0").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>gammelt" not in page
    assert "<b>Nyt" not in page


@pytest.mark.parametrize("asked", ["version=3&compare=3", "compare=3", "compare=9", "version=9&compare=1", "version=9"])
def test_versions_that_are_not_there_cannot_be_compared(client: Client, asked: str) -> None:
    article = corrected()
    assert client.get(f"{article.get_absolute_url()}?{asked}").status_code == 404


@pytest.mark.parametrize(
    "hidden",
    [
        {"standing": Standing.HELD},
        {"standing": Standing.CONFLICT},
        {"standing": Standing.PUT_AWAY},
        {"status": StatusChoices.WITHHELD},
        {"status": StatusChoices.CANCELED},
        {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_version_nobody_may_read_is_compared_with_nothing(client: Client, hidden: dict[str, Any]) -> None:
    article = story(body="Vist.")
    Revision.objects.filter(pk=article.shown_id).update(version=9)
    version(article, 2, paragraphs=["HEMMELIGT"], **hidden)
    address = article.get_absolute_url()
    unknown = client.get(f"{address}?version=9&compare=77")
    for asked in ("version=2", "version=9&compare=2", "version=2&compare=9", "compare=2"):
        page = client.get(f"{address}?{asked}")
        assert page.status_code == 404
        assert "HEMMELIGT" not in page.content.decode()
    assert unknown.status_code == 404
    assert words(client.get(address), "#versions li b") == ["Version 9"]


def test_a_shown_version_that_was_put_away_is_not_read(client: Client) -> None:
    article = story(body="HEMMELIGT")
    Revision.objects.filter(pk=article.shown_id).update(standing=Standing.PUT_AWAY)
    page = client.get(article.get_absolute_url())
    assert page.status_code == 404
    assert "HEMMELIGT" not in page.content.decode()


def test_the_address_of_a_version_opens_that_one_also_when_another_has_its_label(client: Client) -> None:
    article = story(body="Vist.")
    Revision.objects.filter(pk=article.shown_id).update(version=9)
    version(article, 2, paragraphs=["Dræbt."], status=StatusChoices.CANCELED, standing=Standing.HELD)
    first = version(article, 2, at(4), paragraphs=["Den første udgave."])
    second = version(article, None, at(5), version_text="2", paragraphs=["Den anden udgave."])
    address = article.get_absolute_url()
    assert words(client.get(f"{address}?version=2"), ".text p") == ["Den første udgave."]
    assert words(client.get(f"{address}?version=2-{second.pk}"), ".text p") == ["Den anden udgave."]
    listed = dict(links(client.get(f"{address}?version=2"), "#versions a"))
    assert listed["Version 2"] == f"{address}?version=2-{second.pk}"
    changes = client.get(f"{address}?version=2-{second.pk}&compare=2")
    assert words(changes, ".text p") == ["Den fjernet: første (ændring slut) tilføjet: anden (ændring slut) udgave."]
    assert client.get(f"{address}?version=2-{first.pk}").status_code == 404


def test_versions_stand_by_number_when_some_have_no_time(client: Client) -> None:
    article = story(moment=None)
    Revision.objects.filter(pk=article.shown_id).update(version=4)
    for number, moment in ((2, None), (3, at(5)), (1, at(4))):
        version(article, number, moment)
    page = client.get(article.get_absolute_url())
    assert [words[:9] for words in words(page, "#versions li")] == ["Version 4", "Version 3", "Version 2", "Version 1"]
    Revision.objects.filter(version=1).update(published_at=at(6).instant)
    page = client.get(article.get_absolute_url())
    assert [words[:9] for words in words(page, "#versions li")] == ["Version 4", "Version 1", "Version 3", "Version 2"]


def test_a_story_says_which_ones_it_replaced_where_they_can_be_read(client: Client) -> None:
    new = story(headline="Den nye")
    old = story(headline="Den gamle")
    killed = story(headline="HEMMELIGT", status=StatusChoices.CANCELED)
    waiting = story(headline="HEMMELIGT", embargo_until=datetime(2999, 1, 1, tzinfo=UTC))
    Article.objects.filter(pk__in=[old.pk, killed.pk, waiting.pk]).update(replaced_by=new)
    page = client.get(new.get_absolute_url())
    assert words(page, "#replaces h2") == ["Telegrammet afløser et tidligere"]
    assert links(page, "#replaces a") == [("Den gamle", old.get_absolute_url())]
    assert "HEMMELIGT" not in page.content.decode()


def test_a_killed_story_leads_to_the_public_one_that_took_its_place(client: Client) -> None:
    killed = story(headline="Tilbagekaldt", status=StatusChoices.CANCELED)
    new = story(headline="Den nye")
    Article.objects.filter(pk=killed.pk).update(replaced_by=new)
    page = client.get(killed.get_absolute_url())
    assert page.status_code == 410
    assert links(page, ".notice a") == [("Læs det nye telegram: Den nye", new.get_absolute_url())]
    Article.objects.filter(pk=new.pk).update(status=StatusChoices.WITHHELD)
    assert links(client.get(killed.get_absolute_url()), ".notice a") == []


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://bureau.example/a?b=1&c=2", ["https://bureau.example/a?b=1&c=2"]),
        ("http://bureau.example/", ["http://bureau.example/"]),
        ("javascript:alert(1)", []),
        ("ftp://bureau.example/a", []),
        ("//bureau.example/a", []),
        ("", []),
    ],
)
def test_the_agencys_own_page_is_linked_when_it_is_on_the_web(client: Client, url: str, shown: list[str]) -> None:
    article = story()
    Revision.objects.filter(pk=article.shown_id).update(url=url)
    page = client.get(article.get_absolute_url())
    found = [a.get("href") for a in elements(page, ".side a") if a.get("rel") == "external noopener"]
    assert found == shown


@pytest.mark.parametrize("older", [1, 3])
def test_changes_ask_the_database_the_same_however_many_versions_there_are(
    client: Client, django_assert_num_queries: Any, older: int
) -> None:
    article = story()
    for number in range(-older, 0):
        version(article, number, paragraphs=["Før."])
    address = article.get_absolute_url()
    with django_assert_num_queries(4):
        assert client.get(f"{address}?compare=-1").status_code == 200


@pytest.mark.parametrize("others", [0, 2])
def test_a_story_asks_the_database_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: Any, others: int
) -> None:
    names = {"Eva Holm": "person", "Minsk": "place"}
    article = story(names, body="Eva Holm i Minsk. " * (1 + others), section="Udland")
    for _other in range(1 + others):
        story(names, body="Eva Holm i Minsk.")
        RevisionFactory(article=article, version=0)
    address = article.get_absolute_url()
    client.get(address)  # which reads what the index does not have yet
    with django_assert_num_queries(12):
        client.get(address)


def test_each_version_says_in_short_what_it_changed(client: Client) -> None:
    article = story(headline="Nyt", body="Mindst to demonstranter er døde.\n\nSlut.", moment=at(8))
    Revision.objects.filter(pk=article.shown_id).update(version=3)
    version(article, 2, at(6), paragraphs=["Mindst en demonstrant er døde.", "Slut."])
    version(
        article, 1, at(4), paragraphs=["Helt andre ord står her endnu.", "Og de er mange nok til kun at blive talt."]
    )
    newest, second, first = words(client.get(article.get_absolute_url()), "#versions li")
    assert "Ændret: fjernet: en demonstrant (ændring slut) tilføjet: to demonstranter (ændring slut) Vis" in newest
    assert "ord tilføjet" in second
    assert "Ændret" not in first
    assert "tilføjet" not in first


def test_versions_that_say_the_same_say_nothing_of_changes(client: Client) -> None:
    article = story(headline="Nyt", body="Ens.", moment=at(8))
    Revision.objects.filter(pk=article.shown_id).update(version=2)
    version(article, 1, at(4), paragraphs=["Ens."])
    assert not {"Ændret", "tilføjet"} & set(
        " ".join(words(client.get(article.get_absolute_url()), "#versions")).split()
    )
