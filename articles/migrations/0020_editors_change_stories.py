"""Editors decide about versions that are held or in conflict, and write what the public is told of a story."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


CHANGERS = ["editor", "administrator"]


def _permission(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("articles"), verbosity=0, apps=installed, using=schema_editor.connection.alias)
    return apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="articles", codename="change_article"
    )


def allow(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=CHANGERS):
        group.permissions.add(_permission(apps, schema_editor))


def forbid(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=CHANGERS):
        group.permissions.remove(_permission(apps, schema_editor))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_undo_and_previews"),
        ("articles", "0030_feed_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(allow, forbid)]
