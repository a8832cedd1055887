"""What an import says of an item, in words an editor understands. One function, so that no outcome is silent."""

from collections.abc import Iterator

from articles.importing.choose import Chosen
from articles.importing.decide import Decision
from articles.importing.versions import History, Version, in_order
from articles.models import Outcome, Standing
from articles.story import COPENHAGEN, Note, Status, Story, gettext_noop

SAME_FILE = gettext_noop("Looks the same as %(guid)s: the same file came under that name before.")
NOT_STORED = gettext_noop("The archive could not keep this story: %(problem)s")
NO_STORIES = gettext_noop("The file holds no stories.")
READER_FAILED = gettext_noop("The file could not be read because of a fault in this program: %(problem)s")

KILLED = Note(
    code="killed", text=gettext_noop("The agency withdrew the story. Nothing of its text is public any more.")
)
TOMBSTONE = Note(
    code="tombstone",
    text=gettext_noop("The agency withdrew a story that is not here. It will not be shown if it arrives later."),
)
KILLED_LATE = Note(
    code="killed_late",
    text=gettext_noop("The agency withdrew the story. The newer versions that are here wait for an editor."),
)
STAYS_KILLED = Note(code="stays_killed", text=gettext_noop("The story stays withdrawn: a later version withdrew it."))
NEWER_THAN_KILL = Note(
    code="newer_than_kill",
    text=gettext_noop(
        "The agency withdrew the story before it sent this version. An editor must decide whether it is shown."
    ),
)
RIVAL = Note(
    code="same_version_other_content",
    text=gettext_noop(
        "The archive has this version with other content. Both are kept; the first stays until an editor decides."
    ),
)
RIVAL_WITHHELD = Note(
    code="same_version_withheld",
    text=gettext_noop(
        "The archive has this version with other content. This one says that the story is withheld, so it is hidden"
        " until an editor decides."
    ),
)
WITHHELD = Note(
    code="withheld", text=gettext_noop("The agency withholds the story: editors see it, the public does not.")
)
TEASER = Note(code="teaser", text=gettext_noop("It is only a teaser: the full text that is here is still shown."))
CORRECTION = Note(code="correction", text=gettext_noop("The agency marked it as a correction."))
REPLACED = Note(code="replaced", text=gettext_noop("Another story has taken its place."))
UNCHANGED = Note(code="unchanged", text=gettext_noop("This version is here already, with the same content."))


def reasons(story: Story, decision: Decision, chosen: Chosen, history: History) -> tuple[Note, ...]:
    """Why the item ended as it did, the most telling reason first, then what reading it gave cause to say."""
    if decision.outcome is Outcome.UNCHANGED:
        return (UNCHANGED,)
    return (*_of_outcome(decision, chosen), *_of_story(story, decision, history), *story.warnings)


def _of_outcome(decision: Decision, chosen: Chosen) -> Iterator[Note]:
    arrived = decision.versions[-1]
    if arrived.is_kill and decision.outcome is not Outcome.CONFLICT:
        yield _kill(decision)
    elif decision.outcome is Outcome.NEW_VERSION:
        yield _follows(decision, arrived)
    elif decision.outcome is Outcome.OLDER_FILED:
        yield STAYS_KILLED if chosen.status is Status.CANCELED else _newer_is_here(decision)
    elif decision.outcome is Outcome.HELD:
        yield NEWER_THAN_KILL
    elif decision.outcome is Outcome.CONFLICT:
        yield RIVAL if decision.standing is Standing.CONFLICT else RIVAL_WITHHELD
    if arrived.status is Status.WITHHELD:
        yield WITHHELD
    shows_other = chosen.shown is not None and chosen.shown.fingerprint != arrived.fingerprint
    if arrived.is_teaser and decision.outcome is Outcome.NEW_VERSION and shows_other:
        yield TEASER


def _kill(decision: Decision) -> Note:
    if len(decision.versions) == 1:
        return TOMBSTONE
    return KILLED if decision.outcome is Outcome.NEW_VERSION else KILLED_LATE


def _follows(decision: Decision, arrived: Version) -> Note:
    order = in_order(version for version in decision.versions if version.standing is not Standing.CONFLICT)
    before = order[order.index(arrived) - 1]
    return Note(
        code="follows",
        text=gettext_noop("Version %(version)s follows version %(before)s."),
        params={"version": arrived.label, "before": before.label},
    )


def _newer_is_here(decision: Decision) -> Note:
    newest = in_order(version for version in decision.versions if version.standing is not Standing.CONFLICT)[-1]
    return Note(
        code="newer_is_here",
        text=gettext_noop("Version %(newest)s, which is newer, is here already; what is shown does not change."),
        params={"newest": newest.label},
    )


def _of_story(story: Story, decision: Decision, history: History) -> Iterator[Note]:
    arrived = decision.versions[-1]
    if story.is_correction:
        yield CORRECTION
    for guid in arrived.replaces:
        yield Note(code="replaces", text=gettext_noop("It takes the place of %(guid)s."), params={"guid": guid})
    if history.replaced and decision.outcome is Outcome.CREATED:
        yield REPLACED
    if story.embargo_until and story.embargo_until > arrived.received:
        until = story.embargo_until.astimezone(COPENHAGEN).strftime("%Y-%m-%d %H:%M")
        yield Note(
            code="embargo",
            text=gettext_noop("Under embargo until %(until)s (Danish time): not public before."),
            params={"until": until},
        )
