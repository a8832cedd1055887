"""What every test may use."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX
from django.db.models.signals import post_migrate
from django.test.utils import override_settings
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.wire.bad_files import write_bad_files

NATURAL_KEY = ("content_type__app_label", "content_type__model", "codename")
"""Of a permission."""
DATABASE = {"db", "transactional_db", "demo"}
"""Fixtures that are the database or in it."""
PLAIN_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Shared machines stall: how long an example takes says nothing about whether it is right.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files from what the code does now")


def pytest_configure() -> None:
    """Have processes that tests start meet Ctrl-C, also where a shell has begun the tests in its background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the database: nothing else can go differently on another PostgreSQL."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their number: a packed file holds the time it was packed, and every worker packs its own."""
    return f"{argname} of {len(val)} bytes" if isinstance(val, bytes) else None


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(autouse=True)
def _in_danish() -> Iterator[None]:
    """Every test begins in the language of the root, whatever the one before it has left."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_settings() -> Iterator[None]:
    """Static files without the hashes of a collectstatic that tests do not run; passwords hashed fast.

    Searches have all the time there is, for the same reason as examples: a machine that stalls is no fault of theirs.
    The test of `manage.py demo` starts a real process and so meets the real settings.
    """
    with override_settings(
        STATIC_ROOT=settings.STATICFILES_DIRS[0],
        STORAGES=PLAIN_STORAGES,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SEARCH_SECONDS=600,
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database; and after a test that commits, which is emptied, the groups that migrations made are there again.

    So no test depends on which others came before it. There is none where all tests that were asked for make their own.
    """
    if not str(connection.settings_dict["NAME"]).startswith(TEST_DATABASE_PREFIX):
        yield
        return
    with django_db_blocker.unblock():
        may = {group.name: set(group.permissions.values_list(*NATURAL_KEY)) for group in Group.objects.all()}

    def restore(**_kwargs: Any) -> None:
        there = {tuple(key): pk for pk, *key in Permission.objects.values_list("pk", *NATURAL_KEY)}
        for name, keys in may.items():
            group, _made = Group.objects.get_or_create(name=name)
            group.permissions.set(there[key] for key in keys if key in there)

    post_migrate.connect(restore, sender=apps.get_app_config("articles"), weak=False)
    yield
    post_migrate.disconnect(restore, sender=apps.get_app_config("articles"))
    # A thread that served pages has ended, but its connection goes only when Python happens to collect it.
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


@pytest.fixture(scope="session")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of our own bad files, under the names of articles.wire.check_bad.ENDINGS."""
    folder = tmp_path_factory.mktemp("bad") / "samples-bad"
    write_bad_files(folder)
    return folder
