"""Text-search configurations of our own: stemming without stop words, so that every word typed counts.

`newsarchive_da` and `newsarchive_en` are PostgreSQL's Danish and English with their stop lists taken
out; see docs/decisions/text-search.md. Needs CREATE on the schema, no superuser, no extension.
"""

from django.db import migrations

LANGUAGES = {"da": "danish", "en": "english"}
WORDS = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"


def _make(code: str, language: str) -> list[str]:
    name = f"newsarchive_{code}"
    return [
        f"CREATE TEXT SEARCH DICTIONARY {name}_stem (TEMPLATE = snowball, LANGUAGE = {language})",
        f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = pg_catalog.simple)",
        f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH {name}_stem",
    ]


def _drop(code: str) -> list[str]:
    name = f"newsarchive_{code}"
    return [f"DROP TEXT SEARCH CONFIGURATION {name}", f"DROP TEXT SEARCH DICTIONARY {name}_stem"]


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunSQL(_make(code, language), _drop(code)) for code, language in LANGUAGES.items()
    ]
