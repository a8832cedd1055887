"""A NUL in an address is no fault of ours, in the admin either."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/admin/articles/article/?status=%00",
        "/admin/articles/article/?q=a%00b",
        "/admin/articles/revision/?format=%00",
        "/admin/articles/mention/?entity__type=%00",
        "/admin/autocomplete/?term=%00&app_label=articles&model_name=mention&field_name=entity",
        "/search/?q=a%00b&section=%00",
    ],
)
def test_a_nul_is_read_as_a_space(address: str) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))
    assert client.get(address, follow=True).status_code == 200


def test_an_escaped_percent_sign_is_left_alone() -> None:
    assert Client().get("/search.json?q=%2500x").json()["query"] == "%00x"
