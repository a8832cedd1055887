"""Wanted -> what is to be recorded, or why it is refused. Reads, writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from articles.entities.decisions import words
from articles.entities.decisions.rules import Rules, Step
from articles.entities.decisions.wanted import Refused, Wanted
from articles.entities.decisions.words import note
from articles.models import Entity, EntityType, Mention, NameDecision, NameDecisionKind, Section
from articles.story import Note

LONGEST = 200
LONGEST_QUALIFIER = 80
"""Characters that Entity.name, Alias.text and Entity.qualifier hold."""
TO_BE_MADE = -1
"""Stands for the key of an entity that has no row yet."""
LAST = 2**63 - 1
"""Stands for the key of a decision that is not made yet: later than all there are."""
COMPARED = (NameDecisionKind.DIFFERENT, NameDecisionKind.UNSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entity's type, name and qualifier: what there is one row of."""

    type: str
    name: str
    qualifier: str

    def __str__(self) -> str:
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A decision that can be made. `target` is None when there is none, or when it is `row`, which has to be made."""

    kind: NameDecisionKind
    entity: Entity
    target: Entity | None = None
    row: Row | None = None
    section: Section | None = None
    stories: frozenset[int] = frozenset()
    warnings: tuple[Note, ...] = ()

    @property
    def shown(self) -> str:
        """How the target is shown; empty when there is none."""
        return str(self.target or self.row or "")

    def step(self, decision: int, target: int | None) -> Step | None:
        """The step that it is in the rules; None when it moves no mention."""
        if self.kind in (*COMPARED, NameDecisionKind.KEEP):
            return None
        return Step(
            decision=decision,
            entity=self.entity.pk,
            target=target,
            is_split=self.kind is NameDecisionKind.SPLIT,
            section=self.section.pk if self.section else None,
            stories=self.stories,
        )


def plan(wanted: Wanted, rules: Rules) -> Planned:
    """What `wanted` is to be recorded as beside the standing `rules`. Raises Refused."""
    return _PLANS[NameDecisionKind(wanted.kind)](wanted, rules)


def _merge(wanted: Wanted, rules: Rules) -> Planned:
    entity, target = _two_roots(wanted, rules)
    _refuse_round(entity, target, rules)
    different = _compared(entity, target, rules, NameDecisionKind.DIFFERENT)
    warnings = (note(words.WERE_DIFFERENT, name=entity, target=target, decision=different),) if different else ()
    return Planned(kind=NameDecisionKind.MERGE, entity=entity, target=target, warnings=warnings)


def _rename(wanted: Wanted, rules: Rules) -> Planned:
    return _as_row(wanted, _named_row(wanted, wanted.entity.type, wanted.name), rules)


def _retype(wanted: Wanted, rules: Rules) -> Planned:
    entity = wanted.entity
    if wanted.type not in EntityType.values:
        raise Refused(note(words.NO_TYPE, name=entity))
    return _as_row(wanted, Row(type=wanted.type, name=entity.name, qualifier=entity.qualifier), rules)


def _as_row(wanted: Wanted, row: Row, rules: Rules) -> Planned:
    """A form or a type of its own: a row for it, or the name that it already is."""
    entity = wanted.entity
    _refuse_moved(entity, rules)
    if row == _row_of(entity):
        raise Refused(note(words.SAME_ALREADY, name=entity))
    there = _there(row)
    if there is None:
        return Planned(kind=wanted.kind, entity=entity, row=row)
    target = _root(there, rules)
    _refuse_round(entity, there, rules)
    used = Q(entity=target) | Q(found=target)
    if target == there and not Mention.everything.filter(used).exists():
        return Planned(kind=wanted.kind, entity=entity, target=target)
    warning = note(words.IS_A_NAME, target=target)
    return Planned(kind=NameDecisionKind.MERGE, entity=entity, target=target, warnings=(warning,))


def _block(wanted: Wanted, rules: Rules) -> Planned:
    _refuse_moved(wanted.entity, rules)
    return Planned(kind=wanted.kind, entity=wanted.entity)


def _keep(wanted: Wanted, rules: Rules) -> Planned:
    _refuse_moved(wanted.entity, rules)
    kept = NameDecision.objects.filter(entity=wanted.entity, kind=NameDecisionKind.KEEP, undone_at=None).first()
    if kept:
        raise Refused(note(words.KEPT_ALREADY, name=wanted.entity, decision=kept))
    return Planned(kind=wanted.kind, entity=wanted.entity)


def _split(wanted: Wanted, rules: Rules) -> Planned:
    entity = wanted.entity
    if (wanted.section is None) == (not wanted.stories):
        raise Refused(note(words.SPLIT_NOTHING, name=entity))
    row = _named_row(wanted, wanted.type or entity.type, wanted.name or entity.name)
    if row.type not in EntityType.values:
        raise Refused(note(words.NO_TYPE, name=entity))
    if row == _row_of(entity):
        raise Refused(note(words.SPLIT_SAME, name=entity))
    target = _there(row)
    if target is not None:
        _root(target, rules)
        _refuse_round(entity, target, rules)
    stories = _mentioning(wanted, rules) if wanted.stories else frozenset()
    if wanted.section is not None:
        _refuse_second(entity, wanted.section, rules)
    return Planned(
        kind=wanted.kind,
        entity=entity,
        target=target,
        row=None if target else row,
        section=wanted.section,
        stories=stories,
    )


def _compare(wanted: Wanted, rules: Rules) -> Planned:
    entity, target = _two_roots(wanted, rules)
    earlier = _compared(entity, target, rules, *{wanted.kind, NameDecisionKind.DIFFERENT})
    if earlier:
        raise Refused(note(words.DECIDED_ALREADY, name=entity, target=target, decision=earlier))
    return Planned(kind=wanted.kind, entity=entity, target=target)


_PLANS: dict[NameDecisionKind, Callable[[Wanted, Rules], Planned]] = {
    NameDecisionKind.MERGE: _merge,
    NameDecisionKind.RENAME: _rename,
    NameDecisionKind.RETYPE: _retype,
    NameDecisionKind.BLOCK: _block,
    NameDecisionKind.SPLIT: _split,
    NameDecisionKind.DIFFERENT: _compare,
    NameDecisionKind.UNSURE: _compare,
    NameDecisionKind.KEEP: _keep,
}


def _row_of(entity: Entity) -> Row:
    return Row(type=entity.type, name=entity.name, qualifier=entity.qualifier)


def _there(row: Row) -> Entity | None:
    return Entity.objects.filter(type=row.type, name=row.name, qualifier=row.qualifier).first()


def _named_row(wanted: Wanted, type_: str, name: str) -> Row:
    row = Row(type=type_, name=_tidy(name), qualifier=_tidy(wanted.qualifier))
    if not row.name:
        raise Refused(note(words.NO_NAME, name=wanted.entity))
    if {"(", ")"} & set(row.qualifier):
        raise Refused(note(words.PARENTHESES, name=wanted.entity))
    for length, most in ((len(str(row)), LONGEST), (len(row.qualifier), LONGEST_QUALIFIER)):
        if length > most:
            raise Refused(note(words.TOO_LONG, length=length, most=most))
    return row


def _tidy(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _two_roots(wanted: Wanted, rules: Rules) -> tuple[Entity, Entity]:
    if wanted.target is None:
        raise Refused(note(words.NO_TARGET, name=wanted.entity))
    if wanted.target == wanted.entity:
        raise Refused(note(words.ITSELF, name=wanted.entity))
    entity, target = _root(wanted.entity, rules), _root(wanted.target, rules)
    if entity == target:
        raise Refused(note(words.ALREADY_SAME, name=wanted.entity, target=wanted.target))
    return entity, target


def _root(entity: Entity, rules: Rules) -> Entity:
    """What `entity` is now. Raises Refused when that is blocked."""
    blocked = rules.blocker(entity.pk)
    if blocked is not None:
        raise Refused(note(words.BLOCKED, name=entity, decision=_decision(blocked)))
    root = rules.root(entity.pk)
    return entity if root in (None, entity.pk) else Entity.objects.get(pk=root)


def _refuse_moved(entity: Entity, rules: Rules) -> None:
    step = rules.mover(entity.pk)
    if step is not None:
        decision = _decision(step)
        raise Refused(note(words.MOVED, name=entity, now=_root(entity, rules), decision=decision))


def _refuse_round(entity: Entity, target: Entity, rules: Rules) -> None:
    """Raises Refused when mentions of `target` may get to `entity`, to which they would then go back."""
    way = rules.way(target.pk, entity.pk)
    if way:
        decision = _decision(way[-1])
        raise Refused(note(words.GOES_ROUND, name=entity, target=target, about=decision.entity, decision=decision))


def _refuse_second(entity: Entity, section: Section, rules: Rules) -> None:
    for step in rules.splits(entity.pk):
        if (step.entity, step.section) == (entity.pk, section.pk):
            raise Refused(note(words.SPLIT_ALREADY, name=entity, section=section.name, decision=_decision(step)))


def _mentioning(wanted: Wanted, rules: Rules) -> frozenset[int]:
    """Those of the chosen stories that mention the name, or what has become it."""
    found = Mention.everything.filter(found__in=rules.before(wanted.entity.pk), article__in=wanted.stories)
    stories = frozenset(found.order_by().values_list("article", flat=True).distinct())
    if not stories:
        raise Refused(note(words.NO_STORIES, name=wanted.entity))
    return stories


def _compared(entity: Entity, target: Entity, rules: Rules, *kinds: NameDecisionKind) -> NameDecision | None:
    """The standing decision of these kinds about the two, or about what has become them."""
    one, other = rules.before(entity.pk), rules.before(target.pk)
    pair = Q(entity__in=one, target__in=other) | Q(entity__in=other, target__in=one)
    return NameDecision.objects.filter(pair, kind__in=kinds, undone_at=None).first()


def _decision(step: Step) -> NameDecision:
    return NameDecision.objects.select_related("entity").get(pk=step.decision)
