"""Acts after the signing in words: what each is called, what it says, what it would change."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from kunak.agreements.words import told_once
from kunak.documents.fields import RENEWALS
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

Json = Mapping[str, Any]
KINDS: Mapping[str, Promise] = {
    "notice": pgettext_lazy("act", "Notice"),
    "notice_withdrawn": pgettext_lazy("act", "Notice taken back"),
    "renewal": pgettext_lazy("act", "Renewal by agreement"),
    "amendment": pgettext_lazy("act", "Amendment of the term"),
    "termination": pgettext_lazy("act", "Termination by agreement"),
    "supersession": pgettext_lazy("act", "Replacement by a later agreement"),
    "suspension": pgettext_lazy("act", "Suspension"),
    "resumption": pgettext_lazy("act", "Resumption"),
    "in_force": pgettext_lazy("act", "Entry into force"),
}
HINTS: Mapping[str, Promise] = {
    "notice": gettext_lazy("A party says that it does not go on. It counts as soon as it is recorded."),
    "notice_withdrawn": gettext_lazy("The party takes its notice back. It counts as soon as it is recorded."),
    "renewal": gettext_lazy("The sides agree to go on after the current period; all notices fall away."),
    "amendment": gettext_lazy("The sides change the term, its renewal or the time for notice."),
    "termination": gettext_lazy("The sides end the agreement and name its last day."),
    "supersession": gettext_lazy("A later agreement takes its place from a day on."),
    "suspension": gettext_lazy("It is not applied for a time; its term runs on."),
    "resumption": gettext_lazy("It is applied again."),
    "in_force": gettext_lazy("Notifications are exchanged, it is ratified or published: the first such act counts."),
}
THIS: Mapping[str, Promise] = {  # as it stands after «записать»
    "notice": pgettext_lazy("record …", "this notice"),
    "notice_withdrawn": pgettext_lazy("record …", "this taking back"),
    "renewal": pgettext_lazy("record …", "this renewal"),
    "amendment": pgettext_lazy("record …", "this amendment"),
    "termination": pgettext_lazy("record …", "this termination"),
    "supersession": pgettext_lazy("record …", "this replacement"),
    "suspension": pgettext_lazy("record …", "this suspension"),
    "resumption": pgettext_lazy("record …", "this resumption"),
    "in_force": pgettext_lazy("record …", "this entry into force"),
}


def act_details(act: Json) -> str:
    """Return what an act says beside its kind and day; empty where there is nothing more."""
    word = DETAILS.get(act["kind"])
    return told_once(word(act)) if word else ""


def act_sentence(act: Json) -> str:
    """Return an act without its day, for lists: «Уведомление: Республика Татарстан»."""
    details = act_details(act)
    name = str(KINDS[act["kind"]])
    return f"{name}: {details}" if details else name


def _renewal(act: Json) -> str:
    if act.get("period"):
        return _("for %(length)s") % {"length": duration_ru(act["period"])}
    return _("until %(day)s") % {"day": date_words(act["until"])}


def _supersession(act: Json) -> str:
    return _("from %(day)s: %(later)s") % {"day": date_words(act["effective"]), "later": act["by_agreement"]}


def _amendment(act: Json) -> str:
    changed = "; ".join(changed_terms(act["terms"]))
    return _("from %(day)s: %(changed)s") % {"day": date_words(act["effective"]), "changed": changed}


DETAILS: Mapping[str, Callable[[Json], str]] = {
    "notice": lambda act: str(act["by"]),
    "notice_withdrawn": lambda act: str(act["by"]),
    "renewal": _renewal,
    "termination": lambda act: _("the last day is %(day)s") % {"day": date_words(act["effective"])},
    "supersession": _supersession,
    "amendment": _amendment,
}


def changed_terms(terms: Json) -> list[str]:
    """Return the changed terms in words: «срок 3 года», «пролонгация автоматическая на 1 год»."""
    told = []
    term, renewal = terms.get("term"), terms.get("renewal")
    if term:
        told.append(_term(term))
    if renewal:
        told.append(_renewal_terms(renewal))
    if "notice" in terms:
        notice = terms["notice"]
        told.append(
            _("notice %(length)s before the end") % {"length": duration_ru(notice)}
            if notice
            else _("no time for notice")
        )
    return told


def _term(term: Json) -> str:
    if term["kind"] == "indefinite":
        return _("without an end")
    if term["kind"] == "until":
        return _("term until %(day)s") % {"day": date_words(term["date"])}
    return _("term %(length)s") % {"length": duration_ru(term["period"])}


def _renewal_terms(renewal: Json) -> str:
    told = pgettext("of an amendment", "renewal: %(kind)s") % {"kind": RENEWALS[renewal["kind"]]}
    if renewal.get("period"):
        told += " " + _("for %(length)s") % {"length": duration_ru(renewal["period"])}
    if renewal.get("times"):
        told += ", " + _("times: %(n)d") % {"n": renewal["times"]}
    return told
