"""A Version as JSON and back, so that what was previewed need not be read again to know what follows from it."""

from datetime import date, datetime
from typing import Any

from articles.importing.versions import Version
from articles.story import Moment, Precision, Status


def freeze(version: Version) -> dict[str, Any]:
    """All of `version` but its standing and its key, which it has only once it is kept."""
    return {
        "number": version.number,
        "text": version.text,
        "is_assumed": version.is_assumed,
        "published": _freeze_moment(version.published),
        "received": version.received.isoformat(),
        "fingerprint": version.fingerprint,
        "raw": list(version.raw) if version.raw else None,
        "status": version.status.value,
        "embargo_until": version.embargo_until.isoformat() if version.embargo_until else None,
        "is_correction": version.is_correction,
        "is_teaser": version.is_teaser,
        "is_empty": version.is_empty,
        "replaces": list(version.replaces),
    }


def thaw(frozen: dict[str, Any] | None) -> Version:
    """The version that freeze() wrote. ValueError without one: only items that are no stories have none."""
    if frozen is None:
        raise ValueError("this item holds no version")
    return Version(
        **{name: frozen[name] for name in ("number", "text", "is_assumed", "fingerprint")},
        **{name: frozen[name] for name in ("is_correction", "is_teaser", "is_empty")},
        published=_thaw_moment(frozen["published"]),
        received=datetime.fromisoformat(frozen["received"]),
        raw=tuple(frozen["raw"]) if frozen["raw"] else None,
        status=Status(frozen["status"]),
        embargo_until=datetime.fromisoformat(frozen["embargo_until"]) if frozen["embargo_until"] else None,
        replaces=tuple(frozen["replaces"]),
    )


def _freeze_moment(moment: Moment | None) -> list[str | None] | None:
    if moment is None:
        return None
    instant = moment.instant.isoformat() if moment.instant else None
    return [moment.precision.value, moment.first_day.isoformat(), moment.end_day.isoformat(), instant]


def _thaw_moment(frozen: list[str] | None) -> Moment | None:
    if frozen is None:
        return None
    precision, first_day, end_day, instant = frozen
    return Moment(
        precision=Precision(precision),
        first_day=date.fromisoformat(first_day),
        end_day=date.fromisoformat(end_day),
        instant=datetime.fromisoformat(instant) if instant else None,
    )
