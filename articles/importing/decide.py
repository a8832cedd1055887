"""One more version of a story: how does its import end, and what does it change? Pure.

The rules are those of docs/decisions/identity-and-versions.md. Invariant: which versions are accepted,
held or in conflict, and so what is shown, depends on the set of versions, not on the order in which they
came; only of two that claim the same number does the first to come stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from articles.importing.rivals import decided
from articles.importing.versions import History, Version, in_order
from articles.models import ItemDecision, Outcome, Standing
from articles.story import Status

UNDECIDED = (Outcome.HELD, Outcome.CONFLICT)
"""Outcomes that wait for an editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How the import of one version ends."""

    outcome: Outcome
    standing: Standing
    """Of the version that came."""
    changed: Mapping[str, Standing] = field(default_factory=dict)
    """Known versions that get another standing, by fingerprint."""
    versions: tuple[Version, ...]
    """All versions afterwards."""
    same: Version | None = None
    """The known version that it is, when it is unchanged."""


def decide(history: History, new: Version) -> Decision:
    """Decide about `new`, a version that arrives at the story `history`."""
    same = next((known for known in history.versions if _is_same(known, new)), None)
    if same is not None:
        return Decision(outcome=Outcome.UNCHANGED, standing=same.standing, versions=history.versions, same=same)
    new = replace(new, standing=Standing.ACCEPTED, number=history.next_number if new.is_assumed else new.number)
    after = _hold_after_kill(history, _settle_rivalry(history.versions, new))
    changed = _changed(history.versions, after)
    rivalry = after[-1].standing is Standing.CONFLICT or Standing.CONFLICT in changed.values()
    return Decision(
        outcome=_outcome(after, rivalry=rivalry),
        standing=after[-1].standing,
        changed=changed,
        versions=after,
    )


def decide_with(history: History, new: Version, choice: ItemDecision) -> Decision:
    """decide(), and what an editor decided beforehand about `new`, should it be held or in conflict.

    Raises CannotDecide.
    """
    decision = decide(history, new)
    if choice is ItemDecision.NONE or decision.outcome not in UNDECIDED:
        return decision
    after = decided(decision.versions, new.fingerprint, choice, history.versions)
    changed = _changed(history.versions, after)
    return replace(decision, standing=after[-1].standing, changed=changed, versions=after)


def _changed(before: tuple[Version, ...], after: tuple[Version, ...]) -> dict[str, Standing]:
    """Versions known before that have another standing now, by fingerprint."""
    return {
        now.fingerprint: now.standing
        for known, now in zip(before, after[: len(before)], strict=True)
        if known.standing is not now.standing
    }


def _is_same(known: Version, new: Version) -> bool:
    """The same content; or the same bytes read the same way, even if reading them has since improved."""
    same_bytes = new.raw is not None and known.raw == new.raw and (new.is_assumed or known.slot == new.slot)
    return same_bytes or known.fingerprint == new.fingerprint


def _settle_rivalry(known: tuple[Version, ...], new: Version) -> tuple[Version, ...]:
    """Of versions in one slot the first to come stands, but one that is withheld goes before one that is not.

    Otherwise a story withheld without a new number would stay public until somebody looked.
    """
    rivals = [version for version in known if version.slot == new.slot]
    if not rivals:
        return (*known, new)
    standing = [version for version in rivals if version.standing is not Standing.CONFLICT]
    if new.status is Status.WITHHELD and all(rival.status is not Status.WITHHELD for rival in standing):
        return (*(_with(version, Standing.CONFLICT) if version in standing else version for version in known), new)
    return (*known, _with(new, Standing.CONFLICT))


def _hold_after_kill(history: History, versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """Hold every version that is newer than a kill, also when the kill came later.

    Known kills hold nothing once an editor has released a newer version, which is what a kill beside a
    status other than killed means; a kill that comes now does.
    """
    new = versions[-1]
    accepted = [version for version in versions if version.standing is not Standing.CONFLICT]
    kills = [version for version in accepted if version.is_kill]
    lifted = history.status is not Status.CANCELED and any(kill is not new for kill in kills)
    if not kills or (lifted and new not in kills):
        return versions
    order = in_order(accepted)
    first_kill = next(version for version in order if (version is new if lifted else version.is_kill))
    newer = {version.fingerprint for version in order[order.index(first_kill) :] if not version.is_kill}
    return tuple(
        version
        if version.is_kill or version.standing is Standing.CONFLICT
        else _with(version, Standing.HELD if version.fingerprint in newer else Standing.ACCEPTED)
        for version in versions
    )


def _outcome(after: tuple[Version, ...], *, rivalry: bool) -> Outcome:
    arrived = after[-1]
    if len(after) == 1:
        return Outcome.CREATED
    if rivalry:
        return Outcome.CONFLICT
    if arrived.standing is Standing.HELD:
        return Outcome.HELD
    newest = in_order(version for version in after if version.standing is not Standing.CONFLICT)[-1]
    return Outcome.NEW_VERSION if newest is arrived else Outcome.OLDER_FILED


def _with(version: Version, standing: Standing) -> Version:
    return version if version.standing is standing else replace(version, standing=standing)
