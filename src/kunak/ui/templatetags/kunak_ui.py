"""Tags and filters of every page: icons, sectors, seals and states; dates, numbers and lengths as people read them."""

import re
from collections.abc import Callable, Mapping

from django import template
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from kunak.core import reference
from kunak.core.reading.heading import as_heading
from kunak.ui import dates, figures, paging, signs, typography
from kunak.ui.dates import Given, Style

register = template.Library()
YEARS = re.compile(r"(\d{4}–\d{4}(?:[ \u00a0]год\w*)?)")


# --- dates


@register.filter
def date_ru(value: Given, style: Style = "text") -> SafeString:
    """Write a date in words inside `<time>`; one known to the year stays «2013 год».

    Args:
        style: ``text`` «29 мая 2025 г.»; ``table`` «29 мая 2025»; ``short`` «29 мая, чт»; ``year`` «29 мая 2025».
    """
    return _time(*dates.words_of_date(value, style))


@register.filter
def date_words(value: Given, style: Style = "text") -> str:
    """Write a date in words without markup, for attributes and sentences."""
    return dates.words_of_date(value, style)[1]


@register.filter
def date_short(value: Given) -> SafeString:
    """Write a day for narrow lists, inside `<time>`: «28 ноя 2025»."""
    return _time(*dates.words_of_date(value, "year"))


@register.filter
def period(first: Given, last: Given = None) -> str:
    """Write a period, both days included: ``{{ start|period:end }}`` gives «с 29 мая 2025 г. по 28 мая 2030 г.»."""
    return dates.period_words(first, last)


def _time(iso: str, words: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', iso, words) if iso else SafeString(conditional_escape(words))


# --- numbers, lengths, sentences


register.filter("visible", signs.visible)


@register.filter
def heading(value: str) -> str:
    """Write a phrase of a document as it stands by itself: «проведении выставок» gives «Проведение выставок»."""
    return as_heading(value)


@register.filter
def unbroken(value: str) -> SafeString:
    """Write words in which years stay in one line: «2027–2028 годы» would break at its dash."""
    parts = YEARS.split(value)  # every second one is a span of years
    kept = (
        ("{}", part) if place % 2 == 0 else ('<span class="nowrap">{}</span>', part) for place, part in enumerate(parts)
    )
    return SafeString("".join(format_html(frame, part) for frame, part in kept))


@register.filter
def email_words(value: str) -> SafeString:
    """Write an e-mail that breaks, where it must, before its sign and its dots and never inside a word."""
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in re.split(r"(?=[@.])", value)))


@register.filter
def num_ru(value: figures.Number | None, digits: int | None = None) -> str:
    """Write a number with groups and the language's decimal sign: «3 412,5»; `digits` after it, where given."""
    return figures.number(value, digits)


@register.filter
def filesize_ru(size: int) -> str:
    """Write a size given in bytes: «5,6 КБ»."""
    return figures.file_size(size)


@register.filter
def duration_ru(value: str | None) -> str:
    """Write an ISO 8601 length in words: «5 лет»; ``indefinite`` too."""
    return figures.duration_words(value)


@register.filter
def typograf(text: object) -> SafeString:
    """Set a sentence of the interface; never the text of a source document."""
    if isinstance(text, SafeString):
        return SafeString(typography.set_words(text, with_quotes="<" not in text))
    return SafeString(conditional_escape(typography.set_words(str(text))))


@register.filter
def page_numbers(page: Page[object]) -> list[int | None]:
    """Return the numbers that a pager shows; None stands for those left out."""
    return paging.numbers(page)


# --- icons and sectors


@register.simple_tag
def icon(name: str, size: str = "", kind: str = "i") -> SafeString:
    """Draw an icon of the sprite; it never speaks to screen readers.

    Args:
        size: ``s``, ``l`` or the size of the text.
        kind: ``i`` for the interface, ``sec`` for a sector.
    """
    classes = f"icon icon--{size}" if size else "icon"
    href = f"{static('ui/icons.svg')}#{kind}-{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"></use></svg>', classes, href)


