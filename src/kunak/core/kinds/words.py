"""Values of the fields of a measure in words, with their units."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kunak.core.kinds.values import Detail
from kunak.core.reference import Field

NBSP = "\u00a0"
YES_NO = {("ru", True): "да", ("ru", False): "нет", ("en", True): "yes", ("en", False): "no"}


def detail_words(field: Field, value: Detail, language: str, beside: Mapping[str, Detail] | None = None) -> str:
    """Return a value as people read it: «1 500 000 руб.», «29.05.2026», rows parted by semicolons.

    Args:
        beside: the other values of the measure; a field may have its unit there.
    """
    code = "ru" if language.startswith("ru") else "en"
    if isinstance(value, bool):
        return YES_NO[code, value]
    if isinstance(value, list):
        return "; ".join(value)
    words = _single(field, value, code)
    unit = str((beside or {}).get(field.unit_field) or "") or field.unit(language)
    return f"{words}{NBSP}{unit}" if unit else words


def _single(field: Field, value: str | int, language: str) -> str:
    if field.type in {"int", "number", "money"}:
        return _figures(Decimal(value), language, 2 if field.type == "money" else None)
    if field.type == "date":
        return f"{date.fromisoformat(str(value)):%d.%m.%Y}"
    return next((one.name(language) for one in field.options if one.name_ru == value), str(value))


def _figures(value: Decimal, language: str, decimals: int | None) -> str:
    """Return «1 500 000,50»; kopecks of a round sum are left out."""
    is_round = value == value.to_integral_value()
    written = f"{value:,.0f}" if is_round else f"{value:,.{decimals}f}" if decimals else f"{value:,f}"
    return written if language == "en" else written.replace(",", NBSP).replace(".", ",")
