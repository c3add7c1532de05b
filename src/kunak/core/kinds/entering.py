"""Which fields of a kind are agreed on beforehand, and which are told once something has happened."""

from collections.abc import Container, Mapping

from kunak.core.reference import Field, MeasureKind

GROUPS = ("where", "who", "what", "paper", "money", "result")  # in the order of the form
UNPLANNED = {"file", "list:file", "list:decision"}  # what is handed in with a report


def planned_fields(kind: MeasureKind) -> tuple[Field, ...]:
    """Return the fields that are agreed on with a measure of a kind, group by group.

    Fields that every measure has in columns of its own (its text, sector, term, executors) are not among them.
    """
    found = [one for one in kind.fields if one.entered in {"plan", "both"} and one.type not in UNPLANNED]
    return tuple(sorted(found, key=lambda one: GROUPS.index(one.group)))


def reported_fields(kind: MeasureKind) -> tuple[Field, ...]:
    """Return the fields that are told of a measure when it was carried out; they are no part of what is agreed on.

    A field that may be known before too, as the number of a contract, is both planned and reported.
    """
    found = [one for one in kind.fields if one.entered in {"report", "both"}]
    return tuple(sorted(found, key=lambda one: GROUPS.index(one.group)))


def fields_for(
    kind: MeasureKind, known: Mapping[str, Field], entered: Container[str]
) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """Return the planned fields of a kind, and those of other kinds in which something was entered before.

    Args:
        known: all fields by code, whatever the kind.
        entered: codes that have a value.
    """
    planned = planned_fields(kind)
    codes = {one.code for one in planned}
    return planned, tuple(one for code, one in known.items() if code in entered and code not in codes)
