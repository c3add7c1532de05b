"""Tags and filters of every page: icons, sectors, dates and numbers as people read them."""

import re
from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kunak.core import reference

register = template.Library()
NBSP = "\u00a0"
MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
MONTHS_RU_NOM = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT_RU = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]


def is_russian() -> bool:
    """Return whether the page is in Russian."""
    return (get_language() or "ru").startswith("ru")


@register.simple_tag
def icon(name: str, size: str = "", kind: str = "i") -> SafeString:
    """Draw an icon of the sprite; it never speaks to screen readers."""
    classes = f"icon icon--{size}" if size else "icon"
    href = f"{static('ui/icons.svg')}#{kind}-{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, href)


@register.simple_tag
def sector(code: str) -> SafeString:
    """Draw a sector: its icon and its name."""
    return format_html(
        '<span class="sector" data-sector="{}">{}{}</span>', code, icon(code, kind="sec"), sector_name(code)
    )


@register.filter
def sector_name(code: str) -> str:
    """Return a sector's name in the page's language; the code itself where it is unknown."""
    known = reference.sectors().get(code)
    return known.name(get_language() or "ru") if known else code


@register.filter
def kind_name(code: str) -> str:
    """Return the name of a kind of measure in the page's language."""
    known = reference.measure_kinds().get(code)
    return known.name(get_language() or "ru") if known else code


def words_of_date(value: date | str | None) -> tuple[str, str]:
    """Return a date as ISO 8601, as precise as it is known, and in words; empty texts for none."""
    if not value:
        return "", ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    iso = value.isoformat() if isinstance(value, date) else value
    parts = [int(part) for part in iso.split("-")]
    year = parts[0]
    if len(parts) == 1:
        return iso, f"{year}{NBSP}год" if is_russian() else str(year)
    month = parts[1] - 1
    if len(parts) == 2:
        return iso, f"{MONTHS_RU_NOM[month]} {year}{NBSP}года" if is_russian() else f"{MONTHS_EN[month]} {year}"
    day = parts[2]
    if is_russian():
        return iso, f"{day}{NBSP}{MONTHS_RU[month]} {year}{NBSP}г."
    return iso, f"{day}{NBSP}{MONTHS_EN[month]} {year}"


@register.filter
def date_ru(value: date | str | None) -> SafeString:
    """Write a date in words inside `<time>`; a date known to the year stays «2013 год»."""
    iso, words = words_of_date(value)
    return format_html('<time datetime="{}">{}</time>', iso, words) if iso else mark_safe("")


@register.filter
def date_words(value: date | str | None) -> str:
    """Write a date in words without markup."""
    return words_of_date(value)[1]


@register.filter
def date_short(value: date | None) -> SafeString:
    """Write a day for short lists: «28 ноя 2025»."""
    if not value:
        return mark_safe("")
    months = SHORT_RU if is_russian() else [month[:3] for month in MONTHS_EN]
    words = f"{value.day}{NBSP}{months[value.month - 1]}{NBSP}{value.year}"
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def num_ru(value: float | None) -> str:
    """Write a number with thin groups and the language's decimal sign."""
    if value is None:
        return ""
    written = f"{value:,}".replace(",", "\u202f")
    return written.replace(".", ",") if is_russian() else written


@register.filter
def filesize_ru(size: int) -> str:
    """Write a file's size: «5,6 КБ»."""
    units = [_("bytes"), _("KB"), _("MB")]
    value, unit = float(size), 0
    while value >= 1024 and unit < 2:
        value, unit = value / 1024, unit + 1
    written = f"{value:.1f}" if unit and value < 100 else f"{value:.0f}"
    return f"{written.replace('.', ',') if is_russian() else written}{NBSP}{units[unit]}"


@register.filter
def duration_ru(value: str | None) -> str:
    """Write an ISO 8601 duration in words: «5 лет»; `indefinite` too."""
    if not value:
        return ""
    if value == "indefinite":
        return _("indefinite")
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", value)
    if not found:
        return value
    years, months, weeks, days = (int(part) if part else 0 for part in found.groups())
    parts = []
    if years:
        parts.append(ngettext("%(n)d year", "%(n)d years", years) % {"n": years})
    if months:
        parts.append(ngettext("%(n)d month", "%(n)d months", months) % {"n": months})
    if weeks:
        parts.append(ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks})
    if days:
        parts.append(ngettext("%(n)d day", "%(n)d days", days) % {"n": days})
    return " ".join(parts)


SHORT_WORDS = re.compile(
    r"(?<![\w-])(в|во|и|к|ко|о|об|от|с|со|у|из|за|на|не|ни|но|а|до|по|под|для|при) ", re.IGNORECASE
)


@register.filter
def typograf(text: str) -> str:
    """Set interface text: no-break spaces after short words, before dashes, inside numbers with units. Never source text."""
    set_text = SHORT_WORDS.sub(lambda found: found.group(1) + NBSP, conditional_escape(text))
    set_text = set_text.replace(" — ", f"{NBSP}— ")
    return mark_safe(re.sub(r"(\d) (%|г\.|год|руб|КБ|МБ)", rf"\1{NBSP}\2", set_text))  # noqa: S308 (escaped above)


HALVES = ("M11 3.06A9 9 0 0 0 11 20.94z", "M13 3.06A9 9 0 0 1 13 20.94z")
CROSSES = ("M5.5 10l3.5 4M9 10l-3.5 4", "M15 10l3.5 4M18.5 10l-3.5 4")
HALF_STATES = {"turned": "yes", "returned": "back"}


@register.simple_tag
def seal(first: str, second: str, size: str = "s") -> SafeString:
    """Draw the two halves of one seal.

    Args:
        first, second: the sides' key states: waiting, stale, turned, returned.
        size: `s` or `big`.
    """
    parts = []
    for letter, state, half, cross in zip("ab", (first, second), HALVES, CROSSES, strict=True):
        drawn = HALF_STATES.get(str(state), "wait")
        parts.append(f'<path class="{letter} {drawn}" d="{half}"></path>')
        if drawn == "back":
            parts.append(f'<path class="x" d="{cross}"></path>')
    classes = "seal big" if size == "big" else "seal seal--s"
    svg = f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true">{"".join(parts)}</svg>'
    return mark_safe(svg)  # noqa: S308 (nothing of a person's enters)


STANDINGS = {
    "draft": ("info", "edit"),
    "signed": ("info", "flag"),
    "in_force": ("good", "check"),
    "lapsing": ("warn", "clock"),
    "suspended": ("warn", "minus"),
    "expired": ("", "cross"),
    "terminated": ("", "back"),
    "superseded": ("", "history"),
    "void": ("", "cross"),
}


@register.simple_tag
def tag_standing(state: str, *, capital: bool = False) -> SafeString:
    """Draw the tag of an agreement's state."""
    names = {
        "draft": _("in preparation"),
        "signed": _("signed"),
        "in_force": _("in force"),
        "lapsing": _("lapsing"),
        "suspended": _("suspended"),
        "expired": _("expired"),
        "terminated": _("terminated"),
        "superseded": _("superseded"),
        "void": _("void"),
    }
    colour, sign = STANDINGS[str(state)]
    name = names[str(state)]
    return format_html(
        '<span class="{}">{}{}</span>',
        f"tag tag--{colour}" if colour else "tag",
        icon(sign),
        name[:1].upper() + name[1:] if capital else name,
    )