@register.simple_tag
def sector(code: str) -> SafeString:
    """Draw a sector: its icon and its name; a code that is new here gets the neutral icon."""
    sign = code if code in reference.sectors() else "other"
    return format_html(
        '<span class="sector" data-sector="{}">{}{}</span>', code, icon(sign, kind="sec"), sector_name(code)
    )


@register.filter
def sector_name(code: str) -> str:
    """Return a sector's name in the page's language; the code itself where it is unknown."""
    known = reference.sectors().get(code)
    return known.name(get_language() or "ru") if known else code


OWN_KIND_NAMES: list[Callable[[str], str]] = []  # upper rooms that keep kinds of their own; empty for what is none


@register.filter
def kind_name(code: str) -> str:
    """Return the name of a kind of measure in the page's language."""
    known = reference.measure_kinds().get(code)
    if known:
        return known.name(get_language() or "ru")
    return next((name for name_of in OWN_KIND_NAMES if (name := name_of(code))), code)


# --- the seal: two halves, two keys

HALVES = ("M11 3.06A9 9 0 0 0 11 20.94z", "M13 3.06A9 9 0 0 1 13 20.94z")
CROSSES = ("M5.5 10l3.5 4M9 10l-3.5 4", "M15 10l3.5 4M18.5 10l-3.5 4")
HALF_STATES: Mapping[str, str] = {"turned": "yes", "yes": "yes", "returned": "back", "back": "back"}
SEAL_SIZES: Mapping[str, str] = {"s": "seal seal--s", "": "seal", "big": "seal big"}


@register.simple_tag
def seal(first: str, second: str, size: str = "s") -> SafeString:
    """Draw the two halves of one seal: filled is confirmed, dashed is awaited, crossed is returned.

    Args:
        first, second: the keys of the first and the second party: turned, returned, and anything else waits.
        size: ``s`` beside text, empty for a head, ``big``.
    """
    parts = []
    for letter, state, half, cross in zip("ab", (first, second), HALVES, CROSSES, strict=True):
        drawn = HALF_STATES.get(str(state), "wait")
        parts.append((f"{letter} {drawn}", half))
        if drawn == "back":
            parts.append(("x", cross))
    paths = format_html_join("", '<path class="{}" d="{}"></path>', parts)
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', SEAL_SIZES[size], paths)


# --- states of an agreement

STANDINGS: Mapping[str, tuple[str, str]] = {
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
UNKNOWN_STANDING = ("draft", "minus")


@register.filter
def standing_word(state: str) -> str:
    """Return the word for an agreement's state; for one that cannot be counted, that it is not known."""
    names = {
        "draft": pgettext("standing", "in preparation"),
        "signed": pgettext("standing", "signed"),
        "in_force": pgettext("standing", "in force"),
        "lapsing": pgettext("standing", "lapsing"),
        "suspended": pgettext("standing", "suspended"),
        "expired": pgettext("standing", "expired"),
        "terminated": pgettext("standing", "terminated"),
        "superseded": pgettext("standing", "superseded"),
        "void": pgettext("standing", "void"),
    }
    return names.get(str(state)) or pgettext("standing", "state not known")


def tag(colour: str, sign: str, words: object) -> SafeString:
    """Draw a tag: a sign, a colour, empty for the plain one, and the word."""
    return format_html('<span class="{}">{}{}</span>', f"tag tag--{colour}" if colour else "tag", icon(sign), words)


@register.simple_tag
def tag_standing(state: str, *, capital: bool = False) -> SafeString:
    """Draw the tag of an agreement's state; a sign, a colour and the word."""
    colour, sign = STANDINGS.get(str(state), UNKNOWN_STANDING)
    name = standing_word(str(state))
    return tag(colour, sign, name[:1].upper() + name[1:] if capital else name)
