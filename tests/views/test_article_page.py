"""A story's page: what a reader is told, and what nobody is."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Standing, StatusChoices
from articles.story import Moment
from tests.factories import RevisionFactory
from tests.index.many import many_stories
from tests.pages.look import elements, links, words
from tests.views.stories import hidden_stories, mention, story

pytestmark = pytest.mark.django_db
MORNING = Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC))


def revise(article: Article, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(article.shown, name, value)
    article.shown.save()


@pytest.mark.parametrize("slug", ["", "et-helt-andet-ord/"])
def test_a_wrong_or_missing_slug_leads_to_the_right_one_for_good(client: Client, slug: str) -> None:
    article = story(headline="Støj på Ærø")
    response = client.get(f"/stories/{article.pk}/{slug}?a=1&b=%C3%A6")
    assert response.status_code == 301
    assert response["Location"] == f"/stories/{article.pk}/stoej-paa-aeroe/?a=1&b=%C3%A6"


def test_the_english_page_has_its_own_right_address(client: Client) -> None:
    article = story(headline="Støj på Ærø")
    response = client.get(f"/en/stories/{article.pk}/x/")
    assert response["Location"] == f"/en/stories/{article.pk}/stoej-paa-aeroe/"


def test_the_page_only_answers_reading(client: Client) -> None:
    assert client.post(story().get_absolute_url()).status_code == 405


def test_a_story_says_what_it_is_and_where_it_belongs(client: Client) -> None:
    article = story(headline="Nyt", lead="Indledning.", body="Et.\n\nTo.", section="Udland", moment=MORNING)
    revise(article, byline="Eva Holm", dateline_place="Minsk", source="AFP", credit="/ritzau/AFP")
    response = client.get(article.get_absolute_url())
    assert words(response, "title") == ["Nyt, Nyhedsarkiv"]
    assert words(response, "article h1") == ["Nyt"]
    assert links(response, ".kicker a") == [("Udland", "/search/?section=Udland")]
    assert words(response, ".lead") == ["Indledning."]
    assert words(response, ".dateline") == [
        "Ritzau, søndag 16. august 2020 kl. 07.42 Af Eva Holm. Minsk. Oprindelig fra AFP."
    ]
    assert words(response, ".text p") == ["Et.", "To.", "/ritzau/AFP"]
    assert links(response, ".trail a") == [("‹ Søndag 16. august 2020", "/dates/2020/08/16/")]


@pytest.mark.parametrize(
    ("moment", "stamp", "iso", "dateline", "up"),
    [
        (
            None,
            "dato ukendt",
            None,
            "Ritzau, dato ukendt Kilden angiver ingen dato.",
            ("‹ Datoer", "/dates/"),
        ),
        (
            Moment.of_year(2020),
            "måned ukendt 2020",
            "2020",
            "Ritzau, 2020 Kilden angiver kun året.",
            ("‹ 2020", "/dates/2020/"),
        ),
        (
            Moment.of_month(2020, 8),
            "dag ukendt august 2020",
            "2020-08",
            "Ritzau, august 2020 Kilden angiver kun måneden.",
            ("‹ August 2020", "/dates/2020/08/"),
        ),
        (
            Moment.of_day(date(2020, 8, 16)),
            "søndag 16. august 2020",
            "2020-08-16",
            "Ritzau, søndag 16. august 2020 Kilden angiver ikke noget klokkeslæt.",
            ("‹ Søndag 16. august 2020", "/dates/2020/08/16/"),
        ),
        (
            MORNING,
            "søndag 16. august 2020",
            "2020-08-16T05:42:00Z",
            "Ritzau, søndag 16. august 2020 kl. 07.42",
            ("‹ Søndag 16. august 2020", "/dates/2020/08/16/"),
        ),
    ],
    ids=["none", "year", "month", "day", "instant"],
)
def test_a_date_is_never_more_precise_than_its_source(
    client: Client, moment: Moment | None, stamp: str, iso: str | None, dateline: str, up: tuple[str, str]
) -> None:
    response = client.get(story(moment=moment).get_absolute_url())
    assert words(response, "article .stamp") == [stamp]
    assert [element.get("datetime") for element in elements(response, "article .stamp")] == [iso]
    assert words(response, ".dateline") == [dateline]
    assert links(response, ".trail a") == [up]


def test_an_assumed_time_zone_and_an_impossible_date_are_owned_up_to(client: Client) -> None:
    article = story(moment=Moment.of_instant(datetime(2091, 8, 16, 5, 42, tzinfo=UTC)), date_is_doubtful=True)
    revise(article, timezone_assumed=True)
    assert words(client.get(article.get_absolute_url()), ".dateline span") == [
        "Antaget tidszone: Kilden angiver ingen.",
        "Datoen kan ikke passe; den vises, som kilden angav den.",
    ]


def test_a_headline_made_from_the_lead_says_so(client: Client) -> None:
    article = story(headline="Først dette", headline_is_derived=True, lead="Først dette. Så mere.")
    revise(article, headline="")
    response = client.get(article.get_absolute_url())
    assert words(response, ".dateline span") == [
        "Kilden angiver kun måneden.",
        "Ingen overskrift i kilden: Manchettens første sætning er brugt.",
    ]
    assert words(response, ".lead") == ["Først dette. Så mere."]


def test_a_headline_made_from_the_text_says_so(client: Client) -> None:
    article = story(headline="Først dette", headline_is_derived=True, body="Først dette. Så mere.")
    revise(article, headline="")
    assert words(client.get(article.get_absolute_url()), ".dateline span")[-1] == (
        "Ingen overskrift i kilden: Tekstens første sætning er brugt."
    )


def test_a_lead_that_is_the_derived_headline_is_not_said_twice(client: Client) -> None:
    article = story(headline="Kun dette", headline_is_derived=True, lead="Kun dette.")
    assert words(client.get(article.get_absolute_url()), ".lead") == []


def test_a_lead_that_the_agency_repeats_as_its_first_paragraph_is_not_said_twice(client: Client) -> None:
    article = story(headline="Nyt", lead="Kort sagt.", body="Kort sagt.\n\nMere.")
    response = client.get(article.get_absolute_url())
    assert (words(response, ".lead"), words(response, ".text p")) == ([], ["Kort sagt.", "Mere."])


def test_names_are_linked_where_they_stand_and_the_possessive_is_not(client: Client) -> None:
    article = story(lead="Ruslands nej.", body="Putins svar til EU & EU's råd.\n\nÅse kom. <b>Åse</b> gik.")
    russia = mention(article, "Rusland", "place")
    putin = mention(article, "Putin", "person", "Vladimir Putin")
    eu = mention(article, "EU", "org")
    aase = mention(article, "Åse", "person")
    response = client.get(article.get_absolute_url())
    page = response.content.decode()
    assert f'<a class="ent place" href="{russia.get_absolute_url()}">Rusland</a>s nej.' in page
    assert (
        f'<p><a class="ent person" href="{putin.get_absolute_url()}">Putin</a>s svar til '
        f'<a class="ent org" href="{eu.get_absolute_url()}">EU</a> &amp; '
        f'<a class="ent org" href="{eu.get_absolute_url()}">EU</a>&#x27;s råd.</p>'
    ) in page
    assert (
        f'<p><a class="ent person" href="{aase.get_absolute_url()}">Åse</a> kom. '
        f'&lt;b&gt;<a class="ent person" href="{aase.get_absolute_url()}">Åse</a>&lt;/b&gt; gik.</p>'
    ) in page
    assert words(response, ".side .names li") == ["Åse 2", "Vladimir Putin 1", "EU 2", "Rusland 1"]
    assert words(response, ".legend") == ["Markér navne person organisation sted Slå dem også fra i de næste"]


def test_a_story_without_names_has_no_switch_for_them(client: Client) -> None:
    response = client.get(story().get_absolute_url())
    assert elements(response, ".legend") == []
    assert "Navne i telegrammet" not in words(response, ".side h2")


def test_the_text_is_marked_with_its_own_language(client: Client) -> None:
    article = story(language="en", body="English text.")
    assert [element.get("lang") for element in elements(client.get(article.get_absolute_url()), ".text")] == ["en"]


def test_versions_are_listed_newest_first_and_open(client: Client) -> None:
    article = story({"Minsk": "place"}, headline="Ny overskrift", body="Nye ord om Minsk.", moment=MORNING)
    revise(article, version=3, is_correction=True, received_at=datetime(2020, 8, 16, 6, 0, tzinfo=UTC))
    older = RevisionFactory(article=article, headline="Gammel overskrift", paragraphs=["Gamle ord."], version=2)
    older.moment = Moment.of_instant(datetime(2020, 8, 16, 4, 0, tzinfo=UTC))
    older.received_at = datetime(2020, 8, 16, 4, 30, tzinfo=UTC)
    older.save()
    Article.objects.filter(pk=article.pk).update(is_corrected=True)
    address = article.get_absolute_url()

    newest = client.get(address)
    assert words(newest, "#versions li") == [
        (
            "Version 3, som du læser nu Rettet 16. aug. 2020 kl. 07.42. Modtaget 16. aug. 2020 kl. 08.00. Ændret: "
            "fjernet: Gammel (ændring slut) tilføjet: Ny (ændring slut) fjernet: Gamle ord. (ændring slut) tilføjet: "
            "Nye ord om Minsk. (ændring slut) Vis ændringerne siden version 2"
        ),
        "Version 2 Sendt 16. aug. 2020 kl. 06.00. Modtaget 16. aug. 2020 kl. 06.30.",
    ]
    assert links(newest, "#versions a") == [
        ("Vis ændringerne siden version 2", f"{address}?version=3&compare=2"),
        ("Version 2", f"{address}?version=2"),
    ]
    assert links(newest, ".dateline a") == [("Rettet", "#versions")]

    earlier = client.get(f"{address}?version=2")
    assert words(earlier, "h1") == ["Gammel overskrift"]
    assert words(earlier, ".text p") == ["Gamle ord."]
    assert words(earlier, ".dateline b") == ["Ritzau, søndag 16. august 2020 kl. 06.00"]
    assert links(earlier, ".dateline a") == []
    assert links(earlier, ".notice a") == [
        ("Læs den nyeste version", address),
        ("Vis, hvad der er ændret siden", f"{address}?version=3&compare=2"),
    ]
    assert b"noindex" in earlier.content
    assert "Minsk" not in " ".join(words(earlier, "article"))
    assert words(earlier, "#cite")[0].endswith(f"version 2. http://testserver{address}?version=2")


def test_only_accepted_usable_versions_past_their_embargo_can_be_opened(client: Client) -> None:
    article = story(body="Vist.", moment=MORNING)
    revise(article, version=9)
    for number, fields in enumerate(
        [
            {"standing": Standing.HELD},
            {"standing": Standing.CONFLICT},
            {"status": StatusChoices.WITHHELD},
            {"status": StatusChoices.CANCELED},
            {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)},
        ],
        start=1,
    ):
        RevisionFactory(article=article, version=number, paragraphs=["HEMMELIGT"], **fields)
    address = article.get_absolute_url()
    assert words(client.get(address), "#versions li b") == ["Version 9"]
    for number in range(1, 6):
        response = client.get(f"{address}?version={number}")
        assert response.status_code == 404
        assert "HEMMELIGT" not in response.content.decode()


def test_notes_to_editors_are_on_no_page(client: Client) -> None:
    article = story(body="Vist.")
    revise(article, ednote="HEMMELIGT", ednote_private="HEMMELIGT", slugline="HEMMELIGT", body_html="HEMMELIGT")
    older = {"ednote": "HEMMELIGT", "ednote_private": "HEMMELIGT", "warnings": [{"text": "HEMMELIGT"}]}
    RevisionFactory(article=article, version=0, **older)
    for address in (article.get_absolute_url(), f"{article.get_absolute_url()}?version=0"):
        response = client.get(address)
        assert response.status_code == 200
        assert "HEMMELIGT" not in response.content.decode()


def test_related_stories_say_when_they_were_sent_and_what_they_share(client: Client) -> None:
    names = {"Eva Holm": "person", "Bo Dal": "person", "Minsk": "place"}
    many_stories(200, "Ingen Her")
    article = story(names, body="Eva Holm Bo Dal Minsk", lead="Bo Dal", moment=Moment.of_month(2018, 8))
    for headline, moment in (
        ("Samme måned", Moment.of_month(2018, 8)),
        ("Måneden før", Moment.of_day(date(2018, 7, 30))),
        ("Længe før", Moment.of_year(2009)),
        ("Uden dato", None),
    ):
        story(names, headline=headline, body="Eva Holm Bo Dal Minsk", moment=moment)
    story(names, headline="Kun stedet", body="Minsk", moment=None)
    shared = "Samme personer: Bo Dal, Eva Holm. Samme sted: Minsk."
    assert words(client.get(article.get_absolute_url()), ".related li") == [
        f"Samme måned Aug. 2018, dag ukendt, samme måned. {shared}",
        f"Måneden før 30. juli 2018, 1 måned før. {shared}",
        f"Uden dato Dato ukendt. {shared}",
        f"Længe før 2009, måned ukendt, 9 år før. {shared}",
    ]


def test_an_undated_story_has_relatives_too(client: Client) -> None:
    many_stories(200, "Ingen Her")
    names = {"Eva Holm": "person", "Minsk": "place"}
    first, second = (story(names, lead="Eva Holm i Minsk", body="Minsk", moment=None) for _number in range(2))
    assert links(client.get(first.get_absolute_url()), ".related a") == [(second.headline, second.get_absolute_url())]


def test_a_story_can_be_cited(client: Client) -> None:
    article = story(headline="Nyt", moment=Moment.of_month(2020, 8))
    page = client.get(article.get_absolute_url())
    assert words(page, "#cite") == [
        f"Ritzau: »Nyt«, august 2020. Nyhedsarkiv, version 1. http://testserver/stories/{article.pk}/nyt/"
    ]
    english = client.get(f"/en/stories/{article.pk}/nyt/")
    assert words(english, "#cite") == [
        f"Ritzau: “Nyt”, August 2020. Nyhedsarkiv, version 1. http://testserver/en/stories/{article.pk}/nyt/"
    ]


def test_a_replaced_story_keeps_its_address_and_points_on(client: Client) -> None:
    new = story(headline="Den nye")
    old = story({"Kun Her": "person", "Minsk": "place"}, body="Kun Her i Minsk.")
    other = story({"Minsk": "place"}, body="Minsk.")
    Article.objects.filter(pk=old.pk).update(replaced_by=new)
    response = client.get(old.get_absolute_url())
    assert response.status_code == 200
    assert links(response, ".notice a") == [("Læs det nye telegram: Den nye", new.get_absolute_url())]
    assert words(response, ".side .names li") == ["Minsk 1"], "a name that no listed story has, has no page to link to"
    assert words(client.get(other.get_absolute_url()), ".related li") == []


def test_the_successor_of_a_story_is_not_also_its_relative(client: Client) -> None:
    old, new, other = (story({"Minsk": "place"}, body="Minsk.") for _number in range(3))
    Article.objects.filter(pk=old.pk).update(replaced_by=new)
    assert words(client.get(old.get_absolute_url()), ".related a") == [other.headline]


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": StatusChoices.WITHHELD},
        {"embargo_until": datetime(2099, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_story_does_not_tell_of_a_successor_that_is_not_public(client: Client, hidden: dict[str, Any]) -> None:
    old = story(headline="Stadig det nyeste")
    before = client.get(old.get_absolute_url()).content
    Article.objects.filter(pk=old.pk).update(replaced_by=story(headline="HEMMELIGT", **hidden))
    assert client.get(old.get_absolute_url()).content == before


def test_a_replaced_story_stays_replaced_when_its_successor_is_killed(client: Client) -> None:
    old = story()
    killed = story(headline="Tilbagekaldt", status=StatusChoices.CANCELED)
    Article.objects.filter(pk=old.pk).update(replaced_by=killed)
    response = client.get(old.get_absolute_url())
    assert words(response, ".notice h2") == ["Telegrammet er afløst af et nyt"]
    assert links(response, ".notice a") == []
    assert "Tilbagekaldt" not in response.content.decode()


def test_a_killed_story_leaves_a_notice_and_no_text(client: Client) -> None:
    article = story(
        {"Eva Holm": "person"},
        headline="Togene holder stille",
        lead="Eva Holm siger det.",
        body="Eva Holm igen.",
        section="Indland",
        moment=MORNING,
        status=StatusChoices.CANCELED,
        status_reason="Driftsmeldingen var forkert.",
        status_at=datetime(2020, 8, 16, 6, 15, tzinfo=UTC),
    )
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert words(response, "title") == ["Trukket tilbage: Togene holder stille, Nyhedsarkiv"]
    assert words(response, "h1") == ["Togene holder stille"]
    assert words(response, ".stamp") == ["søndag 16. august 2020"]
    assert words(response, ".dateline") == [
        "Ritzau, søndag 16. august 2020 kl. 07.42 Trukket tilbage 16. aug. 2020 kl. 08.15."
    ]
    assert words(response, ".notice p")[0] == "Driftsmeldingen var forkert."
    cited = "Ritzau: »Togene holder stille«, 16. august 2020 (trukket tilbage). Nyhedsarkiv."
    assert words(response, "#cite") == [f"{cited} http://testserver{article.get_absolute_url()}"]
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "Eva Holm" not in page
    assert client.get(f"{article.get_absolute_url()}?version=1").status_code == 410


def test_a_killed_storys_derived_headline_is_text_and_is_not_shown(client: Client) -> None:
    article = story(headline="Eva Holm er død", headline_is_derived=True, status=StatusChoices.CANCELED)
    response = client.get(f"/stories/{article.pk}/")
    assert response.status_code == 410
    assert words(response, "h1") == ["Telegram uden overskrift"]
    page = response.content.decode().lower()
    assert "eva holm" not in page
    assert "eva-holm" not in page
    assert words(response, "#cite")[0].endswith(f"http://testserver/stories/{article.pk}/")


def test_hidden_stories_are_not_told_from_ones_that_never_were(client: Client) -> None:
    hidden = hidden_stories({"Eva Holm": "person"})
    embargoed_kill = story(
        headline="HEMMELIGT", status=StatusChoices.CANCELED, embargo_until=datetime(2999, 1, 1, tzinfo=UTC)
    )
    never = client.get("/stories/2000000000/")
    assert never.status_code == 404
    for article in (hidden["withheld"], hidden["embargoed"], embargoed_kill):
        response = client.get(f"/stories/{article.pk}/")
        assert response.status_code == 404
        assert response.content.replace(str(article.pk).encode(), b"2000000000") == never.content
        assert client.get(article.get_absolute_url()).status_code == 404


def test_an_embargo_ends_by_itself(client: Client) -> None:
    article = story(embargo_until=datetime(2020, 1, 1, tzinfo=UTC))
    assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("key", ["0", "9223372036854775807", "9223372036854775808", "9" * 40])
def test_keys_no_database_holds_are_not_found(client: Client, key: str) -> None:
    assert client.get(f"/stories/{key}/x/").status_code == 404
