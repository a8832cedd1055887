"""What every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test.utils import override_settings
from hypothesis import settings as hypothesis_settings

from tests.wire.bad_files import write_bad_files

PLAIN_STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Shared machines stall: how long an example takes says nothing about whether it is right.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files from what the code does now")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their number: a packed file holds the time it was packed, and every worker packs its own."""
    return f"{argname} of {len(val)} bytes" if isinstance(val, bytes) else None


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def _quick_settings() -> Iterator[None]:
    """Static files without the hashes of a collectstatic that tests do not run; passwords hashed fast.

    The test of `manage.py demo` starts a real process and so meets the real settings.
    """
    with override_settings(
        STATIC_ROOT=settings.STATICFILES_DIRS[0],
        STORAGES=PLAIN_STORAGES,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield


@pytest.fixture(scope="session")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of our own bad files, under the names of articles.wire.check_bad.ENDINGS."""
    folder = tmp_path_factory.mktemp("bad") / "samples-bad"
    write_bad_files(folder)
    return folder
