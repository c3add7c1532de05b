"""Rows of tables with triggers: saved whole, they leave their keys alone."""

from typing import Any, Self

from django.db import models
from django.db.models import UniqueConstraint


class Guarded(models.Model):
    """A row of a table that triggers guard; `save` writes no column of a key that has not changed.

    Where a table has a trigger before updates, PostgreSQL looks at the columns that an update names, and not at their
    values: one that names a column of a unique key locks the row against all that refer to it, as if the key changed.
    Two who write at once, one the row and one what refers to it, may then wait for each other for ever.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; of one that is here the keys only where they have changed, unless `update_fields` says."""
        if not args and not self._state.adding and not kwargs.get("force_insert"):
            kwargs.setdefault("update_fields", self._changing())
        super().save(*args, **kwargs)
        self._keep_keys()

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Return a row as the database has it, with its keys kept to compare with."""
        found = super().from_db(*args, **kwargs)
        found._keep_keys()
        return found

    def _changing(self) -> list[str] | None:
        kept: dict[str, Any] = self.__dict__.get("_kept_keys", {})
        same = {name for name, value in kept.items() if self.__dict__.get(name, value) == value}
        own, deferred = self._meta.concrete_fields, self.get_deferred_fields()
        return [one.name for one in own if not one.primary_key and one.attname not in same | deferred]

    def _keep_keys(self) -> None:
        here = self.__dict__
        here["_kept_keys"] = {name: here[name] for name in keys_of(type(self)) if name in here}


def keys_of(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns of a model that make a row one of its kind, as unique keys without a condition have them."""
    found: tuple[str, ...] | None = model.__dict__.get("_columns_of_keys")
    if found is None:
        columns = {one.attname for one in model._meta.concrete_fields if one.unique and not one.primary_key}
        for one in model._meta.constraints:
            if isinstance(one, UniqueConstraint) and one.condition is None and not one.expressions:
                columns |= {model._meta.get_field(name).attname for name in one.fields}  # type: ignore[union-attr]
        found = tuple(sorted(columns))
        model._columns_of_keys = found  # type: ignore[attr-defined]
    return found
