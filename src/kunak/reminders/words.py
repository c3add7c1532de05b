"""Words of the room: rhythms, states of letters, and lengths as people type them."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from kunak.core.lifecycle import LetterState
from kunak.core.reminders import Rhythm
from kunak.core.terms.duration import Duration

RHYTHMS = {
    Rhythm.AT_ONCE.value: gettext_lazy("Each reminder at once, a letter of its own"),
    Rhythm.DAILY.value: gettext_lazy("One letter a day with all that is due"),
    Rhythm.WEEKLY.value: gettext_lazy("One letter a week; what does not wait comes at once"),
    Rhythm.NEVER.value: gettext_lazy("No letters, only the list here"),
}
LANGUAGES = {"ru": "Русский", "en": "English"}
STATES = {
    LetterState.KEPT: pgettext_lazy("a letter", "kept in the product"),
    LetterState.WAITING: pgettext_lazy("a letter", "waits to be sent"),
    LetterState.SENDING: pgettext_lazy("a letter", "is being sent"),
    LetterState.SENT: pgettext_lazy("a letter", "sent"),
    LetterState.UNSURE: pgettext_lazy("a letter", "nobody knows whether it left"),
    LetterState.FAILED: pgettext_lazy("a letter", "not sent"),
    LetterState.WITHHELD: pgettext_lazy("a letter", "withheld: access ended or nothing was left to tell"),
}
UNITS = {"д": "D", "d": "D", "н": "W", "w": "W", "м": "M", "m": "M", "г": "Y", "л": "Y", "y": "Y"}
TYPED = re.compile(r"(\d{1,4})\s*([^\W\d_]+)\.?")


def typed_rungs(text: str) -> list[str]:
    """Return the lengths that somebody typed as ISO 8601; what is none stays as it is, without blanks."""
    return [_rung(part) for part in re.split(r"[,;]", text) if part.strip()]


def _rung(part: str) -> str:
    found = TYPED.fullmatch(part.strip())
    unit = UNITS.get(found[2][0].lower()) if found else None
    return f"P{int(found[1])}{unit}" if found and unit else "_".join(part.split())


def written_rungs(lengths: Iterable[Duration]) -> str:
    """Return lengths as people type them: «12 месяцев, 30 дней»."""
    return ", ".join(_written(one) for one in lengths)


def _written(length: Duration) -> str:
    months = ngettext("%(n)d month", "%(n)d months", length.months) % {"n": length.months}
    days = ngettext("%(n)d day", "%(n)d days", length.days) % {"n": length.days}
    return f"{months} {days}" if length.months and length.days else months if length.months else days


def ladder_words(before: str, after: str, *, on_the_day: bool) -> str:
    """Return a ladder in one line; what it says where it has no rung at all."""
    parts = [_("%(lengths)s before") % {"lengths": before}] if before else []
    parts += [_("on the day itself")] if on_the_day else []
    parts += [_("%(lengths)s after") % {"lengths": after}] if after else []
    return "; ".join(parts) or _("not reminded of")
