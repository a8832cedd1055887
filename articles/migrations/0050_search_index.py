"""The search index of our own: its tables, and the triggers that note what has changed. PostgreSQL's vectors go.

docs/decisions/search-index.md says why. Stories that are here already are noted as changed: `manage.py reindex` indexes them.
"""

import django.db.models.deletion
from django.db import migrations, models

STAMP = "(random() * 4611686018427387904)::bigint"
NOTE = """
    INSERT INTO articles_searchchange (kind, key, stamp)
    SELECT {kind}, key, {stamp} FROM ({keys}) AS changed(key) WHERE key IS NOT NULL ORDER BY key
    ON CONFLICT (kind, key) DO UPDATE SET stamp = excluded.stamp;
"""
MANY = 500
"""Stories; a name that changes in more of them is noted itself instead."""
NOT_IN_BULK = "coalesce(current_setting('newsarchive.bulk', true), '') <> 'on'"
"""Whoever indexes what it stores itself says so, in its own transaction."""

SHOWN = [
    "provider_id", "shown_id IS NULL", "status", "embargo_until", "replaced_by_id", "headline", "lead", "body", "language",
    "section_id", "is_corrected", "date_is_doubtful", "published_at", "published_precision", "published_from", "published_to",
]


def _function(name, body):
    text = f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    return migrations.RunSQL(text, f"DROP FUNCTION {name}()")


def _trigger(name, table, deed, function, referencing="", when=""):
    each = "STATEMENT" if referencing else "ROW"
    condition = f"{NOT_IN_BULK} AND {when}" if when else NOT_IN_BULK
    text = f"CREATE TRIGGER {name} AFTER {deed} ON {table} {referencing} FOR EACH {each} WHEN ({condition}) EXECUTE FUNCTION {function}()"
    return migrations.RunSQL(text, f"DROP TRIGGER {name} ON {table}")


def _note(kind, keys):
    return NOTE.format(kind=kind, stamp=STAMP, keys=keys)


def _row(which):
    return ", ".join(f"({which}.{column})" for column in SHOWN)


STORY = "SELECT coalesce(NEW.id, OLD.id) UNION SELECT id FROM articles_article WHERE replaced_by_id = coalesce(NEW.id, OLD.id)"
IF_MANY = f"""
    IF (SELECT count(DISTINCT article_id) > {MANY} FROM changed) THEN
        {_note("'n'", "SELECT entity_id FROM changed UNION SELECT entity_id FROM before")}
    ELSE
        {_note("'s'", "SELECT DISTINCT article_id FROM changed")}
    END IF;
"""
OF_STORY = _note("'s'", "SELECT DISTINCT article_id FROM changed")


def _triggers():
    yield _function("articles_note_story", _note("'s'", STORY))
    yield _function("articles_note_stories", OF_STORY)
    yield _function("articles_note_names", IF_MANY)
    yield _trigger("note_story", "articles_article", "INSERT OR DELETE", "articles_note_story")
    differs = f"({_row('OLD')}) IS DISTINCT FROM ({_row('NEW')})"
    yield _trigger("note_changed_story", "articles_article", "UPDATE", "articles_note_story", when=differs)
    new, old = "REFERENCING NEW TABLE AS changed", "REFERENCING OLD TABLE AS changed"
    for table in ("articles_mention", "articles_datemention"):
        yield _trigger("note_new", table, "INSERT", "articles_note_stories", new)
        yield _trigger("note_gone", table, "DELETE", "articles_note_stories", old)
    both = "REFERENCING OLD TABLE AS before NEW TABLE AS changed"
    yield _trigger("note_renamed", "articles_mention", "UPDATE", "articles_note_names", both)
    yield _trigger("note_redated", "articles_datemention", "UPDATE", "articles_note_stories", new)


LONG = {"articles_searchcolumn": ["data"], "articles_searchblock": ["docs", "tfs", "wheres", "positions"]}


def _storage():
    """Arrays of numbers do not get smaller; fetched as they lie they are quicker to read."""
    for table, columns in LONG.items():
        for column in columns:
            yield migrations.RunSQL(f"ALTER TABLE {table} ALTER {column} SET STORAGE EXTERNAL", migrations.RunSQL.noop)


WORDS = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"


def _configurations():
    """Those of 0002, which comes back to them when this is taken back."""
    for code, language in {"da": "danish", "en": "english"}.items():
        name = f"newsarchive_{code}"
        yield migrations.RunSQL(
            [f"DROP TEXT SEARCH CONFIGURATION {name}", f"DROP TEXT SEARCH DICTIONARY {name}_stem"],
            [
                f"CREATE TEXT SEARCH DICTIONARY {name}_stem (TEMPLATE = snowball, LANGUAGE = {language})",
                f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = pg_catalog.simple)",
                f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH {name}_stem",
            ],
        )


EVERYTHING = f"""
    INSERT INTO articles_searchchange (kind, key, stamp) SELECT 's', id, {STAMP} FROM articles_article
    ON CONFLICT (kind, key) DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0042_name_variants_and_permissions")]

    operations = [
        migrations.CreateModel(
            name='SearchBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.BinaryField()),
                ('last', models.BinaryField()),
                ('terms', models.BinaryField()),
                ('counts', models.BinaryField()),
                ('docs', models.BinaryField()),
                ('tfs', models.BinaryField()),
                ('wheres', models.BinaryField()),
                ('positions', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('s', 'Story'), ('n', 'Name')], db_collation='C', max_length=1)),
                ('key', models.BigIntegerField()),
                ('stamp', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchColumn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20)),
                ('data', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchSegment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveIntegerField()),
                ('words', models.BigIntegerField()),
                ('labels', models.JSONField()),
                ('dead', models.BinaryField(default=b'')),
                ('stamp', models.BigIntegerField()),
                ('columns_stamp', models.BigIntegerField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(db_collation='C', max_length=1)),
                ('form', models.TextField(db_collation='C')),
                ('stem', models.TextField(db_collation='C')),
                ('backwards', models.TextField(db_collation='C')),
            ],
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_search',
        ),
        migrations.RemoveField(
            model_name='article',
            name='search_config',
        ),
        migrations.RemoveField(
            model_name='article',
            name='search_vector',
        ),
        migrations.AddConstraint(
            model_name='searchchange',
            constraint=models.UniqueConstraint(fields=('kind', 'key'), name='search_change_once'),
        ),
        migrations.AddField(
            model_name='searchcolumn',
            name='segment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='columns', to='articles.searchsegment'),
        ),
        migrations.AddField(
            model_name='searchblock',
            name='segment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='articles.searchsegment'),
        ),
        migrations.AddIndex(
            model_name='searchword',
            index=models.Index(fields=['code', 'backwards'], name='search_word_backwards'),
        ),
        migrations.AddConstraint(
            model_name='searchword',
            constraint=models.UniqueConstraint(fields=('code', 'form'), name='search_word_once'),
        ),
        migrations.AddConstraint(
            model_name='searchcolumn',
            constraint=models.UniqueConstraint(fields=('segment', 'name'), name='search_column_once'),
        ),
        migrations.AddConstraint(
            model_name='searchblock',
            constraint=models.UniqueConstraint(fields=('segment', 'first'), name='search_block_once'),
        ),
        *_configurations(),
        *_triggers(),
        *_storage(),
        migrations.RunSQL(EVERYTHING, migrations.RunSQL.noop),
    ]
