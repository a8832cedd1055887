"""Persons, organisations and places, the ways they are written, and where."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from articles.models.address import name_address
from articles.models.alphabet import by_alphabet


class EntityType(models.TextChoices):
    """articles.entities.name.NameType with words."""

    PERSON = "person", _("person")
    ORG = "org", _("organisation")
    PLACE = "place", _("place")


class Entity(models.Model):
    """One person, organisation or place; `name` is the form shown.

    A row is never deleted, renamed or given another type: it stands for what a text says. That it is really another
    one, or none, is a NameDecision.
    """

    type = models.CharField(_("type"), max_length=6, choices=EntityType)
    name = models.CharField(_("name"), max_length=200)
    qualifier = models.CharField(_("qualifier"), max_length=80, blank=True, default="", db_default="")
    """What tells two of one name apart ("fodboldspiller"); empty for what a text is first taken for."""
    wikidata = models.CharField(
        _("Wikidata"),
        max_length=16,
        blank=True,
        default="",
        db_default="",
        validators=[RegexValidator(r"^Q[1-9][0-9]{0,14}$", _("Write Q and a number: Q7747."))],
        help_text=_("The identifier in Wikidata, for example Q7747. It is only kept, nothing is fetched."),
    )
    sort_key = models.TextField(editable=False, default="")
    """Orders as a Danish dictionary does (æ, ø, å last); written by articles.entities.rows alone."""
    variant_keys = ArrayField(models.TextField(), default=list, editable=False)
    """What spellings of one name have in common (articles.entities.variants); written by articles.entities.rows."""
    is_compared = models.BooleanField(default=False, editable=False)
    """Whether its pairs with the names that were here then are stored (NamePair)."""
    odd_shape = models.CharField(max_length=8, blank=True, default="", editable=False)
    """A code of articles.entities.shape; empty for a name of a usual shape; written by articles.entities.rows."""
    shown = models.GeneratedField(
        verbose_name=_("shown as"),
        expression=Case(
            When(qualifier="", then=F("name")),
            default=Concat(F("name"), Value(" ("), F("qualifier"), Value(")")),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    """The name, with what tells it from others of that name: "Lars Hansen (fodboldspiller)". Once of a type."""

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["type", "name", "qualifier"], name="entity_once")]
        indexes = [
            models.Index(fields=["type", "sort_key"], name="entity_alphabet"),
            models.Index(fields=["type", "shown"], name="entity_shown"),
            # Without a list of what is new, which every search would have to read through.
            GinIndex(fields=["variant_keys"], name="entity_variants", fastupdate=False),
            models.Index(fields=["id"], name="entity_waiting", condition=Q(is_compared=False)),
            models.Index(fields=["id"], name="entity_odd", condition=~Q(odd_shape="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name

    def get_absolute_url(self) -> str:
        """The entity page's address in the language in force."""
        return name_address(self.pk, str(self))


class Alias(models.Model):
    """A way an entity is written, its shown name included. `words` are folded, for finding it."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases", verbose_name=_("name"))
    text = models.CharField(_("written"), max_length=200)
    words = ArrayField(models.TextField(), verbose_name=_("words"), default=list, editable=False)

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")
        ordering = [by_alphabet("text")]
        constraints = [models.UniqueConstraint(fields=["entity", "text"], name="alias_once")]
        indexes = [GinIndex(fields=["words"], name="alias_words")]

    def __str__(self) -> str:
        return self.text


class SpellingWord(models.Model):
    """A word of an Alias, so that a list of names can be searched by how words begin. Written by triggers of its table.

    `is_own` where the alias is what the entity is called; others may be read only where a listed story writes them.
    """

    type = models.CharField(max_length=6, choices=EntityType, db_collation="C")
    word = models.TextField(db_collation="C")
    entity = models.BigIntegerField()
    """Primary key, as `alias`."""
    alias = models.BigIntegerField()
    is_own = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alias", "word"], name="spelling_word_once")]
        indexes = [
            models.Index(fields=["type", "word"], include=["entity", "alias", "is_own"], name="spelling_word_begins")
        ]

    def __str__(self) -> str:
        return self.word


LOW_CONFIDENCE = 0.5
"""A recogniser that says less than this of a mention was unsure."""


class MentionField(models.TextChoices):
    """Which text of the story a mention stands in."""

    HEADLINE = "headline", _("headline")
    LEAD = "lead", _("lead")
    BODY = "body", _("text")


class NamedMentions(models.Manager["Mention"]):
    """The mentions that name something: all but those an editor blocked."""

    def get_queryset(self) -> models.QuerySet["Mention"]:
        """Without the blocked ones."""
        return super().get_queryset().filter(entity__isnull=False)


class Mention(models.Model):
    """An entity at exact characters (code points, end exclusive) of one text of a story as shown.

    `found` is what the text says and `entity` what that is by the editors' decisions, None when it is no name.
    """

    # Other indexes of the table begin with the story, and with the name.
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="mentions", verbose_name=_("story"), db_index=False
    )
    entity = models.ForeignKey(
        Entity, models.CASCADE, related_name="mentions", verbose_name=_("name"), null=True, db_index=False
    )
    found = models.ForeignKey(
        Entity, models.CASCADE, related_name="found_mentions", verbose_name=_("found as"), db_index=False
    )
    field = models.CharField(_("where"), max_length=8, choices=MentionField)
    start = models.PositiveIntegerField(_("from character"))
    end = models.PositiveIntegerField(_("to character"))
    text = models.CharField(_("as written"), max_length=200)
    confidence = models.FloatField(_("confidence"), default=1.0)

    objects = NamedMentions()
    everything = models.Manager()  # noqa: DJ012 ruff takes a manager for a field
    """Blocked ones too; for the writers of decisions and of mentions."""

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article", "field", "start"]
        constraints = [
            models.UniqueConstraint(fields=["article", "field", "start"], name="mention_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="mention_has_characters"),
        ]
        indexes = [
            models.Index(fields=["entity", "article"], name="mention_entity"),
            models.Index(fields=["found", "article"], name="mention_found"),
            # Equal texts of one name take little room in it, and are counted without a look at the rows.
            models.Index(fields=["entity", "text"], name="mention_spelling"),
            models.Index(fields=["entity"], name="mention_low", condition=models.Q(confidence__lt=LOW_CONFIDENCE)),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def named(self) -> Entity:
        """What it names, of a mention that is not blocked. Raises ValueError for a blocked one."""
        if self.entity is None:
            raise ValueError(f"mention {self.pk} is blocked and names nothing")
        return self.entity
