"""Each renewal that has been made, with why in words: what the register has of notices, and what it has not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kunak.agreements.terms import HasTerms, known_terms
from kunak.agreements.words import told_once
from kunak.core.terms import BadTerms
from kunak.core.terms.acts import Notice
from kunak.core.terms.prolongations import Prolongation, prolongations
from kunak.ui.dates import period_words
from kunak.ui.templatetags.kunak_ui import date_words


@dataclass(frozen=True, slots=True)
class Prolonged:
    """One renewal: which, its days in words, why it came to be."""

    number: int
    days: str
    why: tuple[str, ...]


def prolonged(agreement: HasTerms, on: date) -> tuple[Prolonged, ...]:
    """Return the renewals made up to a day, the latest first; none where the signing is not known to the day."""
    known = known_terms(agreement)
    if known is None or known.earliest != known.latest:
        return ()
    try:
        found = prolongations(known.earliest, known.acts, on)
    except BadTerms:
        return ()
    made = (Prolonged(one.number, period_words(one.start, one.end), tuple(_why(one))) for one in found)
    return tuple(reversed(list(made)))


def _why(one: Prolongation) -> Iterator[str]:
    if one.agreed:
        yield told_once(_("The sides agreed on %(day)s to go on.") % {"day": date_words(one.agreed.on)})
        return
    if one.deadline and not one.taken_back:
        told = _("Renewed by itself: the register has no notice given by %(day)s.")
        yield told_once(told % {"day": date_words(one.deadline)})
    elif one.deadline:
        yield told_once(_("Renewed by itself: no notice was standing on %(day)s.") % {"day": date_words(one.deadline)})
    for notice in one.late:
        yield _of(_("The notice of %(day)s (%(party)s) came too late to stop it."), notice)
    for notice in one.taken_back:
        yield _of(_("The notice of %(day)s (%(party)s) was taken back."), notice)


def _of(told: str, notice: Notice) -> str:
    return told % {"day": date_words(notice.on), "party": notice.by}
