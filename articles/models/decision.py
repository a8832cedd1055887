"""What editors decided about names. Decisions are data: every extraction of names applies them again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.entity import Entity


class NameDecisionKind(models.TextChoices):
    """What was decided about `entity`, and what `target` is then."""

    MERGE = "merge", _("the same")
    """It is `target`."""
    RENAME = "rename", _("another form shown")
    """It is shown as `target`, which has the same type."""
    RETYPE = "retype", _("another type")
    """It is `target`, which has the same name and another type."""
    BLOCK = "block", _("never a name")
    """No target: what is found under it is no name."""
    SPLIT = "split", _("two of one name")
    """Those of its mentions that `section` or `stories` choose are of `target`, which has a qualifier."""
    DIFFERENT = "different", _("not the same")
    """It is not `target`: the pair is not proposed again."""
    UNSURE = "unsure", _("unsure")
    """Whether it is `target` was left open: the pair comes last in the queue."""
    KEEP = "keep", _("a good name")
    """No target: it was doubtful and is right as it is."""


MOVING = (NameDecisionKind.MERGE, NameDecisionKind.RENAME, NameDecisionKind.RETYPE, NameDecisionKind.BLOCK)
"""The kinds that say what all of an entity's mentions are; one of them at most stands for an entity."""

_ALONE = (NameDecisionKind.BLOCK, NameDecisionKind.KEEP)


class NameDecision(models.Model):
    """One decision. It stands until it is undone, and is never deleted; to redo it is to decide anew."""

    kind = models.CharField(_("decision"), max_length=9, choices=NameDecisionKind)
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="decisions", verbose_name=_("name"))
    target = models.ForeignKey(
        Entity, models.PROTECT, related_name="decisions_for", verbose_name=_("is"), null=True, blank=True
    )
    section = models.ForeignKey(
        "articles.Section", models.PROTECT, verbose_name=_("section"), null=True, blank=True, related_name="+"
    )
    """SPLIT by rule: stories of this section, those to come included."""
    stories = models.ManyToManyField("articles.Article", verbose_name=_("stories"), blank=True, related_name="+")
    """SPLIT by hand: these stories."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("undone by"), null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("decision about a name")
        verbose_name_plural = _("decisions about names")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entity"], condition=Q(undone_at=None, kind__in=MOVING), name="name_moved_once"
            ),
            models.CheckConstraint(condition=Q(target=None) | ~Q(target=F("entity")), name="name_is_another"),
            models.CheckConstraint(
                condition=Q(kind__in=_ALONE, target=None) | ~Q(kind__in=_ALONE) & Q(target__isnull=False),
                name="name_has_target",
            ),
            models.CheckConstraint(condition=Q(kind="split") | Q(section=None), name="name_split_by_section"),
        ]
        indexes = [models.Index(fields=["target", "kind"], condition=Q(undone_at=None), name="name_target")]

    def __str__(self) -> str:
        return f"{self.entity}: {self.get_kind_display()}"

    @property
    def stands(self) -> bool:
        """Whether it has not been undone."""
        return self.undone_at is None
