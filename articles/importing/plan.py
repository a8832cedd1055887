"""Decides what the import of one item does; writes nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from articles.importing.basis import basis_of
from articles.importing.choose import Chosen, choose
from articles.importing.decide import Decision, decide_with
from articles.importing.fingerprint import fingerprint
from articles.importing.headline import derive_headline
from articles.importing.read import Item
from articles.importing.result import ItemResult
from articles.importing.versions import LARGEST_NUMBER, History, Version
from articles.importing.words import SAME_FILE, reasons
from articles.models import ItemDecision, Outcome
from articles.story import Note, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All that is to be written for one item, and what is to be said of it."""

    item: Item
    version: Version
    """The item as deciding saw it: without standing, and not yet numbered by us."""
    before: History
    decision: Decision
    chosen: Chosen
    result: ItemResult

    @property
    def arrived(self) -> Version:
        """The version that the item is."""
        return self.decision.versions[-1]

    @property
    def after(self) -> History:
        """The story once this is written."""
        return replace(self.before, versions=self.decision.versions, status=self.chosen.status)


def plan_import(
    item: Item,
    history: History,
    now: datetime,
    namesake: str | None = None,
    choice: ItemDecision = ItemDecision.NONE,
) -> ImportPlan:
    """What importing `item` into the story `history` would do at `now`.

    `namesake` is the guid under which the same item of the same file came before, if it did; `choice` what an editor
    decided about the item, should it be held or in conflict. Raises CannotDecide when that makes no sense.
    """
    story = item.story
    version = version_of(item, now)
    decision = decide_with(history, version, choice)
    chosen = choose(decision.versions)
    notes = reasons(story, decision, chosen, history)
    if namesake and namesake != story.guid and decision.outcome is Outcome.CREATED:
        notes = (*notes, Note(code="same_file", text=SAME_FILE, params={"guid": namesake}))
    result = ItemResult(
        file=item.file,
        item=item.number,
        provider=story.provider,
        guid=story.guid,
        headline=story.headline or derive_headline(story.lead, story.paragraphs),
        outcome=decision.outcome,
        reasons=notes,
        article=history.article,
        revision=decision.same.pk if decision.same else None,
        standing="" if decision.same else decision.standing.value,
        basis=basis_of(history),
        story=story,
    )
    return ImportPlan(item=item, version=version, before=history, decision=decision, chosen=chosen, result=result)


def version_of(item: Item, received: datetime) -> Version:
    """The story of `item` as deciding sees it."""
    story = item.story
    number, text = version_number(story)
    return Version(
        number=number,
        text=text,
        is_assumed=story.version_is_assumed,
        published=story.published,
        received=received,
        fingerprint=fingerprint(story),
        raw=(item.sha256, item.number, story.charset_used),
        status=story.status,
        embargo_until=story.embargo_until,
        is_correction=story.is_correction,
        is_teaser=story.is_teaser,
        is_empty=not (story.headline or story.lead or story.paragraphs),
        replaces=tuple(dict.fromkeys(guid for guid in story.replaces if guid and guid != story.guid)),
    )


def version_number(story: Story) -> tuple[int | None, str]:
    """The version as a number, or None, and as text, cut at the 100 characters that are kept."""
    text = (story.version_text or "")[:100]
    if story.version is not None and abs(story.version) > LARGEST_NUMBER:
        return None, text or str(story.version)[:100]
    return story.version, text
