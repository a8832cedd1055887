"""An editor before a browser."""

from django.contrib.auth.models import Permission, User
from playwright.sync_api import Page

from tests.browser.conftest import Visit

NAME, PASSWORD = "anna.holm", "et langt kodeord"
MAY = ("view_importbatch", "add_importbatch", "change_importbatch", "view_article", "change_article")


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
