"""When a story was corrected last, kept with it, so that the latest corrections are read off an index."""

from django.db import migrations, models
from django.db.models import F, Q

OF_THE_VERSIONS = """
    UPDATE articles_article AS article SET corrected_at = correction.at
    FROM (
        SELECT article_id, max(coalesce(
            published_at, published_from::timestamp AT TIME ZONE 'Europe/Copenhagen', received_at
        )) AS at
        FROM articles_revision
        WHERE is_correction AND standing = 'accepted' AND status = 'usable'
        GROUP BY article_id
    ) AS correction
    WHERE correction.article_id = article.id AND article.is_corrected
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0056_shown_not_unique")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="corrected_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="corrected at"),
        ),
        migrations.RunSQL(OF_THE_VERSIONS, migrations.RunSQL.noop),
        # The triggers of the search index have noted the rows that changed: no index can be made before they are done.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="article", name="article_corrected"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                F("corrected_at").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(is_corrected=True),
                name="article_corrections",
            ),
        ),
    ]
