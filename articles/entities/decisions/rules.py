"""What a name that was found is, by the decisions that stand. Pure.

Entities and stories are primary keys here. A decision is a step from one entity to another, or to none (blocked);
all steps together go round nowhere, because one that would is refused when it is made (way()).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A standing decision that moves mentions of `entity`: all of them, or those that a split chooses.

    A split has a `section` or `stories`; `target` is None for a block alone.
    """

    decision: int
    """Its primary key, which grows with time: of two splits that choose one story the later holds."""
    entity: int
    target: int | None
    is_split: bool = False
    """Whether it moves only what its section or stories choose, be they none any more."""
    section: int | None = None
    stories: frozenset[int] = frozenset()


class Rules:
    """The standing steps, to be asked. Unchanging; with_step() and without() give others."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self.steps = tuple(sorted(steps, key=lambda step: step.decision))
        self._moved: dict[int, int | None] = {}
        self._of_story: dict[tuple[int, int], int | None] = {}
        self._of_section: dict[tuple[int, int], int | None] = {}
        self._from: dict[int, list[Step]] = {}
        for step in self.steps:
            self._from.setdefault(step.entity, []).append(step)
            if not step.is_split:
                self._moved[step.entity] = step.target
            for story in step.stories:
                self._of_story[step.entity, story] = step.target
            if step.section is not None:
                self._of_section[step.entity, step.section] = step.target

    def shown(self, found: int, section: int | None, story: int | None) -> int | None:
        """What a mention found as `found` in a story of this section is; None when it is no name.

        At every step a split by hand comes before a split by section, and both before what holds for all.
        """
        at = found
        for _step in range(len(self.steps) + 1):
            target = self._chosen(at, section, story)
            if target is None:
                if at not in self._moved:
                    return at
                target = self._moved[at]
            if target is None:
                return None
            at = target
        raise RuntimeError(f"the decisions about entity {found} go round: decide() should have refused the last")

    def _chosen(self, at: int, section: int | None, story: int | None) -> int | None:
        if story is not None and (target := self._of_story.get((at, story))) is not None:
            return target
        return self._of_section.get((at, section)) if section is not None else None

    def root(self, entity: int) -> int | None:
        """What `entity` is when no split chooses the story; None when it is blocked."""
        return self.shown(entity, None, None)

    def mover(self, entity: int) -> Step | None:
        """The step that moves all mentions of `entity`, if there is one."""
        return next((step for step in self._from.get(entity, ()) if not step.is_split), None)

    def blocker(self, entity: int) -> Step | None:
        """The step that blocks `entity`, its own or that of what it is; None when it is not blocked."""
        step = self.mover(entity)
        while step is not None and step.target is not None:
            step = self.mover(step.target)
        return step

    def way(self, start: int, end: int) -> tuple[Step, ...]:
        """The steps that some mention may take from `start` to `end`; empty when there is no way.

        A new step from A to B is to be refused when there is a way from B to A.
        """
        ways: dict[int, tuple[Step, ...]] = {start: ()}
        open_ = [start]
        while open_:
            at = open_.pop()
            for step in self._from.get(at, ()):
                if step.target is not None and step.target not in ways:
                    ways[step.target] = (*ways[at], step)
                    open_.append(step.target)
        return ways.get(end, ())

    def before(self, entity: int) -> frozenset[int]:
        """`entity` and all whose mentions may get to it."""
        into: dict[int, list[int]] = {}
        for step in self.steps:
            if step.target is not None:
                into.setdefault(step.target, []).append(step.entity)
        return frozenset(_reached(entity, lambda at: into.get(at, ())))

    def after(self, entity: int) -> frozenset[int]:
        """`entity` and all that its mentions may get to."""
        return frozenset(
            _reached(entity, lambda at: [s.target for s in self._from.get(at, ()) if s.target is not None])
        )

    def splits(self, entity: int) -> tuple[Step, ...]:
        """The splits that mentions of `entity` may meet on their way."""
        return tuple(step for at in self.after(entity) for step in self._from.get(at, ()) if step.is_split)

    def with_step(self, step: Step) -> "Rules":
        """These rules and one more."""
        return Rules((*self.steps, step))

    def without(self, decision: int) -> "Rules":
        """These rules but for the one of this decision."""
        return Rules(step for step in self.steps if step.decision != decision)


def _reached(start: int, next_to: Callable[[int], Iterable[int]]) -> Iterator[int]:
    seen = {start}
    open_ = [start]
    while open_:
        at = open_.pop()
        yield at
        new = [other for other in next_to(at) if other not in seen]
        seen.update(new)
        open_.extend(new)
