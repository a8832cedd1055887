"""What an agency hides is on no public surface: not its words, not its names, not a spelling of a name."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.importing import import_files, settle_article
from articles.models import Article, DateMention, Entity, Revision, Standing
from articles.wire import Limits, WireFile
from tests.factories import BatchFactory

FAR = "2999-01-01T00:00:00+01:00"
PAST = "2020-01-01T00:00:00+01:00"
GUID = "urn:newsml:kystbureauet.example:"
LANGUAGES = ("", "/en")
TYPED = ("hem", "heml", "titel:hem", "overg", "thyb", "person:ove", "frø", "2018", "juli")
LISTS = (
    "/",
    "/search/",
    "/search.json",
    "/people/",
    "/people/?sort=count",
    "/organisations/",
    "/places/",
    "/dates/",
    "/dates/2019/",
    "/dates/2019/05/",
    "/dates/2019/05/04/",
    "/dates/2018/",
    "/dates/2018/07/",
    "/dates/2018/07/06/",
    "/search/?q=omtaler:2018-07-06",
    "/search.json?q=-omtaler:2018-07-06",
    "/search.json?mentions=2018",
    "/about/",
    "/corrections/",
    "/help/search/",
    *(
        f"/suggest/?q={typed}"
        for typed in ("hem", "heml", "Titel:hem", "overg", "thyb", "person:ove", "frø", "2018", "juli")
    ),
)
pytestmark = pytest.mark.django_db


def telegram(guid: str, version: int, words: str, **fields) -> dict:
    """One version of a story, `words` in its headline and text, on 4 May 2019."""
    return {
        "uri": f"{GUID}{guid}",
        "version": str(version),
        "type": "text",
        "versioncreated": f"2019-05-04T1{version}:00:00+02:00",
        "language": "da",
        "headline": f"Havnen udvides, {words}",
        "description_text": f"Borgmester Asta Lundby glæder sig, {words}.",
        "body_html": f"<p>Asta Lundby talte i Skagen {words}.</p>",
        "copyrightholder": "Kystbureauet",
        **fields,
    }


def bring_in(*telegrams: dict) -> None:
    """Import each as a file of its own, in this order."""
    for number, one in enumerate(telegrams):
        file = WireFile(name=f"{number}.json", data=json.dumps(one, ensure_ascii=False).encode(), limits=Limits())
        list(import_files([file], batch=BatchFactory()))


def surfaces(client) -> dict[str, str]:
    """Every public answer about this archive, headers included, by address."""
    labels = sorted(set(map(str, Revision.objects.values_list("version", flat=True))))
    stories = [f"/stories/{pk}/" for pk in Article.objects.order_by("pk").values_list("pk", flat=True)]
    names = [f"/names/{pk}/" for pk in Entity.objects.order_by("pk").values_list("pk", flat=True)]
    versions = [f"{story}?version={label}" for story in stories for label in labels]
    said = {}
    for language in LANGUAGES:
        for path in (*LISTS, *stories, *names, *versions):
            response = client.get(language + path)
            said[language + path] = f"{response.items()}"
            if response.status_code == 301:
                response = client.get(language + path, follow=True)
            said[language + path] += f"{list(response.items())} {response.content.decode()}"
    return said


def told(client, word: str) -> list[str]:
    """The addresses whose answer holds `word`, in any case."""
    return sorted(address for address, text in surfaces(client).items() if word.lower() in text.lower())


def count(client, **asked: str) -> int:
    """How many stories a search finds."""
    return client.get("/search.json", asked).json()["count"]


HIDDEN = {
    "killed": [telegram("a", 1, "HEMLIGT"), telegram("a", 2, "HEMLIGT", pubstatus="canceled", headline="Annulleret")],
    "withheld": [telegram("a", 1, "HEMLIGT", pubstatus="withheld")],
    "embargoed": [telegram("a", 1, "HEMLIGT", embargoed=FAR)],
    "newer version embargoed": [telegram("a", 1, "før"), telegram("a", 2, "HEMLIGT", embargoed=FAR)],
    "newer version withheld": [telegram("a", 1, "HEMLIGT"), telegram("a", 2, "HEMLIGT", pubstatus="withheld")],
    "released after it was withheld": [telegram("a", 1, "HEMLIGT", pubstatus="withheld"), telegram("a", 2, "åbent")],
    "withheld in the middle": [
        telegram("a", 1, "HEMLIGT"),
        telegram("a", 2, "HEMLIGT", pubstatus="withheld"),
        telegram("a", 3, "åbent"),
    ],
    "withheld, then killed": [
        telegram("a", 1, "HEMLIGT", pubstatus="withheld"),
        telegram("a", 2, "HEMLIGT", pubstatus="canceled", headline="Annulleret"),
    ],
    "first version embargoed still": [telegram("a", 1, "HEMLIGT", embargoed=FAR), telegram("a", 2, "åbent")],
    "held after a kill": [
        telegram("a", 1, "før"),
        telegram("a", 2, "", pubstatus="canceled"),
        telegram("a", 3, "HEMLIGT"),
    ],
    "in conflict": [telegram("a", 1, "åbent"), telegram("a", 1, "HEMLIGT")],
    "notes to editors": [telegram("a", 1, "åbent", ednote="HEMLIGT"), telegram("a", 2, "åbent", ednote="HEMLIGT")],
}


@pytest.mark.parametrize("how", HIDDEN)
def test_hidden_words_stand_nowhere(client, how):
    bring_in(*HIDDEN[how], telegram("b", 1, "noget andet"))
    where = told(client, "hemligt")
    if how == "killed":  # its headline was public, and the notice at its address says it
        where = [address for address in where if "/stories/" not in address]
    assert where == []
    assert count(client, q="hemligt") == 0
    assert count(client, q="titel:hemligt") == 0


def test_a_story_released_after_a_kill_does_not_show_what_was_killed(client):
    bring_in(telegram("a", 1, "HEMLIGT"), telegram("a", 2, "", pubstatus="canceled"), telegram("a", 3, "åbent"))
    article = Article.objects.get()
    article.revisions.filter(version=3).update(standing=Standing.ACCEPTED)
    settle_article(article)
    assert client.get(f"/stories/{article.pk}/", follow=True).status_code == 200
    assert told(client, "åbent") != []
    assert told(client, "hemligt") == []


@pytest.mark.parametrize("how", ["killed", "withheld", "embargoed"])
def test_a_name_of_hidden_stories_alone_has_no_page_and_is_in_no_list(client, how):
    hidden = [{**one, "body_html": "<p>Vagn Overgaard fra Thyborøn sagde nej.</p>"} for one in HIDDEN[how]]
    bring_in(*hidden, telegram("b", 1, "noget andet"))
    entity = Entity.objects.get(name="Vagn Overgaard")
    assert client.get(f"/names/{entity.pk}/").status_code == 404
    assert client.get(entity.get_absolute_url()).status_code == 404
    assert (told(client, "Overgaard"), told(client, "Thyborøn")) == ([], [])
    assert (count(client, q='person:"Vagn Overgaard"'), count(client, person="Vagn Overgaard")) == (0, 0)


@pytest.mark.parametrize("how", ["killed", "withheld", "embargoed", "replaced"])
def test_of_a_date_that_hidden_stories_alone_speak_of_nothing_is_said(client, how):
    replaced = [telegram("a", 1, "HEMLIGT"), telegram("c", 1, "andet", replacing=f"{GUID}a")]
    versions = HIDDEN[how] if how != "replaced" else replaced
    body = "<p>Det skete 6. juli 2018, ikke i juni 2018 eller hele 2018.</p>"
    bring_in(*({**one, "body_html": body} if "HEMLIGT" in one["headline"] else one for one in versions))
    bring_in(telegram("b", 1, "noget andet"))
    assert {mention.iso for mention in DateMention.objects.all()} == {"2018-07-06", "2018-06", "2018"}
    for date in ("2018-07-06", "2018-06", "2018"):
        assert (count(client, q=f"omtaler:{date}"), count(client, mentions=date)) == (0, 0)
    assert client.get("/search.json").json()["facets"]["mentions"] == []
    own = f"/stories/{Article.objects.get(guid__endswith=':a').pk}/"
    said = {a: page for a, page in surfaces(client).items() if own not in a}
    calendar = {a: page for a, page in said.items() if "/dates/" in a}
    assert len(calendar) == 14
    assert [a for a, page in calendar.items() if "omtaler" in page or "Mentioned in" in page] == []
    assert [a for a, page in said.items() if "6. juli 2018" in page and "2018" not in a] == []


@pytest.mark.parametrize("how", ["killed", "withheld", "embargoed"])
def test_a_spelling_of_hidden_stories_alone_leads_to_no_name(client, how):
    hidden = [{**one, "body_html": "<p>Asta Lundbys talte. Lundby sagde nej.</p>"} for one in HIDDEN[how]]
    bring_in(*hidden, {**telegram("b", 1, "andet"), "headline": "Havnen", "description_text": ""})
    entity = Entity.objects.get(name="Asta Lundby")
    entity.aliases.create(text="Frøken Grøn", words=["frøken", "grøn"])
    mention = entity.mentions.filter(article__guid__endswith=":a").first()
    mention.text = "Frøken Grøn"
    mention.save()
    assert (count(client, q="person:lundby"), count(client, q="person:frøken"), count(client, q="person:grø*")) == (
        1,
        0,
        0,
    )
    page = client.get("/people/", {"q": "frøken"}).content.decode()
    assert "Asta Lundby" not in page


def test_an_embargo_ends_by_itself_at_its_instant(client):
    bring_in(telegram("a", 1, "HEMLIGT", embargoed=FAR))
    address = Article.objects.get().get_absolute_url()
    assert (client.get(address).status_code, count(client, q="hemligt")) == (404, 0)
    Article.objects.update(embargo_until=timezone.now())
    Revision.objects.update(embargo_until=timezone.now())
    assert (client.get(address).status_code, count(client, q="hemligt")) == (200, 1)
    ends = Article.objects.get().embargo_until
    assert Article.objects.public(ends).exists()
    assert not Article.objects.public(ends - timedelta(microseconds=1)).exists()
    assert ends < datetime(2999, 1, 1, tzinfo=UTC)
