"""What the sides have registered of an agreement, what is due and late; a side's register book."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kunak.agreements.books import book_values, exact_day, limits
from kunak.agreements.contributions import DatedThing
from kunak.agreements.models import UNSIGNED, Agreement, Filing, Formality, Party, RegisterBook, Registration
from kunak.agreements.parties import parties_at
from kunak.agreements.policies import can_keep_book, can_register
from kunak.core.registration import StepState, step_state
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of


@dataclass(frozen=True, slots=True)
class SideRegistration:
    """What one side has registered and keeps; `annulled` are the numbers that it took back."""

    party: Party
    registrar: str
    registration: Registration | None
    annulled: tuple[Registration, ...]
    filing: Filing | None
    hand_over: StepState
    registering: StepState
    is_own: bool


@dataclass(frozen=True, slots=True)
class CardRegistration:
    """Numbers, deadlines, keeping, approvals and publications of an agreement."""

    sides: tuple[SideRegistration, ...]
    approvals: tuple[Formality, ...]
    publications: tuple[Formality, ...]
    can_register: bool

    @property
    def restricted(self) -> list[SideRegistration]:
        """The sides that mark the agreement as for official use."""
        return [one for one in self.sides if one.filing and one.filing.is_restricted]

    @property
    def own(self) -> SideRegistration | None:
        """What the reader's own side has; None for who acts for none of them."""
        return next((one for one in self.sides if one.is_own), None)


def card_registration(agreement: Agreement, reader: Reader, on: date) -> CardRegistration:
    """Return what is registered of an agreement, as of a day. Four queries where the parties are fetched."""
    parties, own = list(agreement.parties.all()), side_of(reader)
    books = {book.side_id: book for book in RegisterBook.objects.filter(side__in=[one.side_id for one in parties])}
    given = list(agreement.registrations.select_related("by", "annulled_by", "book"))
    filings = {one.side_id: one for one in agreement.filings.select_related("entered_by")}
    formalities = list(agreement.formalities.select_related("entered_by", "entered_for__territory"))

    def side(party: Party) -> SideRegistration:
        ours = [one for one in given if one.book.side_id == party.side_id]
        current = next((one for one in ours if one.annulled_at is None), None)
        filing, book = filings.get(party.side_id), books.get(party.side_id)
        hand_over, registering = _steps(agreement, book_values(book, party.side), filing, current, on)
        return SideRegistration(
            party=party,
            registrar=book.registrar if book else "",
            registration=current,
            annulled=tuple(one for one in ours if one.annulled_at is not None),
            filing=filing,
            hand_over=hand_over,
            registering=registering,
            is_own=own is not None and party.side_id == own.pk,
        )

    return CardRegistration(
        sides=tuple(map(side, parties)),
        approvals=tuple(one for one in formalities if one.kind in {"approval", "law"}),
        publications=tuple(one for one in formalities if one.kind == "publication"),
        can_register=can_register(reader, agreement),
    )


def _steps(
    agreement: Agreement, rules: dict[str, Any], filing: Filing | None, current: Registration | None, on: date
) -> tuple[StepState, StepState]:
    """Return where handing over and registering stand; both are counted from the day on which the side signed."""
    signed_on = (filing.signed_on if filing else None) or exact_day(agreement.signed_on)
    if agreement.event in UNSIGNED or (signed_on and signed_on > on):
        signed_on = None
    to_hand_over, to_register = limits(rules)
    handed_over_on = filing.handed_over_on if filing else None
    registered_on = current.registered_on if current else None
    return (
        step_state(to_hand_over, signed_on=signed_on, done_on=handed_over_on, on=on),
        step_state(to_register, signed_on=signed_on, done_on=registered_on, on=on),
    )


def registration_dates(shown: CardRegistration) -> Iterator[DatedThing]:
    """Yield what the reader's own side has still to do by a day."""
    own = shown.own
    if own is None:
        return
    for state, told in [
        (own.hand_over, _("The last day to hand the original over")),
        (own.registering, _("The last day to register")),
    ]:
        if state.kind == "due" and state.deadline:
            yield DatedThing(state.deadline.last, told, "#registration")


@dataclass(frozen=True, slots=True)
class Book:
    """A side's register book: its rules, and what is registered in it, newest first."""

    side: Side
    is_set: bool
    can_keep: bool
    rows: QuerySet[Registration]


def book_of(reader: Reader, side: Side) -> tuple[Book, dict[str, object]]:
    """Return a side's book, and the columns of its rules. One query before the rows."""
    book = RegisterBook.objects.filter(side=side).first()
    rows = Registration.objects.filter(book__side=side).select_related("agreement", "by")
    rows = rows.prefetch_related(parties_at("agreement"))
    return Book(side, book is not None, can_keep_book(reader), rows), book_values(book, side)
