"""Archives made by importing the project's own files, once for all tests that only read them."""

from pathlib import Path

import pytest
from django.utils import translation

from articles.importing import collect, import_files
from tests.factories import BatchFactory

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def bring_in(*paths: Path) -> list:
    """Import as the command would; the results."""
    return list(import_files(collect(map(str, paths)), batch=BatchFactory()))


@pytest.fixture(autouse=True)
def _danish():
    with translation.override("da"):
        yield


@pytest.fixture
def seeds(db):
    """The two seed stories."""
    return bring_in(*sorted(FIXTURES.glob("*.txt")))


@pytest.fixture
def demo(db):
    """The seeds and the demo stories."""
    return bring_in(FIXTURES)
