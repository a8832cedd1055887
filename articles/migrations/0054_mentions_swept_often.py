"""Mentions are swept sooner than other tables, for pages of names count them in indexes alone.

Without that an index does not know which of its rows are there, and each of a name's mentions is looked up: after an
import, or when editors have made one name of two, until a fifth of the whole table has changed.
"""

from django.db import migrations

SOON = """
    ALTER TABLE articles_mention
    SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02)
"""
AS_OTHERS = """
    ALTER TABLE articles_mention
    RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor)
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0053_corrected_stories")]

    operations = [migrations.RunSQL(SOON, AS_OTHERS)]
