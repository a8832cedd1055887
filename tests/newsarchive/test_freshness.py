"""No cache may keep a page: a story can be withdrawn at any moment."""

import pytest
from django.test import Client

from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def kept(path: str) -> str:
    """What the answer at `path` says to caches."""
    return Client().get(path)["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/search/?q=a", "/dates/", "/dates/2020/8/", "/people/", "/about/", "/nothing/", "/robots.txt"],
)
def test_pages_are_asked_for_anew(path: str) -> None:
    assert kept(path) == "private, no-cache"


def test_a_story_its_redirect_and_its_notice_are_asked_for_anew() -> None:
    story = ArticleFactory(headline="Havnen udvides")
    assert kept(story.get_absolute_url()) == kept(f"/stories/{story.pk}/") == "private, no-cache"
    type(story).objects.update(status="canceled")
    assert kept(story.get_absolute_url()) == "private, no-cache"


def test_what_has_a_rule_of_its_own_keeps_it() -> None:
    assert "no-store" in kept("/healthz")
    assert "no-store" in kept("/admin/login/")
    assert kept("/search.json") == "no-cache"
