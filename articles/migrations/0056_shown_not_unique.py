"""The version that a story shows is no longer declared unique (articles.models.article says why)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0055_page_changes")]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="shown",
            field=models.ForeignKey(
                "articles.revision",
                models.SET_NULL,
                blank=True,
                null=True,
                related_name="+",
                verbose_name="shown version",
            ),
        ),
    ]
