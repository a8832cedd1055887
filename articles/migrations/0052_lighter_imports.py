"""Prints are filed by month, and indexes go that begin as others do or that nothing reads: each costs every story."""

import django.db.models.deletion
from django.db import migrations, models

FILE_BANDS = """
    UPDATE articles_textprint p
    SET bands = (
        SELECT array_agg(m.month << 46 | (b.band & ((1::bigint << 46) - 1)) ORDER BY b.at)
        FROM unnest(p.bands) WITH ORDINALITY AS b(band, at)
    )
    FROM articles_article a CROSS JOIN LATERAL (
        SELECT CASE
            WHEN date_trunc('month', a.published_from) = date_trunc('month', a.published_to - 1)
            THEN (extract(year FROM a.published_from)::bigint - 1) * 12 + extract(month FROM a.published_from)::bigint
            ELSE 0
        END AS month
    ) AS m
    WHERE a.id = p.article_id
"""
FORGET_BANDS = "DELETE FROM articles_textprint"
"""Half of what they were is gone: `manage.py near_duplicates` of the version before makes them anew."""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0051_spelling_words'),
    ]

    operations = [
        migrations.RunSQL(FILE_BANDS, FORGET_BANDS),
        migrations.RemoveIndex(
            model_name='datemention',
            name='date_mention_days',
        ),
        migrations.RemoveIndex(
            model_name='datemention',
            name='date_mention_iso',
        ),
        migrations.AlterField(
            model_name='datemention',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='date_mentions', to='articles.article', verbose_name='story'),
        ),
        migrations.AlterField(
            model_name='importitem',
            name='batch',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='articles.importbatch', verbose_name='import'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='articles.article', verbose_name='story'),
        ),
        migrations.AlterField(
            model_name='mention',
            name='entity',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='articles.entity', verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='namepair',
            name='first',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.entity'),
        ),
        migrations.AlterField(
            model_name='nearduplicate',
            name='first',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article'),
        ),
        migrations.AlterField(
            model_name='rawfile',
            name='sha256',
            field=models.CharField(max_length=64, verbose_name='SHA-256'),
        ),
        migrations.AlterField(
            model_name='revision',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article', verbose_name='story'),
        ),
        migrations.AddConstraint(
            model_name='rawfile',
            constraint=models.UniqueConstraint(fields=('sha256',), name='raw_file_once'),
        ),
    ]
