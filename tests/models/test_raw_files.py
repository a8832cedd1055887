"""Many raw files kept at once, beside another import that keeps one of them."""

import pytest
from django.db import transaction

from articles.models import RawFile
from tests.beside import PATIENCE, beside, wait_until_somebody_waits

FILES = {"a" * 64: b"den ene", "b" * 64: b"den anden"}


def test_files_are_kept_once_and_found_again(db):
    keys = RawFile.objects.keep_all(FILES)
    assert RawFile.objects.keep_all({**FILES, "c" * 64: b"den tredje"}).items() >= keys.items()
    assert {raw.sha256: (raw.pk, raw.size, raw.data) for raw in RawFile.objects.filter(pk__in=keys.values())} == {
        sha256: (keys[sha256], len(data), data) for sha256, data in FILES.items()
    }
    assert RawFile.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_whoever_keeps_the_same_file_at_the_same_time_gets_the_same_row():
    with transaction.atomic():
        kept = RawFile.objects.keep(FILES["a" * 64], "a" * 64).pk
        thread, given = beside(lambda: RawFile.objects.keep_all(FILES))
        wait_until_somebody_waits()
    thread.join(PATIENCE)
    [keys] = given
    assert keys == dict(RawFile.objects.values_list("sha256", "pk"))
    assert keys["a" * 64] == kept
