"""How a name is shown with its qualifier, which names may be one or none, and who decides about names: editors."""

import json
from itertools import islice

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from articles.entities.shape import odd_shape
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
    entities = apps.get_model("articles", "Entity").objects.order_by("pk").values_list("pk", "type", "name")
    for some in batched(entities.iterator(chunk_size=5000), 5000):
        found = [
            {"id": pk, "keys": variant_keys(type_, name), "shape": odd_shape(type_, name)} for pk, type_, name in some
        ]
        schema_editor.execute(
            "UPDATE articles_entity SET variant_keys = new.keys, odd_shape = new.shape"
            " FROM json_to_recordset(%s) AS new (id bigint, keys text[], shape text)"
            " WHERE new.id = articles_entity.id",
            [json.dumps(found)],
        )


def batched(rows, size):
    rows = iter(rows)
    while some := list(islice(rows, size)):
        yield some


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
        migrations.AddField(
            model_name="entity", name="is_compared", field=models.BooleanField(default=False, editable=False)
        ),
        migrations.AddField(
            model_name="entity",
            name="odd_shape",
            field=models.CharField(blank=True, default="", editable=False, max_length=8),
        ),
        migrations.AddIndex(
            model_name="entity", index=models.Index(fields=["type", "shown"], name="entity_shown")
        ),
        migrations.RunPython(find_keys, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="entity",
            index=django.contrib.postgres.indexes.GinIndex(fields=["variant_keys"], name="entity_variants", fastupdate=False),
        ),
        migrations.AddIndex(
            model_name="entity",
            index=models.Index(condition=models.Q(is_compared=False), fields=["id"], name="entity_waiting"),
        ),
        migrations.AddIndex(
            model_name="entity",
            index=models.Index(condition=models.Q(("odd_shape", ""), _negated=True), fields=["id"], name="entity_odd"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(condition=models.Q(confidence__lt=0.5), fields=["entity"], name="mention_low"),
        ),
        migrations.CreateModel(
            name="NamePair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("likeness", models.FloatField(help_text="0 to 1, of how they are written.", verbose_name="likeness")),
                ("reason", models.CharField(max_length=24, verbose_name="reason")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.entity"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.entity"
                    ),
                ),
            ],
            options={"verbose_name": "pair of names", "verbose_name_plural": "pairs of names"},
        ),
        migrations.AddConstraint(
            model_name="namepair",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="name_pair_once"),
        ),
        migrations.AddConstraint(
            model_name="namepair",
            constraint=models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="name_pair_ordered"
            ),
        ),
        migrations.RunPython(give, take_back),
    ]
