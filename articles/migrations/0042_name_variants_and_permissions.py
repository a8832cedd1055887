"""How a name is shown with its qualifier, what its variants share, and who decides about names: editors."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from articles.entities.variants import variant_keys

SEE = ["view_namedecision", "view_datemention"]
DECIDE = [*SEE, "add_namedecision", "change_namedecision", "change_entity"]
MAY = {"reader": SEE, "editor": DECIDE, "administrator": DECIDE}


def _permissions(apps, schema_editor, codenames):
    # Permissions are otherwise made only after all migrations have run.
    create_permissions(installed.get_app_config("articles"), verbosity=0, apps=installed, using=schema_editor.connection.alias)
    return apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="articles", codename__in=codenames
    )


def give(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=MAY):
        group.permissions.add(*_permissions(apps, schema_editor, MAY[group.name]))


def take_back(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=MAY):
        group.permissions.remove(*_permissions(apps, schema_editor, MAY[group.name]))


def find_keys(apps, schema_editor):
    """The keys of the names that are there; those made later get theirs when they are made."""
    Entity = apps.get_model("articles", "Entity")
    some = []
    for entity in Entity.objects.only("type", "name").order_by("pk").iterator(chunk_size=2000):
        entity.variant_keys = variant_keys(entity.type, entity.name)
        some.append(entity)
        if len(some) == 2000:
            Entity.objects.bulk_update(some, ["variant_keys"])
            some = []
    Entity.objects.bulk_update(some, ["variant_keys"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0040_names_and_dates"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="entity",
            name="shown",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(qualifier="", then=models.F("name")),
                    default=django.db.models.functions.text.Concat(
                        models.F("name"), models.Value(" ("), models.F("qualifier"), models.Value(")")
                    ),
                ),
                output_field=models.TextField(),
                verbose_name="shown as",
            ),
        ),
        migrations.AddField(
            model_name="entity",
            name="variant_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, editable=False, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="entity", index=models.Index(fields=["type", "shown"], name="entity_shown")
        ),
        migrations.AddIndex(
            model_name="entity",
            index=django.contrib.postgres.indexes.GinIndex(fields=["variant_keys"], name="entity_variants"),
        ),
        migrations.RunPython(find_keys, migrations.RunPython.noop),
        migrations.RunPython(give, take_back),
    ]
