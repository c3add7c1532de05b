"""Sentences that several pages tell of a plan."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from kunak.core.kinds import detail_words
from kunak.core.kinds.values import DECIMALS, FIRST_YEAR, LAST_YEAR, LONGEST, MOST_ROWS
from kunak.core.programme.approval import Place, Without
from kunak.core.programme.periods import Gap
from kunak.core.reference import Field
from kunak.ui.dates import period_words, words_of_date
from kunak.ui.templatetags.kunak_ui import sector_name

POSTS: Mapping[str, str | Promise] = {  # who approves the whole version
    "legal": pgettext_lazy("approval inside a side", "legal office"),
    "finance": pgettext_lazy("approval inside a side", "finance office"),
    "head": pgettext_lazy("approval inside a side", "head"),
    "other": pgettext_lazy("approval inside a side", "other office"),
}
WITHOUT: Mapping[str, str | Promise] = {
    Without.WARN: pgettext_lazy("approval inside a side", "warn, and go on"),
    Without.WAIVER: pgettext_lazy("approval inside a side", "go on only with a sentence why"),
    Without.REFUSE: pgettext_lazy("approval inside a side", "refuse"),
}


def gap_told(gap: Gap) -> str:
    """Return the sentence for days without a plan."""
    if gap.last is None:
        return _("There has been no plan since %(day)s.") % {"day": words_of_date(gap.first, "table")[1]}
    return _("There is no plan %(period)s.") % {"period": period_words(gap.first, gap.last)}


def place_told(place: Place) -> str:
    """Return who approves at a place: a sector's name, or the post."""
    return sector_name(place.sector) if place.sector else str(POSTS[place.post])


def was_public_told(before: int, now: int) -> str:
    """Return why a plan that was public is not on the public page any more, and what brings it back."""
    told = _(
        "The plan was public in version %(before)s. Version %(now)s will be on the public page once all sides agree to "
        "show it."
    )
    return told % {"before": before, "now": now}


def detail_refusal(value: object, reason: str) -> str:
    """Return the sentence for a value that a field of a kind cannot have; it stands beside the field's name."""
    shown = {"text": str(value)[:60], "long": LONGEST, "rows": MOST_ROWS, "decimals": DECIMALS}
    told = {
        "number": _("“%(text)s” is not a number. Write it in figures, like 12, 1500000 or 1.5m."),
        "whole": _("“%(text)s” is not a whole number. Write it without a fraction, like 12."),
        "negative": _("“%(text)s” is less than nothing: leave out the minus."),
        "big": _("“%(text)s” is too big a number: check the zeros."),
        "decimals": _(
            "“%(text)s” has too many digits after the comma: money has two, other numbers at most %(decimals)s."
        ),
        "doubtful": _(
            "“%(text)s” may be thousands or a fraction: write it without the comma, or with another number of digits."
        ),
        "day": _("“%(text)s” is not a day. Write it as 29.05.2026."),
        "year": _("“%(text)s” is not a year from %(first)s to %(last)s."),
        "answer": _("“%(text)s” is none of the answers: choose one of the list."),
        "address": _("“%(text)s” is no address of a page: it begins with https://."),
        "long": _("This is too long: at most %(long)s characters in a row."),
        "rows": _("Too many rows: at most %(rows)s."),
        "sign": _("There is a sign in it that is no letter: type it anew."),
        "unplanned": _("Documents are handed in with the report, not with the plan."),
    }.get(reason, _("This cannot be taken as it is written. Mend it and try again."))
    return told % (shown | {"first": FIRST_YEAR, "last": LAST_YEAR})


def not_a_territory(name: str) -> str:
    """Return the sentence for what is no territory; a town is told elsewhere."""
    told = _("“%(name)s” is no region and no country: choose one of the list. A town goes into the place of the event.")
    return told % {"name": name[:60]}


SOURCE_NAMES: Mapping[str, str | Promise] = {
    "federal": gettext_lazy("federal budget"),
    "regional": gettext_lazy("regional budget"),
    "municipal": gettext_lazy("municipal budget"),
    "own": gettext_lazy("own money of organisations"),
    "grant": gettext_lazy("grant"),
    "investor": gettext_lazy("investor"),
    "other": gettext_lazy("another source"),
}


def amount_words(amount: str) -> str:
    """Return an amount of roubles as people read it."""
    return detail_words(Field("", "", "", "money"), amount, get_language() or "ru")


PROBLEM_WORDS: Mapping[str, str | Promise] = {
    "problem": pgettext_lazy("what hinders", "problem"),
    "risk": pgettext_lazy("what hinders", "risk"),
}


TYPE_NAMES: Mapping[str, str | Promise] = {
    "text": pgettext_lazy("what a field holds", "text"),
    "int": pgettext_lazy("what a field holds", "whole number"),
    "number": pgettext_lazy("what a field holds", "number"),
    "money": pgettext_lazy("what a field holds", "sum of money"),
    "date": pgettext_lazy("what a field holds", "day"),
    "year": pgettext_lazy("what a field holds", "year"),
    "yesno": pgettext_lazy("what a field holds", "yes or no"),
    "enum": pgettext_lazy("what a field holds", "choice of one answer"),
    "ref:org": pgettext_lazy("what a field holds", "body"),
    "list:org": pgettext_lazy("what a field holds", "several bodies"),
    "list:text": pgettext_lazy("what a field holds", "several rows of text"),
    "url": pgettext_lazy("what a field holds", "address of a page"),
}


def bad_kind(reason: str) -> str:
    """Return the sentence for what a kind or a field of one's own cannot be; it stands beside the field's name."""
    return {
        "code": _("Use 2 to 27 Latin letters, digits and hyphens, a letter first: volunteer-camp."),
        "taken": _("Another kind has this code: choose another one."),
        "empty": _("Name it."),
        "kind taken": _("There is a kind of this name already: use it, or choose another name."),
        "field taken": _("There is a field of this name already: tick it in the list instead."),
        "steps": _("At most 30 milestones, each of at most 200 characters."),
        "steps alike": _("Two milestones have one name: reports could not tell them apart."),
        "answers": _("A choice needs from 2 to 40 answers, one in a row."),
    }.get(reason, _("Something in it is not known any more: open the page again."))


def taken_words(added: int, changed: int, same: int) -> str:
    """Return what became of a table."""
    parts = [
        ngettext("%(n)d measure added", "%(n)d measures added", added) % {"n": added},
        ngettext("%(n)d changed", "%(n)d changed", changed) % {"n": changed},
        ngettext("%(n)d row says what is here already", "%(n)d rows say what is here already", same) % {"n": same},
    ]
    shown = [part for part, count in zip(parts, (added, changed, same), strict=True) if count]
    return capfirst(f"{', '.join(shown)}.") if shown else _("The table says nothing new.")
