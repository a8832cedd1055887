"""Decisions made, undone, and what either would do."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone, translation

from articles.entities.decisions import words
from articles.entities.decisions.changes import Changes
from articles.entities.decisions.plan import LAST, TO_BE_MADE, Planned, plan
from articles.entities.decisions.rules import Rules
from articles.entities.decisions.spelled import keep_spellings_of
from articles.entities.decisions.standing import lock_alone, move_stamp, standing_rules
from articles.entities.decisions.wanted import Effect, Refused, Wanted
from articles.entities.rows import entity_row
from articles.models import MOVING, Entity, NameDecision, NameDecisionKind
from articles.models.log import log_deed
from articles.story import Note


def preview(wanted: Wanted) -> Effect:
    """What deciding it would do now. Writes nothing; a decision that cannot be made says so in `refused`."""
    rules = standing_rules()
    try:
        planned = plan(wanted, rules)
    except Refused as refused:
        return Effect(kind=wanted.kind, entity=wanted.entity, target=wanted.target, refused=refused.note)
    step = planned.step(LAST, _key_of(planned))
    counted = Changes(rules.with_step(step) if step else rules, rules.before(planned.entity.pk)).count()
    return Effect(
        kind=planned.kind,
        entity=planned.entity,
        target=planned.target,
        target_shown=planned.shown,
        mentions=counted.mentions,
        stories=counted.stories,
        spellings=counted.spellings,
        redirects=planned.kind in MOVING and planned.kind is not NameDecisionKind.BLOCK,
        warnings=planned.warnings,
    )


def decide(user: User | None, wanted: Wanted) -> NameDecision:
    """Record the decision and let all mentions it concerns follow, and every one written from now on.

    Whether `user` may decide is the caller's to ask. Raises Refused, in words, where it makes no sense; then nothing is
    changed. Waits for the stories that are being written just now; a name with 100,000 mentions takes seconds.
    """
    with transaction.atomic():
        lock_alone()
        rules = standing_rules()
        planned = plan(wanted, rules)
        target = planned.target
        if planned.row is not None:
            target = entity_row(planned.row.type, planned.row.name, planned.row.qualifier)
        decision = NameDecision.objects.create(
            kind=planned.kind, entity=planned.entity, target=target, section=planned.section, made_by=user
        )
        decision.stories.set(planned.stories)
        step = planned.step(decision.pk, target.pk if target else None)
        if step is not None:
            _follow(rules, rules.with_step(step), planned.entity, target)
        _log(user, decision, words.logged)
    return decision


def undo(user: User | None, decision: NameDecision) -> NameDecision:
    """Let the decision stand no longer, and all mentions be what they are without it.

    Raises Refused when it is undone already; then nothing is changed. Any standing decision can be undone, whatever
    was decided since.
    """
    with transaction.atomic():
        lock_alone()
        decision = NameDecision.objects.select_related("entity", "target").get(pk=decision.pk)
        if decision.undone_at is not None:
            raise Refused(words.already_undone(decision))
        rules = standing_rules()
        decision.undone_at = timezone.now()
        decision.undone_by = user
        decision.save(update_fields=["undone_at", "undone_by"])
        move_stamp()
        _follow(rules, rules.without(decision.pk), decision.entity, decision.target)
        _log(user, decision, words.logged_undoing)
    return decision


def preview_undo(decision: NameDecision) -> Effect:
    """What undoing the decision would do now: how many mentions go back. Writes nothing."""
    kind = NameDecisionKind(decision.kind)
    if decision.undone_at is not None:
        refused = words.already_undone(decision)
        return Effect(kind=kind, entity=decision.entity, target=decision.target, refused=refused)
    rules = standing_rules()
    counted = Changes(rules.without(decision.pk), rules.before(decision.entity_id)).count()
    return Effect(
        kind=kind,
        entity=decision.entity,
        target=decision.target,
        target_shown=str(decision.target or ""),
        mentions=counted.mentions,
        stories=counted.stories,
        spellings=counted.spellings,
    )


def _key_of(planned: Planned) -> int | None:
    if planned.row is not None:
        return TO_BE_MADE
    return planned.target.pk if planned.target else None


def _log(user: User | None, decision: NameDecision, said: Callable[[NameDecision], Note]) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        log_deed(user, decision.entity, said(decision))


def _follow(before: Rules, after: Rules, entity: Entity, target: Entity | None) -> None:
    """Write what changes between two sets of rules that differ in one step from `entity`."""
    found = after.before(entity.pk)
    changes = Changes(after, found)
    changes.write()
    also = {entity.pk, target.pk} if target else {entity.pk}
    keep_spellings_of(changes.shown | Changes(before, found).shown | also)
