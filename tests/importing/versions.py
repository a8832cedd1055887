"""Versions of a story for tests of the pure rules, and archives that only live in memory."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from articles.importing.choose import Chosen, choose
from articles.importing.decide import Decision, decide
from articles.importing.versions import History, Version
from articles.models import Outcome, Standing
from articles.story import Moment, Status

NOON = datetime(2020, 8, 16, 12, tzinfo=UTC)


def version(number: int | None = 1, minute: int | None = 0, *, content: str = "", **fields: Any) -> Version:
    """A usable version sent `minute` minutes after noon (None: without a date); `content` tells it from its like."""
    published = None if minute is None else Moment.of_instant(NOON + timedelta(minutes=minute))
    fields = {"published": published, "received": NOON + timedelta(days=400)} | fields
    sign = repr((number, content, sorted(fields.items(), key=str)))
    return Version(number=number, fingerprint=hashlib.sha256(sign.encode()).hexdigest(), **fields)


def kill(number: int | None = 1, minute: int | None = 0, **fields: Any) -> Version:
    """A version that takes the story back, without any text."""
    return version(number, minute, status=Status.CANCELED, is_empty=True, **fields)


def arrive(history: History, new: Version) -> tuple[History, Decision]:
    """The story after one more version, and how that ended."""
    decision = decide(history, new)
    return history.amended(decision.versions, choose(decision.versions).status), decision


def arrivals(*versions: Version, history: History | None = None) -> tuple[History, list[Outcome]]:
    """The story after several versions, and how each of them ended."""
    story, outcomes = history or History(), []
    for new in versions:
        story, decision = arrive(story, new)
        outcomes.append(decision.outcome)
    return story, outcomes


def shown(history: History) -> Chosen:
    """What is chosen to be shown of a story."""
    return choose(history.versions)


def standings(history: History) -> dict[str, Standing]:
    """Standing by fingerprint: all that an import decides about versions."""
    return {version.fingerprint: version.standing for version in history.versions}


def is_at(chosen: Chosen, wanted: Version | None) -> bool:
    """Whether exactly this version is shown."""
    return (chosen.shown.fingerprint if chosen.shown else None) == (wanted.fingerprint if wanted else None)
