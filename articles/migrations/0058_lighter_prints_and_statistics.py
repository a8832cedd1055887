"""Which prints are to be compared stands beside them, and long texts are no longer sampled when tables are analysed.

A print whose column changed was entered anew in the index, each of its 64 bands. Those filed under no month have an
index of their own, mostly empty, so that nobody looks up 64 bands more where there are none. And nothing is ever found by comparing
whole texts: to read thousands of them for statistics was most of what ANALYZE cost.
"""

import django.db.models.deletion
from django.db import migrations, models

WAITING = "INSERT INTO articles_uncomparedprint (print_id) SELECT article_id FROM articles_textprint WHERE NOT is_compared"
COMPARED = """
    UPDATE articles_textprint p SET is_compared = true
    WHERE NOT EXISTS (SELECT FROM articles_uncomparedprint u WHERE u.print_id = p.article_id)
"""
TEXTS = {
    "article": ["body", "lead"],
    "revision": ["body_html", "paragraphs", "lead", "ednote", "ednote_private", "public_note", "usage_terms"],
}


def _statistics(table, target):
    columns = ", ".join(f"ALTER {column} SET STATISTICS {target}" for column in TEXTS[table])
    return f"ALTER TABLE articles_{table} {columns}"


class Migration(migrations.Migration):
    dependencies = [("articles", "0057_corrections_in_order")]

    operations = [
        migrations.CreateModel(
            name="UncomparedPrint",
            fields=[
                (
                    "print",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="waiting",
                        serialize=False,
                        to="articles.textprint",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(WAITING, COMPARED),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.RemoveIndex(model_name="textprint", name="print_waiting"),
        migrations.RemoveField(model_name="textprint", name="is_compared"),
        migrations.AddIndex(
            model_name="textprint",
            index=models.Index(fields=["article"], name="print_monthless", condition=models.Q(bands__0__lt=1 << 46)),
        ),
        *(migrations.RunSQL(_statistics(table, 0), _statistics(table, -1)) for table in TEXTS),
    ]
