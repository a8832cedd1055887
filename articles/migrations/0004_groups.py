"""The groups `reader` (sees the archive in the admin) and `editor` (also imports and names agencies)."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITOR_ALSO = ["add_importbatch", "change_importbatch", "change_provider"]


def make_groups(apps, schema_editor):
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("articles"), verbosity=0, apps=installed, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    of_archive = Permission.objects.filter(content_type__app_label="articles")
    viewing = of_archive.filter(codename__startswith="view_")
    reader, _made = Group.objects.get_or_create(name="reader")
    reader.permissions.set(viewing)
    editor, _made = Group.objects.get_or_create(name="editor")
    editor.permissions.set([*viewing, *of_archive.filter(codename__in=EDITOR_ALSO)])


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["reader", "editor"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_staged_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
