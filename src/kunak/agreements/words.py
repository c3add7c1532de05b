"""What the register says in sentences: kinds, titles, until when, what happens if nobody acts."""

from datetime import date

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from kunak.agreements.card import Card
from kunak.agreements.models import UNSIGNED, Agreement, own_territory
from kunak.agreements.terms import HasTerms, KnownStanding
from kunak.core.terms import PartialDate
from kunak.core.terms.terms import Automatic
from kunak.documents.fields import KINDS
from kunak.people.models import Territory
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru

NEAR_DAYS = 60


def kind_word(kind: str) -> str:
    """Return the word for a kind: «Соглашение»."""
    return str(KINDS.get(kind, kind))


DOCUMENT_CODES = {
    "agreement": "D5",
    "treaty": "D5",
    "memorandum": "D5",
    "amendment": "D7",
    "transfer": "D14",
    "programme": "D8",
    "roadmap": "D8",
    "protocol": "D8",
}
INTENT = "намерени"


def document_code(kind: str, title: str) -> str:
    """Return the code of a kind in the list of documents of cooperation; empty for what is in none of its lines.

    A protocol is D1 where its title tells of intentions, else the protocol of carrying an agreement out.
    """
    if kind == "protocol" and INTENT in title.lower():
        return "D1"
    return DOCUMENT_CODES.get(kind, "")


def joined(names: list[str]) -> str:
    """Return names in one breath: «Татарстан, Ингушетия и Чувашия»."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def full_title(agreement: Agreement) -> str:
    """Return the heading: «Соглашение о сотрудничестве между Республикой Татарстан и Республикой Ингушетия»."""
    parties = [(party.name, party.territory, party.kind) for party in agreement.parties.all()]
    return heading(agreement.kind, agreement.title, parties)


def heading(kind: str, title: str, parties: list[tuple[str, Territory | None, str]]) -> str:
    """Return a heading; parties that are territories stand in their case, others after a colon.

    Args:
        parties: name, territory and kind of each, in their order.
    """
    word = kind_word("agreement" if kind == "transfer" and title else kind)  # the title tells of what
    head = f"{word} {title}".strip()
    if " между " in title or not parties:
        return head
    own = [place for _name, territory, what in parties if (place := own_territory(what, territory))]
    if len(own) == len(parties) and (get_language() or "ru").startswith("ru"):
        return f"{head} между {joined([place.name_ins for place in own])}"
    if len(own) == len(parties):
        return f"{head}: {joined([place.told_name for place in own])}"
    return f"{head}: {joined([name for name, _place, _what in parties])}"


def short_title(agreement: Agreement) -> str:
    """Return how lists and paths name it: «Татарстан и Ингушетия, 2025»."""
    names = joined([party.label for party in agreement.parties.all()])
    is_dated = agreement.signed_on and agreement.event not in UNSIGNED
    return f"{names}, {agreement.signed_on[:4]}" if is_dated else names


def told_once(sentence: str) -> str:
    """Return a sentence without the second full stop after a date's «г.»."""
    return sentence.replace("г..", "г.")


def until_words(known: KnownStanding | None) -> str:
    """Return the line beside the state: «до 29 мая 2030 г., далее продлевается автоматически»."""
    if known is None or known.state in {"draft", "signed", "void", "unknown"}:
        return ""
    end, last = known.day("period_end"), _genitive(known.day("ends_on"))
    if known.renews:
        told = _("until %(day)s, then renewed automatically") % {"day": _genitive(end)}
        if not end:
            told = _("renewed automatically")
        elif known.is_exact and not known.day("notice_deadline"):
            told = _("until %(day)s, then renewed as agreed") % {"day": _genitive(end)}
        return told + (_(", at most until %(day)s") % {"day": last} if known.ends and last else "")
    if last:
        return _("until %(day)s") % {"day": last}
    return _("without an end") if known.is_endless else ""


def _genitive(day: PartialDate | None) -> str:
    """Return a day as it stands after «до»: «29 мая 2030 г.», «мая 2030 года», «2030 года»."""
    from kunak.ui.dates import words_of_date

    if day is None:
        return ""
    told = words_of_date(day, genitive=True)[1]
    return told if day.exact else _("%(day)s (the day is not known)") % {"day": told}


def if_nobody_acts(agreement: HasTerms, known: KnownStanding | None) -> str:
    """Return what happens if nobody does anything."""
    if known is None:
        return _unknown(agreement)
    match known.state:
        case "draft":
            told = _("On this day it is not signed: nothing runs yet.")
        case "signed" if known.beginning:
            told = _("It takes effect on %(day)s by itself.") % {"day": date_words(known.beginning)}
        case "signed":
            told = _("It takes effect with the act that its text names; the act is not in the register yet.")
        case "unknown":
            told = _("The day of signing is known only in part, so the state on this day cannot be told.")
        case "expired" | "terminated" | "superseded" | "void":
            told = _("The agreement has ended: nothing more happens by itself.")
        case _:
            told = _renewed(agreement, known) if known.renews else _runs_out(agreement, known)
    return told_once(told)


def _runs_out(agreement: HasTerms, known: KnownStanding) -> str:
    last = known.day("ends_on")
    if known.is_endless:
        return _("If nobody acts, it goes on without an end.")
    if not last and known.ends:
        return _("If nobody acts, it ends.") + _on_which_day()
    if not last:
        return _("The day of signing is known only in part, so what comes next cannot be told.")
    told = _("If nobody acts, its last day is %(day)s.") % {"day": date_words(last)}
    is_decided = known.standing.reason in {"notice", "termination", "supersession"}
    return told if is_decided else told + _consent(agreement)


