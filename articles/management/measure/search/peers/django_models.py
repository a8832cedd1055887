"""The tables of an archive as a tutorial on Django's full-text search would lay them out.

They are in a registry of their own: no app of the project has them, and no migration makes them.
"""

from django.apps.registry import Apps
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

APART = Apps()
LABEL = "plain"


class Section(models.Model):
    """A section of the newsroom."""

    name = models.CharField(max_length=100)

    objects: models.Manager["Section"] = models.Manager()

    class Meta:
        apps = APART
        app_label = LABEL

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """An agency."""

    name = models.CharField(max_length=100)

    objects: models.Manager["Source"] = models.Manager()

    class Meta:
        apps = APART
        app_label = LABEL

    def __str__(self) -> str:
        return self.name


class Name(models.Model):
    """A person, an organisation or a place."""

    kind = models.CharField(max_length=6)
    name = models.CharField(max_length=200)

    objects: models.Manager["Name"] = models.Manager()

    class Meta:
        apps = APART
        app_label = LABEL

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """A story with its search vector: headline of weight A, text of weight B."""

    title = models.TextField()
    body = models.TextField()
    published = models.DateTimeField()
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    names = models.ManyToManyField(Name, related_name="+")
    search = SearchVectorField()

    objects: models.Manager["Story"] = models.Manager()

    class Meta:
        apps = APART
        app_label = LABEL
        indexes = [
            GinIndex(fields=["search"], name="plain_story_search"),
            models.Index(fields=["-published", "-id"], name="plain_story_newest"),
        ]

    def __str__(self) -> str:
        return self.title


MODELS = (Section, Source, Name, Story)
