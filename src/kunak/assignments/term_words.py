"""How the day of an assignment was counted, in words: its rule, the days off, the moves, the act behind it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kunak.agreements.words import told_once
from kunak.assignments.models import Assignment
from kunak.assignments.words import WORDINGS
from kunak.assignments.works import Work
from kunak.core.assignments import Stand, Wording
from kunak.ui.templatetags.kunak_ui import date_words

SOURCES = {
    "the rules of records management of Moscow and Tyumen regions": gettext_lazy(
        "the rules of records management of Moscow and Tyumen regions"
    ),
    "the rules of records management of Sverdlovsk region": gettext_lazy(
        "the rules of records management of Sverdlovsk region"
    ),
}


def term_sentences(work: Work, found: Stand) -> tuple[str, ...]:
    """Return how the day that holds came about, one step a sentence. No query."""
    one = work.assignment
    told = [_rule(one), *_moves(work), *_day_off(work, found)]
    if one.rhythm and work.course.until:
        told.append(_("The work ends on %(day)s.") % {"day": date_words(work.course.until)})
    if one.rule_source:
        told.append(_("By %(act)s.") % {"act": source_words(one.rule_source)})
    return tuple(told_once(one) for one in told)


def source_words(source: str) -> str:
    """Return the act behind a rule, in the language of the page where the product knows it."""
    return str(SOURCES.get(source, source))


def _rule(one: Assignment) -> str:
    signed = date_words(one.signed_on)
    length = one.rule_length or 0
    if one.rule == "stated":
        return _("The paper names the day: %(day)s.") % {"day": date_words(one.counted_on)}
    if one.rule == "month":
        told = ngettext(
            "No term is given: %(n)d month from the signing, %(day)s.",
            "No term is given: %(n)d months from the signing, %(day)s.",
            length,
        )
        return told % {"n": length, "day": signed}
    if one.rule == "report":
        return _report(one)
    since = date_words(one.registered_on or one.signed_on)
    told = _working(length) if one.rule_is_working else _calendar(length)
    return told % {"n": length, "words": WORDINGS[one.wording], "day": since}


def _working(length: int) -> str:
    return ngettext(
        "“%(words)s”: %(n)d working day from the registration, %(day)s.",
        "“%(words)s”: %(n)d working days from the registration, %(day)s.",
        length,
    )


def _calendar(length: int) -> str:
    return ngettext(
        "“%(words)s”: %(n)d day from the registration, %(day)s.",
        "“%(words)s”: %(n)d days from the registration, %(day)s.",
        length,
    )


def _report(one: Assignment) -> str:
    if one.wording == Wording.CONSTANTLY or one.report_month != 1:
        told = _("“%(words)s”: reported every year, first by %(day)s.")
        return told % {"words": WORDINGS[one.wording], "day": date_words(one.counted_on)}
    told = _("“%(words)s”: reported by day %(n)d of the month after each period, first by %(day)s.")
    return told % {"words": WORDINGS[one.wording], "n": one.rule_length, "day": date_words(one.counted_on)}


def _moves(work: Work) -> Iterator[str]:
    for turn, one in enumerate(work.shifts, start=1):
        if one.to_on is not None:
            told = _("Move No. %(n)d: from %(before)s to %(after)s.")
            yield told % {"n": turn, "before": date_words(one.before_on), "after": date_words(one.to_on)}


def _day_off(work: Work, found: Stand) -> Iterator[str]:
    """Tell that the day was moved because the office does not work on it."""
    course = work.course
    named = course.rhythm.report_on(found.period) if course.rhythm and found.period else course.counted_on
    if (course.rhythm and not found.period) or found.by == named:
        return
    days = {"off": date_words(named), "day": date_words(found.by)}
    if found.by < named:
        yield _("%(off)s is a day off: the working day before it, %(day)s.") % days
    else:
        yield _("%(off)s is a day off, and no working day is left before it: the next one, %(day)s.") % days
