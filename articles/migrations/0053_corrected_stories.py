"""An index of the few stories that were corrected, for the page that lists them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0052_lighter_imports")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["id"], name="article_corrected", condition=models.Q(is_corrected=True)),
        ),
    ]
