"""Each date of a standing with its rule, in words: «5 лет с 29 мая 2025 г., статьи 191 и 192 ГК РФ»."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from kunak.agreements.terms import HasTerms, KnownTerms, known_terms
from kunak.agreements.words import told_once
from kunak.core.terms import BadTerms
from kunak.core.terms.acts import Amendment, Notice, RenewalAgreed, Supersession
from kunak.core.terms.explain import Reason, explain
from kunak.core.terms.terms import AfterSigning, OnAct, OnDate, Terms
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

LABELS: Mapping[str, str | Promise] = {
    "period_start": gettext_lazy("First day of the period"),
    "period_end": gettext_lazy("Last day of the period"),
    "notice_deadline": gettext_lazy("Last day for notice"),
    "notice_advised_by": gettext_lazy("Better give notice by"),
    "renews_on": gettext_lazy("Renewal"),
    "ends_on": gettext_lazy("Last day of the agreement"),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """A date, what it is and why it is this one."""

    field: str
    label: str
    day: date
    why: str


def explained(agreement: HasTerms, on: date) -> tuple[Explained, ...]:
    """Return the dates of the standing with their reasons; none where the signing is not known to the day."""
    known = known_terms(agreement)
    if known is None or known.earliest != known.latest:
        return ()
    try:
        reasons = explain(known.earliest, known.acts, on)
    except BadTerms:
        return ()
    return tuple(_explained(one, known) for one in reasons)


def _explained(one: Reason, known: KnownTerms) -> Explained:
    return Explained(one.field, str(LABELS[one.field]), one.day, told_once(WHY[one.rule](one, known.earliest)))


def _words(day: date | None) -> str:
    return date_words(day)


def _length(one: Reason) -> str:
    return duration_ru(str(one.length)) if one.length else ""


def _takes_effect(one: Reason, terms: Terms) -> str:
    match terms.in_force:
        case OnDate():
            return _("the text names this day")
        case AfterSigning(days):
            told = ngettext("%(n)d day after the signing on %(day)s", "%(n)d days after the signing on %(day)s", days)
            return told % {"n": days, "day": _words(one.anchor)}
        case OnAct():
            return _("the day of the first act of entry into force")
    return _("the day of signing")


def _named(one: Reason, _terms: Terms) -> str:
    if isinstance(one.act, RenewalAgreed):
        return _("named by the renewal of %(day)s") % {"day": _words(one.act.on)}
    if isinstance(one.act, Amendment):
        return _("named by the amendment of %(day)s") % {"day": _words(one.act.on)}
    return _("the text names this day; it is in force too")


def _first_period(one: Reason, _terms: Terms) -> str:
    told = _("%(length)s from %(day)s; Civil Code of the Russian Federation, articles 191 and 192") % {
        "length": _length(one),
        "day": _words(one.anchor),
    }
    return told + (_("; the term is that of the amendment of %(day)s") % {"day": _words(one.act.on)} if one.act else "")


def _renewals(one: Reason, _terms: Terms) -> str:
    return _(
        "%(length)s from %(day)s in one addition, the term with its renewals; Civil Code of the Russian Federation, "
        "article 192"
    ) % {"length": _length(one), "day": _words(one.anchor)}


def _agreed(one: Reason, _terms: Terms) -> str:
    return _("%(length)s after %(day)s, as the sides agreed on %(agreed)s") % {
        "length": _length(one),
        "day": _words(one.anchor),
        "agreed": _words(one.act.on if one.act else None),
    }


def _amended(one: Reason, _terms: Terms) -> str:
    return _("%(length)s after %(day)s, by the amendment of %(amended)s") % {
        "length": _length(one),
        "day": _words(one.anchor),
        "amended": _words(one.act.on if one.act else None),
    }


def _before_the_end(one: Reason, _terms: Terms) -> str:
    return _("%(length)s before the last day of the period, %(day)s; weekends do not move it") % {
        "length": _length(one),
        "day": _words(one.anchor),
    }


def _working_day(one: Reason, _terms: Terms) -> str:
    weekday = date_words(one.day, "short").rpartition(", ")[2]
    return _("%(day)s is a day off; the last working day before it (%(weekday)s)") % {
        "day": _words(one.anchor),
        "weekday": weekday,
    }


def _automatic(one: Reason, _terms: Terms) -> str:
    return _("the day after %(day)s, for %(length)s, if nobody gives notice in time") % {
        "day": _words(one.anchor),
        "length": _length(one),
    }


def _by_agreement(one: Reason, _terms: Terms) -> str:
    return _("the sides agreed on %(day)s to go on") % {"day": _words(one.act.on if one.act else None)}


def _notice(one: Reason, _terms: Terms) -> str:
    party = one.act.by if isinstance(one.act, Notice) else ""
    return _("notice of %(day)s: %(party)s") % {"day": _words(one.anchor), "party": party}


def _notice_of_indefinite(one: Reason, terms: Terms) -> str:
    if not one.length:
        return _notice(one, terms)
    party = one.act.by if isinstance(one.act, Notice) else ""
    return _("%(length)s after the notice of %(day)s: %(party)s") % {
        "length": _length(one),
        "day": _words(one.anchor),
        "party": party,
    }


def _termination(one: Reason, _terms: Terms) -> str:
    return _("the sides agreed on %(day)s to end it") % {"day": _words(one.act.on if one.act else None)}


def _supersession(one: Reason, _terms: Terms) -> str:
    if not isinstance(one.act, Supersession):
        return ""
    return _("the day before a later agreement takes its place, %(day)s: %(later)s") % {
        "day": _words(one.act.effective),
        "later": one.act.by_agreement,
    }


WHY: Mapping[str, Callable[[Reason, Terms], str]] = {
    "takes_effect": _takes_effect,
    "day_after": lambda one, _t: (
        _("the day after the period before, which ended with %(day)s") % {"day": _words(one.anchor)}
    ),
    "named_day": _named,
    "first_period": _first_period,
    "renewals": _renewals,
    "agreed_period": _agreed,
    "amended_renewal": _amended,
    "before_the_end": _before_the_end,
    "the_end_itself": lambda _o, _t: _("the text names no time for notice: the last day of the period counts"),
    "working_day_before": _working_day,
    "renewed_automatically": _automatic,
    "renewed_by_agreement": _by_agreement,
    "notice": _notice,
    "notice_of_indefinite": _notice_of_indefinite,
    "termination": _termination,
    "supersession": _supersession,
    "runs_out": lambda _o, _t: pgettext("an agreement", "its term runs out and no automatic renewal is foreseen"),
    "renewals_used": lambda _o, _t: _("all the renewals that the text foresees have been made by then"),
}
