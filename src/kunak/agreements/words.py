"""What the register says in sentences: kinds, what happens if nobody acts, what is counted where the text is silent."""

from datetime import date

from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement
from kunak.core.terms import Standing
from kunak.documents.fields import KINDS
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru


def kind_word(agreement: Agreement) -> str:
    """Return the word for the kind: «Соглашение»."""
    return str(KINDS[agreement.kind])


def full_title(agreement: Agreement) -> str:
    """Return the heading: «Соглашение о сотрудничестве между Республикой Татарстан и Республикой Ингушетия»."""
    from django.utils.translation import get_language

    head = f"{kind_word(agreement)} {agreement.title}".strip()
    parties = list(agreement.parties.all())
    if (get_language() or "ru").startswith("ru") and all(party.territory for party in parties):
        names = [party.territory.name_ins for party in parties if party.territory]
        return f"{head} между {', '.join(names[:-1])} и {names[-1]}"
    return f"{head}: {', '.join(party.territory.name_en if party.territory else party.name for party in parties)}"


def short_title(agreement: Agreement) -> str:
    """Return how lists and paths name it: «Татарстан и Ингушетия, 2025»."""
    names = [party.label for party in agreement.parties.all()]
    joined = _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
    return f"{joined}, {agreement.signed_on[:4]}" if agreement.signed_on else joined


def until_words(standing: Standing) -> str:
    """Return the line beside the state: «до 29 мая 2030 г., далее продлевается автоматически»."""
    if standing.state in {"draft", "signed", "void"}:
        return ""
    if standing.renews_on and standing.period_end:
        told = _("until %(day)s, then renewed automatically") % {"day": date_words(standing.period_end)}
        if standing.ends_on:
            return told + _(", until %(day)s") % {"day": date_words(standing.ends_on)}
        return told
    if standing.ends_on is None:
        return _("without an end")
    return _("until %(day)s") % {"day": date_words(standing.ends_on)}


def if_nobody_acts(agreement: Agreement, standing: Standing | None) -> str:
    """Return what happens if nobody does anything."""
    if standing is None:
        return _(
            "The term or the day of signing is not known, so nothing can be counted. Enter them from the signed text."
        )
    if standing.state in {"expired", "terminated", "superseded", "void"}:
        return _("The agreement has ended: nothing more happens by itself.")
    if standing.renews_on:
        told = _("If nobody acts, it is renewed on %(day)s.") % {"day": date_words(standing.renews_on)}
        renewal = agreement.renewal or {}
        if renewal.get("kind") == "automatic" and not renewal.get("period"):
            same = duration_ru((agreement.term or {}).get("period", ""))
            told += " " + _("The text does not give the renewal's period; the same is counted: %(length)s.") % {
                "length": same
            }
        if standing.notice_deadline:
            told += " " + _("A party that does not want this gives notice by %(day)s.") % {
                "day": date_words(standing.notice_deadline)
            }
        return told
    if standing.ends_on:
        return _("If nobody acts, its last day is %(day)s.") % {"day": date_words(standing.ends_on)}
    return _("If nobody acts, it goes on without an end.")


def silences(agreement: Agreement, deadline: date | None) -> list[str]:
    """Return what the text does not say and what is counted instead."""
    found = []
    if agreement.in_force is None:
        found.append(_("The text does not say when it takes effect: counted from the day of signing."))
    if not agreement.notice and deadline:
        found.append(
            _("The text does not give the time for notice: the last day of the term is taken, %(day)s.")
            % {"day": date_words(deadline)}
        )
    return found
