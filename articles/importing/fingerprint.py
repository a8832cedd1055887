"""What makes two deliveries of a version the same: a fingerprint of the story's content."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from operator import attrgetter
from typing import Any

from articles.story import Moment, Story

NOISE = frozenset({"format", "charset_used", "warnings", "provider_name", "language_is_assumed", "version_is_assumed"})
"""Fields that say how a story was read or how its agency is spelt, not what it says."""
_TELLING = sorted(field.name for field in fields(Story) if field.name not in NOISE)
_values_of = attrgetter(*_TELLING)
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def fingerprint(story: Story) -> str:
    """SHA-256 (hex) over all that a reader or an editor could tell apart, guid and version included.

    Empty fields are left out, so that a field added to Story later changes no fingerprint already kept.
    """
    content = {
        name: value if type(value) is str else _plain(value)
        for name, value in zip(_TELLING, _values_of(story), strict=True)
        if value or not _is_empty(value)
    }
    return hashlib.sha256(_canonical(content).encode("utf-8", "surrogatepass")).hexdigest()


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", ())


def _plain(value: Any) -> Any:
    """`value` as JSON knows it, the same for equal values."""
    if isinstance(value, Moment):
        return [value.precision.value, value.isoformat()]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
