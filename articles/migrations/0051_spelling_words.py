"""Words of spellings, kept by triggers, and an index that counts how a name is written."""

from django.db import migrations, models

WORDS = """
    INSERT INTO articles_spellingword (type, word, entity, alias, is_own)
    SELECT DISTINCT e.type, a_word, e.id, a.id, a.text IN (e.name, e.shown)
    FROM {aliases} a JOIN articles_entity e ON e.id = a.entity_id CROSS JOIN LATERAL unnest(a.words) AS words(a_word);
"""
GONE = "DELETE FROM articles_spellingword s USING {aliases} a WHERE s.alias = a.id;"


def _kept(deed, tables, body):
    name = f"articles_spell_{deed.lower()}"
    function = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    trigger = (
        f"CREATE TRIGGER spell_{deed.lower()} AFTER {deed} ON articles_alias "
        f"REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
    return [
        migrations.RunSQL(function, f"DROP FUNCTION {name}()"),
        migrations.RunSQL(trigger, f"DROP TRIGGER spell_{deed.lower()} ON articles_alias"),
    ]


class Migration(migrations.Migration):
    dependencies = [("articles", "0050_search_index")]

    operations = [
        migrations.CreateModel(
            name="SpellingWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "type",
                    models.CharField(
                        choices=[("person", "person"), ("org", "organisation"), ("place", "place")],
                        db_collation="C",
                        max_length=6,
                    ),
                ),
                ("word", models.TextField(db_collation="C")),
                ("entity", models.BigIntegerField()),
                ("alias", models.BigIntegerField()),
                ("is_own", models.BooleanField()),
            ],
        ),
        migrations.RunSQL(WORDS.format(aliases="articles_alias"), migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="spellingword",
            constraint=models.UniqueConstraint(fields=("alias", "word"), name="spelling_word_once"),
        ),
        migrations.AddIndex(
            model_name="spellingword",
            index=models.Index(
                fields=["type", "word"], include=["entity", "alias", "is_own"], name="spelling_word_begins"
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["entity", "text"], name="mention_spelling"),
        ),
        *_kept("INSERT", "NEW TABLE AS new", WORDS.format(aliases="new")),
        *_kept("UPDATE", "NEW TABLE AS new", GONE.format(aliases="new") + WORDS.format(aliases="new")),
        *_kept("DELETE", "OLD TABLE AS old", GONE.format(aliases="old")),
    ]
