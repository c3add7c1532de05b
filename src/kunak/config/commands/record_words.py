"""Codes of a reading as people say them in a terminal; what has no words stays as it is."""

from functools import cache
from gettext import gettext as _
from gettext import ngettext

from kunak.config.cli import language
from kunak.core import reference
from kunak.core.errors import KunakError
from kunak.core.terms.duration import Duration

DURATIONS = frozenset({"term", "renewal_period", "notice"})
MONTHS_OF_A_YEAR = 12


def worded(field: str, value: str) -> str:
    """Return the value of one of an agreement's fields in words: «5 лет», «автоматическая», «Здравоохранение»."""
    if field in DURATIONS:
        return duration_words(value)
    if field == "sectors":
        return sector_words(value)
    return _codes(language()).get(value, value) if field in {"renewal", "in_force", "kind", "event", "genre"} else value


def part_words(field: str, code: str) -> str:
    """Return a code of what stands beside agreements, or of the end of one, in words: «квартал», «не дольше чем»."""
    return _part_codes(language()).get(field, {}).get(code, code)


def sector_words(code: str) -> str:
    """Return a sector's name."""
    sector = reference.sectors().get(code)
    return sector.name(language()) if sector else code


def duration_words(value: str) -> str:
    """Return a length in words: «5 лет», «1 год и 6 месяцев», «30 дней»."""
    if value == "indefinite":
        return _("without an end")
    try:
        length = Duration.parse(value)
    except KunakError:
        return value
    years, months = divmod(length.months, MONTHS_OF_A_YEAR)
    parts = [
        ngettext("%(n)d year", "%(n)d years", years) % {"n": years} if years else "",
        ngettext("%(n)d month", "%(n)d months", months) % {"n": months} if months else "",
        ngettext("%(n)d day", "%(n)d days", length.days) % {"n": length.days} if length.days else "",
    ]
    return " ".join(filter(None, parts))


@cache  # a catalogue is looked for at every word that is asked of it
def _codes(_language: str) -> dict[str, str]:
    return {
        "automatic": _("automatic"),
        "by_consent": _("if both agree"),
        "none": _("none"),
        "on_signing": _("on the day of signing"),
        "on_notification": _("after notifications"),
        "on_publication": _("on publication"),
        "on_ratification": _("after ratification"),
        "agreement": _("agreement"),
        "treaty": _("treaty"),
        "memorandum": _("memorandum"),
        "protocol": _("protocol"),
        "programme": _("plan"),
        "roadmap": _("road map"),
        "amendment": _("amendment"),
        "other": _("other document"),
        "signed": _("signed"),
        "planned": _("to be signed"),
        "negotiated": _("being negotiated"),
        "in_force": _("at work"),
        "prolonged": _("prolonged"),
        "terminated": _("ended"),
        "mentioned": _("mentioned"),
        "release": _("news"),
        "minutes": _("minutes"),
        "report": _("report"),
        "letter": _("letter"),
    }


@cache
def _part_codes(_language: str) -> dict[str, dict[str, str]]:
    return {
        "end": {"until": _("until"), "until_event": _("until it comes to"), "at_most": _("no longer than")},
        "term": {
            "day": _("day"),
            "month": _("month"),
            "quarter": _("quarter"),
            "half_year": _("half-year"),
            "year": _("year"),
            "span": _("span"),
            "constantly": _("constantly"),
            "within": _("within"),
            "regularly": _("regularly"),
            "other": _("in other words"),
        },
        "effect": {
            "signing": _("from the signing"),
            "notification": _("from the notifications"),
            "publication": _("from the publication"),
            "ratification": _("from the ratification"),
            "registration": _("from the registration"),
            "approval": _("from the approval"),
        },
        "act": {
            "in_force": _("entry into force"),
            "notice": _("notice of the end"),
            "notice_withdrawn": _("withdrawal of a notice"),
            "renewal": _("renewal"),
            "termination": _("termination"),
            "supersession": _("replacement"),
            "amendment": _("amendment"),
            "suspension": _("suspension"),
            "resumption": _("resumption"),
            "expedience": _("consent to negotiate"),
            "draft_approval": _("approval of a draft"),
            "signing_order": _("order to sign"),
            "authorisation": _("authorisation"),
            "approval": _("approval"),
            "ratification": _("ratification"),
        },
        "changed": {
            "term": _("term"),
            "until": _("until"),
            "renewal": _("renewal"),
            "renewal_period": _("renewal period"),
            "notice": _("notice"),
        },
        "change": {
            "reword": _("new wording"),
            "replace": _("words replaced"),
            "add": _("added"),
            "delete": _("left out"),
        },
        "state": {"done": _("done"), "in_progress": _("under way"), "not_done": _("not done")},
    }
