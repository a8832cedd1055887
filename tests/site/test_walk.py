"""Every link of the site leads somewhere, and nowhere stands what the public must not read."""

import html
import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest

from articles.models import Article

HIDDEN = {
    "urn:newsml:kystbureauet.example:20190612:kill-50311",
    "urn:newsml:nordvestnyt.example:20200924:embargo-77120",
    "urn:newsml:nordvestnyt.example:20190919:withheld-33987",
}
LINK = re.compile(r'href="([^"#]+)')


def _walk(client, starts: list[str], *, limit: int, queries: int):
    """Yield (address, response) for each address reached by links; at most `queries` addresses with a query string."""
    seen, waiting = set(starts), deque(starts)
    while waiting and limit:
        address = waiting.popleft()
        limit -= 1
        response = client.get(address)
        yield address, response
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        for link in map(html.unescape, LINK.findall(response.content.decode())):
            target = urlsplit(urljoin(f"http://testserver{address}", link))
            if target.netloc != "testserver" or target.path.startswith(("/static/", "/admin/", "/en/admin/")):
                continue
            there = target.path + (f"?{target.query}" if target.query else "")
            if there in seen:
                continue
            if target.query:
                queries -= 1
                if queries < 0:
                    continue
            seen.add(there)
            waiting.append(there)


def _phrases(article: Article) -> set[str]:
    """What would give a hidden story away: its headline, and some words in a row of each paragraph it ever had."""
    found = {article.headline} if article.headline and article.status != "canceled" else set()
    for revision in article.revisions.all():
        for text in [revision.lead, *revision.paragraphs]:
            words = text.split()
            if len(words) >= 6:
                found.add(" ".join(words[:6]))
    return found


def _check(client, starts, **limits):
    secrets = {guid: _phrases(Article.objects.get(guid=guid)) for guid in HIDDEN}
    assert all(secrets.values())
    withdrawn = Article.objects.get(status="canceled")
    reached = 0
    for address, response in _walk(client, starts, **limits):
        reached += 1
        assert response.status_code in (200, 301), (address, response.status_code)
        body = html.unescape(response.content.decode())
        for guid, phrases in secrets.items():
            assert guid not in body, address
            assert [phrase for phrase in phrases if phrase in body] == [], address
        assert withdrawn.headline not in body, address
        assert "Traceback" not in body
    return reached


@pytest.mark.usefixtures("demo")
def test_a_stroll_through_the_site_meets_no_dead_link_and_no_hidden_story(client):
    starts = ["/", "/search.json", "/en/search.json", "/robots.txt", "/healthz", "/en/"]
    assert _check(client, starts, limit=150, queries=40) == 150


@pytest.mark.slow
@pytest.mark.usefixtures("demo")
def test_the_whole_site_has_no_dead_link_and_no_hidden_story(client):
    starts = ["/", "/search.json", "/en/search.json", "/robots.txt", "/healthz", "/en/"]
    assert _check(client, starts, limit=4000, queries=600) > 1000


@pytest.mark.usefixtures("demo")
def test_hidden_stories_answer_as_they_should_at_their_own_address(client):
    for article in Article.objects.filter(guid__in=HIDDEN):
        response = client.get(article.get_absolute_url())
        body = html.unescape(response.content.decode())
        assert response.status_code == (410 if article.status == "canceled" else 404)
        assert [phrase for phrase in _phrases(article) if phrase in body] == []
        if article.status == "canceled":
            assert article.headline in body
            assert "noindex" in body


@pytest.mark.usefixtures("demo")
def test_searching_for_the_words_of_hidden_stories_finds_nothing_of_them(client):
    for article in Article.objects.filter(guid__in=HIDDEN):
        for phrase in _phrases(article):
            query = f'"{phrase}"'.replace('""', '"')
            assert client.get("/search.json", {"q": query}).json()["count"] == 0, phrase


@pytest.mark.usefixtures("demo")
def test_counts_of_the_whole_archive_leave_the_hidden_out(client):
    answer = client.get("/search.json").json()
    assert answer["count"] == Article.objects.listed().count() == Article.objects.count() - len(HIDDEN) - 1
    assert sum(choice["count"] for choice in answer["facets"]["source"]) == answer["count"]
