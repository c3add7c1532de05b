"""What a measure tells beside the columns that all have: the fields of its kind with their values in words."""

from dataclasses import dataclass

from django.utils.translation import get_language

from kunak.core.kinds import detail_words, planned_fields
from kunak.programme.kinds import fields_named, kind_of
from kunak.programme.models import Measure


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One field with its value and unit; several values are parted in `parts` too."""

    code: str
    label: str
    words: str
    parts: tuple[str, ...]
    is_former: bool  # entered for another kind


def details_of(measure: Measure, language: str | None = None) -> tuple[DetailRow, ...]:
    """Return the fields that have a value, those of the measure's kind first and in its order.

    No query, but for kinds and fields of an office's own.
    """
    known, language = fields_named(measure.details), language or get_language() or "ru"
    planned = [field.code for field in planned_fields(kind_of(measure.kind))]
    codes = [*planned, *(code for code in known if code not in planned)]
    rows = []
    for code in codes:
        value = measure.details.get(code)
        if value is None:
            continue
        words = detail_words(known[code], value, language, measure.details)
        parts = tuple(value) if isinstance(value, list) else ()
        rows.append(DetailRow(code, known[code].name(language), words, parts, code not in planned))
    return tuple(rows)
