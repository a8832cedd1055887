"""The trial: an editor cleans up a mess of names by clicking and by keys, and it stays clean whatever is read again."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from articles.entities.link import link_mentions
from articles.models import Article, Entity, EntityType, Mention
from tests.admin.naming.mess import LEADER, VARIANTS, import_mess
from tests.admin.naming.names import named
from tests.browser.conftest import Visit
from tests.browser.editors import make_editor, sign_in
from tests.pages.look import words

FIRM = "Georg Jensen"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Hands:
    """An editor's hands on the page, counted."""

    def __init__(self, page: Page):
        self.page = page
        self.clicks = 0
        self.keys = 0

    def click(self, words: str, *, role: str = "link", exact: bool = True) -> None:
        """Click the link or button that says `words`."""
        self.clicks += 1
        self.page.get_by_role(role, name=words, exact=exact).first.click()  # type: ignore[arg-type]
        self.page.wait_for_load_state()

    def press(self, key: str) -> None:
        """Press one key, and wait for the page that it leads to."""
        self.keys += 1
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def write(self, label: str, text: str) -> None:
        """Click into a field and type what it is to say instead."""
        self.clicks += 1
        self.keys += len(text)
        self.page.get_by_label(label, exact=True).fill(text)

    def open_name(self, name: str) -> None:
        """From the menu through the list's search to the page of a name."""
        self.click("Navne")
        self.keys += len(name) + 1
        self.page.fill("#searchbar", name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.clicks += 1
        self.page.locator("#result_list").get_by_role("link", name=name, exact=True).first.click()
        expect(self.page.locator("h1")).to_have_text(name)


@pytest.fixture(autouse=True)
def _mess() -> None:
    make_editor()
    import_mess()


def _state() -> list[tuple[int, str, str, str, str]]:
    """Where every mention stands and what it is: (story, as written, name, type), blocked ones as nothing."""
    rows = Mention.everything.order_by("article", "field", "start").select_related("entity")
    return [
        (one.article_id, one.field, one.text, *((one.entity.type, str(one.entity)) if one.entity else ("", "")))
        for one in rows
    ]


def _same_names(hands: Hands) -> None:
    """Answer the pairs of the queue until none is left: the variants of the leader are one, all others are not."""
    one_man = {LEADER, *VARIANTS}
    names = hands.page.locator(".candidate h2")
    while names.count():
        both = set(names.all_inner_texts())
        assert len(both) == 2
        hands.press("s" if both <= one_man else "f")
        expect(hands.page.locator(".done")).to_be_visible()


@pytest.mark.slow
def test_a_mess_is_cleaned_up_and_stays_clean(visit: Visit, client: Client) -> None:
    assert Entity.objects.count() >= 30
    page = sign_in(visit, "/admin/")
    hands = Hands(page)

    # One man in five spellings, in the queue, with keys alone.
    hands.click("Tvetydige navne")
    _same_names(hands)
    assert {one.named.name for one in Mention.objects.filter(text__in=[LEADER, *VARIANTS])} == {LEADER}
    in_queue = hands.keys, hands.clicks

    # A name of the wrong type, whatever that is: what a recogniser makes of a firm named like a man is its own affair.
    filed, type_ = _wrong_type()
    hands.open_name(FIRM)
    hands.click("Skift type …")
    hands.click(str(type_.label).capitalize(), role="radio")
    hands.click("Vis, hvad der sker", role="button")
    hands.click("Skift type", role="button")
    expect(page.locator(".messagelist")).to_have_text(f"Ny type: {FIRM} er nu opført som {type_.label}.")
    retyped = filed, named(FIRM, type_)

    # Two men merged by mistake and taken apart again.
    hands.open_name("Hans Pedersen")
    hands.click("Læg sammen med …")
    hands.write("Find det andet navn", "hans")
    hands.click("Søg", role="button")
    hands.click("Hans Petersen")
    hands.click("Læg sammen", role="button")
    expect(page.locator(".moved")).to_contain_text("Lagt sammen: Hans Pedersen er nu Hans Petersen.")
    assert named("Hans Pedersen").mentions.count() == 0
    hands.click("Fortryd", role="button")
    expect(page.locator(".messagelist")).to_contain_text("Fortrudt")
    assert named("Hans Pedersen").mentions.count() == 1

    # A word that is never a name.
    hands.open_name("Reuters")
    hands.click("Aldrig et navn …")
    hands.click("Blokér navnet", role="button")

    # Two men of one name, told apart by the section.
    hands.open_name("Lars Hansen")
    hands.click("Del …")
    hands.write("Det, der skelner:", "fodboldspiller")
    hands.clicks += 2
    page.get_by_label("Telegrammer:").select_option(label="Alle i sektionen Sport (2 telegrammer), nu og senere")
    hands.click("Vis, hvad der sker", role="button")
    hands.click("Del", role="button")

    # A country under its new name.
    hands.open_name("Hviderusland")
    hands.click("Omdøb …")
    hands.write("Navn:", "Belarus")
    hands.click("Vis, hvad der sker", role="button")
    hands.click("Omdøb", role="button")

    print(f"queue: {in_queue[0]} keys, {in_queue[1]} click; all: {hands.keys} keys, {hands.clicks} clicks")
    _holds(client, *retyped)
    for again in (_read_again, _import_again):
        before = _state()
        again()
        assert _state() == before
        _holds(client, *retyped)


def _read_again() -> None:
    for article in Article.objects.all():
        link_mentions(article)


def _import_again() -> None:
    import_mess(version=2)


def _wrong_type() -> tuple[Entity, EntityType]:
    """The name as it was filed, and the type that it is to have."""
    filed = Entity.objects.get(name=FIRM)
    return filed, EntityType.PLACE if filed.type == EntityType.ORG else EntityType.ORG


def _holds(client: Client, filed: Entity, retyped: Entity) -> None:
    """Public pages show clean names, and the old addresses lead there."""
    for address, there, not_there in (
        (
            "/people/",
            [LEADER, "Lars Hansen", "Lars Hansen (fodboldspiller)", "Hans Pedersen", "Hans Petersen"],
            list(VARIANTS),
        ),
        ("/organisations/", ["Mærsk"], ["Reuters"]),
        ("/places/", ["Belarus"], ["Hviderusland"]),
    ):
        shown = words(client.get(address), ".names a")
        assert [name for name in (*there, *not_there) if name in shown] == there
    lists = {EntityType.PERSON: "people", EntityType.ORG: "organisations", EntityType.PLACE: "places"}
    assert FIRM not in words(client.get(f"/{lists[EntityType(filed.type)]}/"), ".names a")
    assert FIRM in words(client.get(f"/{lists[EntityType(retyped.type)]}/"), ".names a")
    moved = {
        **{named(name): named(LEADER) for name in VARIANTS},
        filed: retyped,
        named("Hviderusland", "place"): named("Belarus", "place"),
    }
    for old, new in moved.items():
        response = client.get(old.get_absolute_url())
        assert (response.status_code, response.url) == (301, new.get_absolute_url())
        assert client.get(new.get_absolute_url()).status_code == 200
    assert client.get(named("Reuters", "org").get_absolute_url()).status_code == 404
