"""Persons, organisations and places, the ways they are written, and where."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.address import name_address


class EntityType(models.TextChoices):
    """articles.entities.name.NameType with words."""

    PERSON = "person", _("person")
    ORG = "org", _("organisation")
    PLACE = "place", _("place")


class Entity(models.Model):
    """One person, organisation or place; `name` is the form shown."""

    type = models.CharField(_("type"), max_length=6, choices=EntityType)
    name = models.CharField(_("name"), max_length=200)
    sort_key = models.TextField(editable=False, default="")
    """Orders as a Danish dictionary does (æ, ø, å last); written by articles.entities.link alone."""

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["type", "name"], name="entity_once")]
        indexes = [models.Index(fields=["type", "sort_key"], name="entity_alphabet")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The entity page's address in the language in force."""
        return name_address(self.pk, self.name)


class Alias(models.Model):
    """A way an entity is written, its shown name included. `words` are folded, for finding it."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases", verbose_name=_("name"))
    text = models.CharField(_("written"), max_length=200)
    words = ArrayField(models.TextField(), verbose_name=_("words"), default=list, editable=False)

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        ordering = ["text"]
        constraints = [models.UniqueConstraint(fields=["entity", "text"], name="alias_once")]
        indexes = [GinIndex(fields=["words"], name="alias_words")]

    def __str__(self) -> str:
        return self.text


class MentionField(models.TextChoices):
    """Which text of the story a mention stands in."""

    HEADLINE = "headline", _("headline")
    LEAD = "lead", _("lead")
    BODY = "body", _("text")


class Mention(models.Model):
    """An entity at exact characters (code points, end exclusive) of one text of a story as shown."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="mentions", verbose_name=_("story"))
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="mentions", verbose_name=_("name"))
    field = models.CharField(_("where"), max_length=8, choices=MentionField)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    text = models.CharField(_("as written"), max_length=200)
    confidence = models.FloatField(_("confidence"), default=1.0)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article", "field", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "field", "start"], name="mention_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="mention_has_characters"),
        ]
        indexes = [models.Index(fields=["entity", "article"], name="mention_entity")]

    def __str__(self) -> str:
        return self.text
