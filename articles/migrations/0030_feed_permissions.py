"""Who sees, asks and edits feeds: readers see them, editors also ask now, the group `administrator` edits them."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

MAY = {
    "reader": ["view_feed"],
    "editor": ["view_feed", "poll_feed"],
    "administrator": ["view_feed", "poll_feed", "add_feed", "change_feed", "delete_feed"],
}


def give(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("articles"), verbosity=0, apps=installed, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    of_feeds = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles", content_type__model="feed")
    for name, codenames in MAY.items():
        group, made = Group.objects.get_or_create(name=name)
        if made:
            editors = Group.objects.filter(name="editor").first()
            group.permissions.set(editors.permissions.all() if editors else [])
        group.permissions.add(*of_feeds.filter(codename__in=codenames))


def take_back(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name="administrator").delete()
    of_feeds = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="articles", content_type__model="feed")
    for group in Group.objects.filter(name__in=MAY):
        group.permissions.remove(*of_feeds)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_versions_imports_feeds"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="feed",
            options={
                "ordering": ["name"],
                "permissions": [("poll_feed", "Can ask a feed now")],
                "verbose_name": "feed",
                "verbose_name_plural": "feeds",
            },
        ),
        migrations.RunPython(give, take_back),
    ]
