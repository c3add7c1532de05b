"""Numbers, sizes and lengths of time as people read them, in Russian and in English."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kunak.ui.dates import NBSP, is_russian

MINUS = "\u2212"
KILO = 1024
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
Number = int | float | Decimal


def number(value: Number | None, digits: int | None = None) -> str:
    """Return «3 412,5» or, in English, «3,412.5»; an empty text for None.

    Args:
        digits: how many after the decimal sign; None shows what there is, without the dust of binary fractions.
    """
    if value is None:
        return ""
    exact = value if isinstance(value, int | Decimal) else Decimal(repr(round(value, 9)))
    written = f"{exact:,f}" if digits is None else f"{exact:,.{digits}f}"
    if digits is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if is_russian():
        written = written.replace(",", NBSP).replace(".", ",")
    return written.replace("-", MINUS)


def file_size(size: int) -> str:
    """Return a size given in bytes: «5,6 КБ», «124 КБ», «1 байт»."""
    if size < KILO:
        return ngettext("%(n)d byte", "%(n)d bytes", size).replace(" ", NBSP) % {"n": size}
    value, units = float(size), [_("KB"), _("MB"), _("GB")]
    for unit in units:
        value /= KILO
        if round(value) < KILO or unit == units[-1]:
            break
    return f"{number(round(value, 1) if value < 100 else round(value))}{NBSP}{unit}"


def duration_words(value: str | None) -> str:
    """Return an ISO 8601 length in words: «5 лет», «1 год 6 месяцев»; «бессрочно» for ``indefinite``.

    Returns:
        A text that is no such length comes back as it stands.
    """
    if not value:
        return ""
    if value == "indefinite":
        return pgettext("term", "indefinite")
    found = DURATION.fullmatch(value)
    if found is None or not any(found.groups()):
        return value
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    parts = [
        (years, ngettext("%(n)d year", "%(n)d years", years)),
        (months, ngettext("%(n)d month", "%(n)d months", months)),
        (weeks, ngettext("%(n)d week", "%(n)d weeks", weeks)),
        (days, ngettext("%(n)d day", "%(n)d days", days)),
    ]
    told = [words.replace(" ", NBSP) % {"n": count} for count, words in parts if count]
    return " ".join(told) or parts[-1][1].replace(" ", NBSP) % {"n": 0}