def _on_which_day() -> str:
    return " " + _("On which day is not known: the day of signing is known only in part.")


def _unknown(agreement: HasTerms) -> str:
    if agreement.event == "terminated":
        return _("The document tells of its end, and the day is not in the register: the state cannot be counted.")
    if not agreement.signed_on:
        return _("The day of signing is not known, so nothing can be counted.")
    if not agreement.term:
        return _("The term is not known, so nothing can be counted.")
    return _("The terms contradict each other, so nothing can be counted.")


def _consent(agreement: HasTerms) -> str:
    renewal = agreement.renewal
    if renewal is None:
        return " " + _("The text does not tell of a renewal; none is counted.")
    return " " + _("The sides may agree to go on.") if renewal.get("kind") == "by_consent" else ""


def _renewed(agreement: HasTerms, known: KnownStanding) -> str:
    day = known.day("renews_on")
    is_exact = day is not None and day.exact is not None
    told = _("If nobody acts, it is renewed on %(day)s") % {"day": date_words(day)} if is_exact else _after(known)
    if known.is_exact and known.day("notice_deadline") is None:
        return told + _(", as the sides have agreed.") + _last_after(known)
    length, is_said = renewal_length(agreement, known)
    told += _(" for %(length)s") % {"length": duration_ru(length)} if length and is_said else ""
    told += "." if known.day("period_end") else "." + _on_which_day()
    if length and not is_said:
        told += " " + _("The text does not give the renewal's period; the same is counted: %(length)s.") % {
            "length": duration_ru(length)
        }
    told += _last_after(known)
    deadline = known.day("notice_deadline")
    if not deadline:
        return told
    if deadline.latest < known.standing.on:
        return told + " " + _("The last day to stop this by notice was %(day)s.") % {"day": _genitive(deadline)}
    return told + " " + _("A party that does not want this gives notice by %(day)s.") % {"day": _genitive(deadline)}


def _last_after(known: KnownStanding) -> str:
    """Return the last day that is known already of what is renewed once more; empty where there is none."""
    last = known.day("ends_on")
    return " " + _("Its last day is then %(day)s.") % {"day": date_words(last)} if last else ""


def _after(known: KnownStanding) -> str:
    end = known.day("period_end")
    if end is None:
        return _("If nobody acts, it is renewed")
    return _("If nobody acts, it is renewed after %(day)s") % {"day": _genitive(end)}


def silent_notice(agreement: HasTerms, known: KnownStanding | None) -> str:
    """Return what is counted where the text gives no time for notice; empty where it does, or where none is due."""
    deadline = known.day("notice_deadline") if known else None
    notice = known.terms.notice if known and known.terms else agreement.notice
    if deadline is None or notice:
        return ""
    told = _("The time for notice is not in the text. Until it is known, the last day of the term counts: %(day)s.")
    return told_once(told % {"day": date_words(deadline)})


def renewal_length(agreement: HasTerms, known: KnownStanding | None = None) -> tuple[str, bool]:
    """Return the length of automatic renewals, and whether the text gives it; empty where there are none.

    Args:
        known: on the day asked, with the terms as amendments have left them; without it those of the text count.
    """
    if known and known.terms:
        renewal, length = known.terms.renewal, known.terms.renewal_length
        return str(length or ""), isinstance(renewal, Automatic) and renewal.period is not None
    said = (agreement.renewal or {}).get("period")
    if (agreement.renewal or {}).get("kind") != "automatic":
        return "", False
    return (str(said), True) if said else (str((agreement.term or {}).get("period", "")), False)


def away_words(on: date, day: date) -> str:
    """Return how far a near day is: «сегодня», «через 10 дней»; empty for one that is far or has passed."""
    days = (day - on).days
    if days == 0:
        return pgettext("day", "today")
    if not 0 < days <= NEAR_DAYS:
        return ""
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}


NUMBERS = {
    1: lambda: pgettext("in … sectors", "one"),
    2: lambda: pgettext("in … sectors", "two"),
    3: lambda: pgettext("in … sectors", "three"),
    4: lambda: pgettext("in … sectors", "four"),
    5: lambda: pgettext("in … sectors", "five"),
    6: lambda: pgettext("in … sectors", "six"),
    7: lambda: pgettext("in … sectors", "seven"),
    8: lambda: pgettext("in … sectors", "eight"),
    9: lambda: pgettext("in … sectors", "nine"),
    10: lambda: pgettext("in … sectors", "ten"),
}


def headline(card: Card, names: list[str]) -> str:
    """Return the title of the public page: «Татарстан и Ингушетия договорились работать вместе в девяти сферах»."""
    parties, count = joined(names), len(card.sectors)
    if card.event in UNSIGNED:
        return _("%(parties)s prepare an agreement") % {"parties": parties}
    if not count:
        return _("%(parties)s have agreed to work together") % {"parties": parties}
    number = NUMBERS[count]() if count in NUMBERS else str(count)
    return ngettext(
        "%(parties)s have agreed to work together in %(number)s sector",
        "%(parties)s have agreed to work together in %(number)s sectors",
        count,
    ) % {"parties": parties, "number": number}
