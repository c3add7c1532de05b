"""Values of the fields of a measure in words, with their units, and as they are typed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kunak.core.kinds.values import Detail
from kunak.core.reference import Field

NBSP = "\u00a0"
YES_NO = {("ru", True): "да", ("ru", False): "нет", ("en", True): "yes", ("en", False): "no"}
FIGURES = {"int", "number", "money"}


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
    words = _figures(field, value, code) if field.type in FIGURES else _plain(field, value, code)
    unit = str((beside or {}).get(field.unit_field) or "") or field.unit(language)
    return f"{words}{NBSP}{unit}" if unit else words


def typed_words(field: Field, value: Detail, language: str) -> str | list[str]:
    """Return a value as somebody would type it; `clean` reads it back. Figures are never parted by commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return list(value)
    if field.type not in FIGURES:
        return str(value) if field.type == "enum" else _plain(field, value, "ru")
    written = _figures(field, value, "ru").replace(NBSP, " ")
    return written if language.startswith("ru") else written.replace(",", ".")


def _plain(field: Field, value: str | int, language: str) -> str:
    if field.type == "date":
        return f"{date.fromisoformat(str(value)):%d.%m.%Y}"
    return next((one.name(language) for one in field.options if one.name_ru == value), str(value))


def _figures(field: Field, value: str | int, language: str) -> str:
    """Return «1 500 000,50»; kopecks of a round sum are left out."""
    exact = Decimal(value)
    if exact == exact.to_integral_value():
        written = f"{exact:,.0f}"
    else:
        written = f"{exact:,.2f}" if field.type == "money" else f"{exact:,f}"
    return written if language == "en" else written.replace(",", NBSP).replace(".", ",")
