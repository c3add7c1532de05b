"""One agreement as a list shows it."""

from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import UNSIGNED, Agreement
from kunak.agreements.queries.listed import Listed
from kunak.agreements.standings import listed_standing
from kunak.agreements.terms import KnownStanding
from kunak.agreements.words import kind_word, short_title, until_words
from kunak.core.terms import PartialDate


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement in a list; `state` is ``unknown`` where it cannot be counted."""

    agreement: Agreement
    title: str
    names: str
    kind: str
    known: KnownStanding | None
    state: str
    until: str
    is_signed: bool

    @property
    def notice_day(self) -> PartialDate | None:
        """The last day for a notice, as far as it is known; None where none is due."""
        return self.known.day("notice_deadline") if self.known else None


def row(agreement: Agreement, on: date) -> Row:
    """Return an agreement as a list shows it. No query where the parties are fetched."""
    known = listed_standing(agreement, on)
    return Row(
        agreement=agreement,
        title=list_title(agreement),
        names=short_title(agreement),
        kind=kind_word(agreement.kind),
        known=known,
        state=state_of(known),
        until=until_words(known),
        is_signed=agreement.event not in UNSIGNED,
    )


def list_title(agreement: Agreement | Listed) -> str:
    """Return the title as it stands by itself; the word for the kind where there is none."""
    return agreement.title[:1].upper() + agreement.title[1:] or kind_word(agreement.kind)


def state_of(known: KnownStanding | None) -> str:
    """Return the state of TERMS.md, or ``unknown``."""
    return known.state if known else "unknown"
