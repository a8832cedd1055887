"""Two editors at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from articles.models import NameDecision
from tests.admin.naming.names import QUEUE, mentions, named, story_about

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_press_the_button_together_one_decides_and_the_other_is_told():
    story_about("Anna Holm", "Ana Holm")
    anna, ana = named("Anna Holm"), named("Ana Holm")
    together = Barrier(2)

    def press(name: str) -> tuple[int, int]:
        client = Client()
        client.force_login(User.objects.get(username=name))
        sent = {"entity": anna.pk, "target": ana.pk, "shown": anna.pk, "kind": "merge"}
        try:
            together.wait()
            page = client.post(QUEUE, sent, follow=True)
            return page.status_code, page.content.decode().count('<li class="warning">')
        finally:
            connections.close_all()

    for name in "ab":
        User.objects.create_superuser(name)
    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, "ab"))
    assert answers == [(200, 0), (200, 1)]
    assert NameDecision.objects.count() == 1
    assert {name for _text, name in mentions()} == {"Anna Holm"}
