"""Who uses the admin."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client


def signed_in(client: Client, group: str) -> Client:
    """`client` as a member of staff in `group`."""
    user = User.objects.create_user(f"a.{group}", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def editor(client):
    """A browser in which an editor has signed in."""
    return signed_in(client, "editor")


@pytest.fixture
def reader(client):
    """A browser in which somebody who may only look has signed in."""
    return signed_in(client, "reader")
