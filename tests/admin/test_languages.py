"""The editors' side is in both languages too, at /admin/ and /en/admin/."""

import pytest
from django.contrib import admin
from django.test import Client
from django.utils import translation
from django.utils.text import capfirst
from lxml import html

from tests.admin.test_lists import MODELS
from tests.factories import ArticleFactory
from tests.pages.look import elements

pytestmark = pytest.mark.django_db

SCREENS = ("", *(f"articles/{model._meta.model_name}/" for model in MODELS))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_is_in_the_language_of_its_address(editor: Client, screen: str) -> None:
    ArticleFactory(persons=["Anna Holm"], section="Sport")
    pages = {code: editor.get(f"{prefix}/admin/{screen}") for code, prefix in (("da", ""), ("en", "/en"))}
    said = {}
    for code, page in pages.items():
        tree = html.fromstring(page.content)
        assert (page.status_code, tree.get("lang")) == (200, code)
        said[code] = " ".join(tree.find(".//main").text_content().split())
    assert said["da"] != said["en"]


def test_the_other_language_is_the_same_list_with_the_same_question(editor: Client) -> None:
    address = "/admin/articles/article/?q=holm&status__exact=usable"
    for here, there, label in ((address, f"/en{address}", "English"), (f"/en{address}", address, "Dansk")):
        links = elements(editor.get(here), "#user-tools a")
        assert [(link.text_content(), link.get("href")) for link in links if link.get("hreflang")] == [(label, there)]


def test_every_kind_of_record_has_a_name_in_each_language() -> None:
    named = {}
    for code in ("da", "en"):
        with translation.override(code):
            named[code] = [capfirst(str(model._meta.verbose_name_plural)) for model in MODELS]
    alike = [one for one, other in zip(named["da"], named["en"], strict=True) if one == other]
    assert alike == ["Feeds"]


def test_a_list_of_filters_speaks_danish(editor: Client) -> None:
    assert admin.site.is_registered(MODELS[0])
    page = editor.get("/admin/articles/article/").content.decode()
    assert [word for word in ("By status", "Select story", "Log out", ">Filter by") if word in page] == []
