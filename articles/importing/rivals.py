"""What an editor decides about a version that is held or in conflict, and what follows for its rivals. Pure."""

from dataclasses import replace

from articles.importing.choose import choose
from articles.importing.versions import Version
from articles.models import ItemDecision, Standing
from articles.story import Note, Status, gettext_noop

NOTHING_TO_DECIDE = Note(
    code="nothing_to_decide",
    text=gettext_noop("There is nothing to decide about this version: it is neither held nor in conflict."),
)
PUT_AWAY = Note(
    code="version_put_away",
    text=gettext_noop("This version was put away with its import. Redo the import first, then decide."),
)
STILL_KILLED = Note(
    code="still_killed",
    text=gettext_noop("A newer version withdrew the story, so this one cannot be shown. Nothing was changed."),
)


class CannotDecide(ValueError):
    """The decision makes no sense; `note` says why in words an editor understands. Nothing was changed."""

    def __init__(self, note: Note):
        super().__init__(str(note))
        self.note = note


def rivals_of(versions: tuple[Version, ...], about: Version) -> tuple[Version, ...]:
    """The other versions that claim the same number."""
    return tuple(version for version in versions if version.slot == about.slot and version is not about)


def decided(
    versions: tuple[Version, ...], fingerprint: str, decision: ItemDecision, before: tuple[Version, ...] = ()
) -> tuple[Version, ...]:
    """`versions` with the standings that follow from `decision` about the version with this fingerprint.

    SHOW accepts it, and its rivals go in conflict. KEEP leaves it held or in conflict; where it has already pushed a
    rival aside (it is withheld, the rival was not) the rival stands again. `before` are the versions before it came,
    which say who stood. Raises CannotDecide.
    """
    about = next(version for version in versions if version.fingerprint == fingerprint)
    rivals = rivals_of(versions, about)
    if about.standing is Standing.ACCEPTED and not rivals:
        raise CannotDecide(NOTHING_TO_DECIDE)
    winner = about if decision is ItemDecision.SHOW else _standing_instead(about, rivals, before)
    if winner is None:
        return versions
    losers = {version.fingerprint for version in rivals_of(versions, winner)}
    after = tuple(
        _with(version, Standing.ACCEPTED)
        if version is winner
        else _with(version, Standing.CONFLICT)
        if version.fingerprint in losers
        else version
        for version in versions
    )
    if winner is about and choose(after).status is Status.CANCELED:
        raise CannotDecide(STILL_KILLED)
    return after


def _standing_instead(about: Version, rivals: tuple[Version, ...], before: tuple[Version, ...]) -> Version | None:
    """Who stands again when `about`, which is accepted, is not to be shown; None when it is not accepted anyway."""
    if about.standing is not Standing.ACCEPTED:
        return None
    stood = {version.fingerprint for version in before if version.standing is not Standing.CONFLICT}
    return next((rival for rival in rivals if rival.fingerprint in stood), rivals[0])


def _with(version: Version, standing: Standing) -> Version:
    return version if version.standing is standing else replace(version, standing=standing)
