"""What the public sees of a story, chosen from its versions. Pure.

Invariant: the choice depends on the versions and their standings alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from articles.importing.versions import Version, in_order
from articles.models import Standing
from articles.story import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A story's public face. `withdrawn_by` is the version that killed or withholds it."""

    shown: Version | None
    status: Status
    withdrawn_by: Version | None = None
    embargo_until: datetime | None = None
    correction: Version | None = None
    """The newest correction among what is shown and what came before it."""


def choose(versions: Iterable[Version]) -> Chosen:
    """The newest accepted version decides the status; the newest one with a full text is shown.

    A kill shows nothing of itself: the text from before stays in the row, unseen, and what came before
    a version that withholds never shows through a teaser that follows it.
    """
    order = in_order(version for version in versions if version.standing is not Standing.CONFLICT)
    accepted = [version for version in order if version.standing is Standing.ACCEPTED]
    if not accepted:
        return Chosen(shown=None, status=Status.WITHHELD if order else Status.USABLE)
    newest = accepted[-1]
    shown = _most_telling(_candidates(accepted, newest.status))
    return Chosen(
        shown=shown,
        status=newest.status,
        withdrawn_by=None if newest.status is Status.USABLE else newest,
        embargo_until=_embargo(list(versions), order, shown),
        correction=next((version for version in reversed(_up_to(accepted, shown)) if version.is_correction), None),
    )


def _candidates(accepted: Sequence[Version], status: Status) -> list[Version]:
    if status is not Status.USABLE:
        return [version for version in accepted if not version.is_kill]
    usable: list[Version] = []
    for version in reversed(accepted):
        if version.status is not Status.USABLE:
            break
        usable.insert(0, version)
    return usable


def _most_telling(candidates: Sequence[Version]) -> Version | None:
    """The newest with a full text; else the newest teaser; else the newest, though it is empty."""
    best = max(range(len(candidates)), key=lambda at: (_fullness(candidates[at]), at), default=None)
    return None if best is None else candidates[best]


def _fullness(version: Version) -> tuple[bool, bool]:
    return not version.is_empty, not version.is_teaser


def _embargo(versions: Sequence[Version], order: Sequence[Version], shown: Version | None) -> datetime | None:
    """The latest embargo of the version shown, its rivals, and all that are newer."""
    if shown is None:
        return None
    later = {version.slot for version in order[order.index(shown) :]}
    return max((v.embargo_until for v in versions if v.slot in later and v.embargo_until), default=None)


def _up_to(accepted: Sequence[Version], shown: Version | None) -> Sequence[Version]:
    return accepted[: accepted.index(shown) + 1] if shown else ()
