"""Triggers that note which transactions change what pages show, and indexes that tell which embargo ended last.

docs/decisions/conditional-get.md says why a note is never seen twice. And short lists are in the order of the Danish alphabet.
"""

from django.db import migrations, models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Collate, Lower, Replace

WATCHED = [
    "article", "revision", "mention", "datemention", "entity", "alias", "provider", "section", "nearduplicate",
    "namedecision", "searchsegment", "searchword",
]
"""Tables that readers' pages are made of. What follows from them by triggers of their own need not be watched."""

NOTE = """
    CREATE FUNCTION articles_note_page_change() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        present text := pg_current_xact_id()::text;
    BEGIN
        IF coalesce(current_setting('newsarchive.noted', true), '') <> present THEN
            PERFORM set_config('newsarchive.noted', present, true);
            DELETE FROM articles_pagechange WHERE id IN (SELECT id FROM articles_pagechange FOR UPDATE SKIP LOCKED);
            INSERT INTO articles_pagechange (stamp) VALUES ((random() * 4611686018427387904)::bigint);
        END IF;
        RETURN NULL;
    END $$
"""


def _trigger(table):
    return migrations.RunSQL(
        f"CREATE TRIGGER note_page_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON articles_{table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION articles_note_page_change()",
        f"DROP TRIGGER note_page_change ON articles_{table}",
    )


def _embargoes(model):
    return migrations.AddIndex(
        model_name=model,
        index=models.Index(fields=["embargo_until"], name=f"{model}_embargo", condition=Q(embargo_until__isnull=False)),
    )


def _ordered(model, field, singular, plural, **options):
    letters = Replace(Lower(F(field)), Value("aa"), Value("å"))
    ordering = [Collate(Func(letters, Value("æøåÆØÅ"), Value("{|}{|}"), function="translate"), "C")]
    names = {"verbose_name": singular, "verbose_name_plural": plural}
    return migrations.AlterModelOptions(name=model, options={"ordering": ordering, **names, **options})


class Migration(migrations.Migration):
    dependencies = [("articles", "0054_mentions_swept_often")]

    operations = [
        migrations.CreateModel(
            name="PageChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stamp", models.BigIntegerField()),
            ],
        ),
        _embargoes("article"),
        _embargoes("revision"),
        migrations.RunSQL(NOTE, "DROP FUNCTION articles_note_page_change()"),
        *(_trigger(table) for table in WATCHED),
        _ordered("alias", "text", "spelling", "spellings"),
        _ordered("feed", "name", "feed", "feeds", permissions=[("poll_feed", "Can ask a feed now")]),
        _ordered("provider", "name", "provider", "providers"),
        _ordered("section", "name", "section", "sections"),
    ]
