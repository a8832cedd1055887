"""All rows of the archive, told without keys and times of saving, so that two archives can be compared."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db import models

TIMES = {"created_at", "changed_at", "received_at", "finished_at", "stop_asked_at"}
"""When a row was saved."""


def all_rows() -> dict[str, list[tuple]]:
    """The rows of every table but those that triggers and the index write, sorted, each a tuple of (column, value)."""
    told = _Told()
    return {
        model._meta.db_table: sorted((told.row(model, values) for values in _values(model)), key=repr)
        for model in apps.get_app_config("articles").get_models(include_auto_created=True)
        if not model.__name__.startswith(("PageChange", "Search", "SpellingWord"))
    }


def _values(model: type[models.Model]) -> list[dict[str, Any]]:
    return list(model._base_manager.values(*(field.attname for field in model._meta.concrete_fields)))


class _Told:
    """Says of each key which row it is, by what is in the row."""

    def __init__(self) -> None:
        self._by_key: dict[type[models.Model], dict[Any, str]] = defaultdict(dict)

    def row(self, model: type[models.Model], values: dict[str, Any]) -> tuple:
        """What a row says, without its own key; of a pair, whose lower key comes first, in an order of its own."""
        said = {
            field.attname: self._value(field, values[field.attname])
            for field in model._meta.concrete_fields
            if field.name not in TIMES and not (field.primary_key and field.remote_field is None)
        }
        if said.keys() >= {"first_id", "second_id"}:
            said["first_id"], said["second_id"] = sorted((said["first_id"], said["second_id"]))
        return tuple(said.items())

    def _value(self, field: models.Field, value: Any) -> Any:
        if field.remote_field is None or value is None:
            return value
        return self._identity(field.remote_field.model, value)

    def _identity(self, model: type[models.Model], key: Any) -> str:
        known = self._by_key[model]
        if not known:
            known |= {row["id"]: self._natural(model, row) for row in _values(model)}
        return known[key]

    def _natural(self, model: type[models.Model], row: dict[str, Any]) -> str:
        """Which row it is, in words: what is unique in it."""
        name = model._meta.model_name
        parts = {
            "article": ("guid",),
            "revision": ("content_sha256",),
            "rawfile": ("sha256",),
            "entity": ("type", "name", "qualifier"),
            "provider": ("code",),
            "section": ("name",),
            "subject": ("scheme", "code"),
            "importbatch": ("label",),
        }[name]
        return "/".join(str(row[part]) for part in parts)
