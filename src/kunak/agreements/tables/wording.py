"""Values of the table as people write them, and back: both languages are understood, one is written."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from kunak.agreements.errors import CellRefused
from kunak.agreements.terms import renewal_json, term_json
from kunak.core import reference
from kunak.documents.fields import EFFECTS, EVENTS, KINDS, RENEWALS
from kunak.documents.typed import day, length
from kunak.ui.figures import duration_words
from kunak.ui.templatetags.kunak_ui import sector_name

IN_WORDS = re.compile(r"\s*\([^()]*\)")  # «5 (пять) лет»
BEFORE = re.compile(r"(?:сроком на|на|за|не менее чем за|for)\s+", re.IGNORECASE)
MIDNIGHT = re.compile(r"[ T]00:00(?::00)?")  # after a day that a spreadsheet gave as text
SERIAL = re.compile(r"[2-5]\d{4}")  # a day as Excel counts it, from 1954 to 2064
UNTIL = re.compile(r"(?:до|по|until|to)\s+(.+)", re.IGNORECASE)
BY_ACT = ("по акту", "by an act", "on_act")
CHOICES: Mapping[str, Mapping[str, object]] = {
    "kind": KINDS,
    "event": EVENTS,
    "renewal": RENEWALS,
    "in_force": EFFECTS,
}


def plain(text: str) -> str:
    """Return a text as values are compared: small letters, ё as е, single blanks."""
    return " ".join(text.casefold().replace("ё", "е").split())


def chosen(column: str, text: str) -> str:
    """Return the code that a word stands for; an empty text for none.

    Raises:
        CellRefused: no such word.
    """
    return _code(column, text, CHOICES[column]) if text else ""


def _code(column: str, text: str, words: Mapping[str, object]) -> str:
    for language in ("ru", "en"):
        with translation.override(language):
            for code, word in words.items():
                if plain(text) in {plain(str(word)), code}:
                    return code
    raise CellRefused(column=column, reason="choice", detail=text)


def sector_of(column: str, text: str) -> str:
    """Return the code of a sector; raises as `chosen`."""
    for code, one in reference.sectors().items():
        if plain(text) in {code, plain(one.name_ru), plain(one.name_en)}:
            return code
    raise CellRefused(column=column, reason="sector", detail=text)


def date_of(column: str, text: str) -> str:
    """Return a date as ISO 8601, as precise as it is written; an empty text for none.

    Raises:
        CellRefused: it is no date.
    """
    found = day(MIDNIGHT.sub("", text)) if text else ""
    if found is None:
        raise CellRefused(column=column, reason="serial" if SERIAL.fullmatch(text) else "date", detail=text)
    return found


def length_of(column: str, text: str) -> str:
    """Return a length as ISO 8601, ``indefinite`` where the column may have that; raises as `date_of`."""
    found = length(BEFORE.sub("", IN_WORDS.sub("", text), count=1)) if text else ""
    if found is None or (found == "indefinite" and column != "term"):
        raise CellRefused(column=column, reason="length", detail=text)
    return found


def term_of(text: str) -> dict[str, str] | None:
    """Return a term as TERMS.md writes it; raises as `length_of`."""
    until = UNTIL.fullmatch(text)
    if until is None:
        return term_json(length_of("term", text))
    last = date_of("term", until[1])
    if len(last) != len("2025-05-29"):
        raise CellRefused(column="term", reason="date", detail=text)
    return {"kind": "until", "date": last}


def effect_of(text: str) -> dict[str, str] | None:
    """Return the entry into force as TERMS.md writes it."""
    if not text:
        return None
    if plain(text) in BY_ACT:
        return {"rule": "on_act"}
    exact = day(text)
    if exact is not None and len(exact) == len("2025-05-29"):
        return {"rule": "on_date", "date": exact}
    return {"rule": "on_signing"} if chosen("in_force", text) == "on_signing" else {"rule": "on_act"}


def renewal_of(kind: str, period: str) -> dict[str, object] | None:
    """Return the renewal as TERMS.md writes it.

    Raises:
        CellRefused: a period without an automatic renewal.
    """
    code, length_ = chosen("renewal", kind), length_of("renewal_period", period)
    if length_ and code != "automatic":
        raise CellRefused(column="renewal_period", reason="not automatic", detail=period)
    return renewal_json(code or None, length_ or None)


def parts(text: str) -> list[str]:
    """Return what stands in lines or between semicolons."""
    return [part for part in (" ".join(one.split()) for one in re.split(r"[;\n]", text)) if part]


def lines(text: str) -> list[str]:
    """Return what stands in lines."""
    return [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]


# --- out


def word_of(column: str, code: str) -> str:
    """Return the word for a code, in the language of the page."""
    return str(CHOICES[column].get(code, code)) if code else ""


def term_words(term: Mapping[str, Any] | None) -> str:
    """Return a term as `term_of` understands it."""
    if not term:
        return ""
    if term.get("kind") == "until":
        return _("until %(day)s") % {"day": term.get("date", "")}
    return plain_blanks(duration_words("indefinite" if term.get("kind") == "indefinite" else term.get("period")))


def effect_words(effect: Mapping[str, Any] | None) -> str:
    """Return the entry into force as `effect_of` understands it."""
    match (effect or {}).get("rule"):
        case "on_signing":
            return word_of("in_force", "on_signing")
        case "on_date":
            return str((effect or {}).get("date"))
        case "on_act":
            return _("by an act")
        case _:
            return ""


def length_words(value: str | None) -> str:
    """Return a length as `length_of` understands it."""
    return plain_blanks(duration_words(value))


def sector_words(codes: Iterable[str]) -> str:
    """Return sectors as `sector_of` understands each."""
    return "; ".join(sector_name(code) for code in codes)


def plain_blanks(text: str) -> str:
    """Return the text with blanks that a keyboard has."""
    return text.replace("\u00a0", " ")
