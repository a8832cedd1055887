"""No page of the reading room has a number or a date that is not written as one does in its language."""

import re
from collections import Counter, deque
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation
from lxml import html

from articles.models import Article, StatusChoices
from articles.story import Moment
from tests.factories import DateMentionFactory, RevisionFactory
from tests.index.many import many_stories
from tests.views.stories import story
from tests.views.written import badly_written, said_on

pytestmark = pytest.mark.django_db
OF_EACH_KIND = 3
NAMES = {"Eva Holm": "person", "Bo Dal": "person", "Kystministeriet": "org", "Ærø": "place"}


@pytest.fixture
def archive() -> Article:
    """More than 3,000 stories of one person in one month, most of them of one minute, and one that has everything."""
    keys = many_stories(3_210, "Eva Holm")
    at = datetime(2020, 8, 16, 5, 42, tzinfo=UTC)
    day, month = Moment.of_instant(at), Moment.of_month(2020, 8)
    for moment, some in ((day, keys[:2_900]), (month, keys[2_900:])):
        Article.objects.filter(pk__in=some).update(
            published_at=moment.instant,
            published_precision=moment.precision.value,
            published_from=moment.first_day,
            published_to=moment.end_day,
        )
    fields = {"lead": "Eva Holm og Bo Dal på Ærø.", "body": "Kystministeriet den 16. august.", "section": "Indland"}
    article = story(NAMES, headline="Diger", moment=day, is_corrected=True, **fields)
    DateMentionFactory(article=article, text="16. august", start=20, date="2020-08-16")
    article.shown.version, article.shown.is_correction = 2, True
    article.shown.moment = day
    article.shown.save()
    RevisionFactory(article=article, version=1, headline="Dige", paragraphs=["Før."])
    story(NAMES, headline="Andre diger", moment=Moment.of_day(date(2020, 8, 13)), **fields)
    story(headline="Trukket", moment=day, status=StatusChoices.CANCELED, status_at=at)
    return article


def follow(client: Client, start: list[str]) -> dict[str, str]:
    """Pages by address: those to start from and what they link to, OF_EACH_KIND of every kind."""
    pages: dict[str, str] = {}
    kinds: Counter[str] = Counter()
    waiting = deque(start)
    while waiting:
        address = waiting.popleft().partition("#")[0]
        path = address.partition("?")[0]
        if address in pages or path.endswith((".json", ".xml", ".csv")) or "/admin/" in path:
            continue
        with translation.override("en" if path.startswith("/en/") else "da"):
            kind = resolve(path).view_name + ("?" if "?" in address else "")
        if address not in start and kinds[kind] >= OF_EACH_KIND:
            continue
        response = client.get(address)
        if response.status_code not in (200, 410) or not response["Content-Type"].startswith("text/html"):
            continue
        kinds[kind] += 1
        pages[address] = response.content.decode()
        root = html.fromstring(response.content)
        links = [link.get("href") for link in root.iterfind(".//main//a[@href]")]
        waiting += [
            link if link.startswith("/") else f"{path}{link}" for link in links if link.startswith(("/", "?")) and link
        ]
    return pages


@pytest.mark.parametrize("language", ["da", pytest.param("en", marks=pytest.mark.slow)])
def test_no_number_and_no_date_is_badly_written(client: Client, archive: Article, language: str) -> None:
    root = {"da": "", "en": "/en"}[language]
    story_page = root + archive.get_absolute_url()
    killed = Article.objects.get(status=StatusChoices.CANCELED)
    start = [
        f"{root}/",
        f"{root}/search/?page=100",
        f"{root}/search/?q=valget&sort=relevant&from=2020-08-16&to=2020-08-20",
        f"{root}/search/?q=xyzzy",
        f"{root}/dates/2020/08/16/",
        f"{root}/people/?sort=count",
        f"{root}/about/",
        f"{story_page}?sort=oldest",
        f"{story_page}?version=1",
        f"{story_page}?version=2&compare=1",
        root + killed.get_absolute_url(),
    ]
    pages = follow(client, start)
    assert set(start) <= set(pages)
    assert len(pages) > 25
    bad = {
        address: found
        for address, page in pages.items()
        for said in said_on(page)
        if (found := badly_written(said, language))
    }
    assert bad == {}
    number = {"da": "3.212", "en": "3,212"}[language]
    assert sum(number in page for page in pages.values()) >= 4
    assert re.search(
        {"da": r"16\. august 2020 kl\. 07\.42", "en": r"16 August 2020 at 07:42"}[language],
        pages[story_page + "?sort=oldest"],
    )


@pytest.mark.parametrize(
    ("language", "bad", "good"),
    [
        ("da", "39131 39,131 3913", "39.131 3.913 2020 1866 2,5"),
        ("da", "07:42", "kl. 07.42"),
        ("da", "2020-08-16", "16. august 2020"),
        ("da", "16 august", "16. august"),
        ("da", "august 16", "august 2020"),
        ("da", "97%", "97 %"),
        ("da", "i går", "samme dag"),
        ("da", "Sunday", "søndag"),
        ("en", "39131 39.131 3913", "39,131 3,913 2020 1866 2.5"),
        ("en", "07.42", "at 07:42"),
        ("en", "2020-08", "August 2020"),
        ("en", "16. August", "16 August 2020"),
        ("en", "August 16", "August 2020"),
        ("en", "97 %", "97%"),
        ("en", "Yesterday", "the day before"),
        ("en", "søndag", "Sunday"),
    ],
)
def test_what_is_badly_written_is_found(language: str, bad: str, good: str) -> None:
    numbers = re.fullmatch(r"[\d.,]+( [\d.,]+)*", bad)
    for each in bad.split() if numbers else [bad]:
        assert badly_written(each, language), each
    assert badly_written(good, language) == []
