"""Who may decide about names: editors and administrators; readers of the admin only see."""

import pytest
from django.contrib.auth.models import Group

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("reader", ["view_namedecision"]),
        ("editor", ["add_namedecision", "change_entity", "change_namedecision", "view_namedecision"]),
        ("administrator", ["add_namedecision", "change_entity", "change_namedecision", "view_namedecision"]),
    ],
)
def test_each_group_may_what_its_name_says(group, may):
    about_names = Group.objects.get(name=group).permissions.filter(
        codename__regex="_namedecision$|^(add|change|delete)_entity$"
    )
    assert sorted(about_names.values_list("codename", flat=True)) == may
