"""An editor before a browser."""

from collections.abc import Iterable

from django.contrib.auth.models import Permission, User
from playwright.sync_api import Page

from tests.browser.access import barriers
from tests.browser.conftest import Visit

NAME, PASSWORD = "anna.holm", "et langt kodeord"
MAY = (
    *("view_importbatch", "add_importbatch", "change_importbatch", "view_article", "change_article"),
    *("view_entity", "change_entity", "view_namedecision", "add_namedecision", "change_namedecision"),
)


def make_editor() -> User:
    """What the group `editor` may do, given by itself: a test that commits may have swept the groups away."""
    user = User.objects.create_user(NAME, password=PASSWORD, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles", codename__in=MAY))
    return user


def sign_in(visit: Visit, path: str, **how: bool) -> Page:
    """The page at `path`, after signing in."""
    page = visit(f"/admin/login/?next={path}", **how)
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    page.wait_for_url(f"**{path}")
    return page


def barriers_of(page: Page, paths: Iterable[str]) -> dict[str, str]:
    """What is wrong with each of these screens: barriers that axe-core finds, or that it scrolls sideways."""
    reports: dict[str, str] = {}
    for path in paths:
        page.goto(path)
        if found := barriers(page):
            reports[path] = found
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            reports[path] = "it scrolls sideways"
    return reports
