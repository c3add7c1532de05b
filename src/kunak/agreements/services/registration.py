"""A side registers an agreement under a number of its book, and enters what it keeps of it."""

from datetime import date
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.agreements import policies, search
from kunak.agreements.books import book_values, exact_day
from kunak.agreements.errors import (
    AlreadyAnnulled,
    AlreadyRegistered,
    DayOutOfOrder,
    NotEnteredByUs,
    NumberTaken,
    ReasonMissing,
)
from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Agreement, Filing, Formality, RegisterBook, Registration
from kunak.agreements.services.publication import withdraw_for_mark
from kunak.core.registration import Mask
from kunak.journal.services import record
from kunak.people.models import Person, Side

RESTRICTED = "для служебного пользования"  # as papers are marked


@transaction.atomic
def set_book(*, values: dict[str, Any], by: Person) -> RegisterBook:
    """Set how one's own side numbers and by when it registers; what is registered keeps its number.

    Args:
        values: columns of the book.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, of the own side.
        BadMask: numbers cannot be made by the mask.
    """
    side = policies.check_can_keep_book(by).side
    book = _locked(side)
    before = book_values(book)
    for name, value in (values | {"mask": Mask.parse(values["mask"]).text}).items():
        setattr(book, name, value)
    book.save()
    record("register book set", of=book, by=by, before=before, after=book_values(book))
    return book


@transaction.atomic
def register_in_book(
    *, agreement: Agreement, number: str, registered_on: date, today: date, by: Person
) -> Registration:
    """Give an agreement its number in the book of one's own side.

    The book's row is locked: two people at once get two numbers, one after the other.

    Args:
        number: as it was given on paper; empty for the next one by the mask.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        AlreadyRegistered, NumberTaken: the agreement has a number there; the number is another agreement's.
        DayOutOfOrder: the day is before the signing or still to come.
    """
    side = policies.check_can_register(by, agreement).side
    _check_day(agreement, "registered_on", registered_on, today)
    book = _locked(side)
    present = book.registrations.filter(agreement=agreement, annulled_at=None).first()
    if present is not None:
        raise AlreadyRegistered(number=present.number)
    typed, mask = " ".join(number.split()), Mask.parse(book.mask)
    year = registered_on.year if mask.begins_each_year else 0
    serial = None if typed else _next(book, mask, year, registered_on.year)
    given = typed or mask.number(serial or 0, registered_on.year)
    if book.registrations.filter(number=given).exists():
        raise NumberTaken(number=given)
    made = book.registrations.create(
        agreement=agreement,
        number=given,
        year=year,
        serial=serial,
        registered_on=registered_on,
        by=by,
        at=timezone.now(),
    )
    after = {"side": str(side), "number": given, "registered_on": registered_on.isoformat()}
    record("agreement registered", of=made, about=agreement, by=by, after=after)
    lists.keep([agreement.pk])
    return made


def _locked(side: Side) -> RegisterBook:
    """Return the side's book, made by the usual rule where there is none, locked until the transaction ends."""
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)  # before there is a book, its side is what is locked
    rule = book_values(None, side)
    return RegisterBook.objects.select_for_update(no_key=True).get_or_create(side=side, defaults=rule)[0]


def _next(book: RegisterBook, mask: Mask, year: int, shown: int) -> int:
    """Return the first running number after the last one whose number nobody has typed before."""
    last = book.registrations.filter(year=year, serial__isnull=False).order_by("-serial").first()
    after = (last.serial or 0) + 1 if last else 1
    return next(one for one in count(after) if not book.registrations.filter(number=mask.number(one, shown)).exists())


@transaction.atomic
def annul_registration(*, registration: Registration, reason: str, by: Person) -> Registration:
    """Annul a registration of one's own side; the number stays taken, and the agreement may get another.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NotEnteredByUs: it is in the book of another side.
        ReasonMissing: it needs its reason.
        AlreadyAnnulled: it was annulled before.
    """
    side = policies.check_can_register(by, registration.agreement).side
    found = (
        Registration.objects.select_for_update(no_key=True, of=("self",)).select_related("book").get(pk=registration.pk)
    )
    if found.book.side_id != side.pk:
        raise NotEnteredByUs
    if found.annulled_at is not None:
        raise AlreadyAnnulled
    if not reason.strip():
        raise ReasonMissing
    found.annulled_by, found.annulled_at, found.reason = by, timezone.now(), reason.strip()
    found.save()
    after = {"number": found.number, "reason": found.reason}
    record("registration annulled", of=found, about=found.agreement, by=by, after=after)
    lists.keep([found.agreement_id])
    return found


@transaction.atomic
def enter_filing(*, agreement: Agreement, values: dict[str, Any], today: date, by: Person) -> Filing:
    """Enter what one's own side keeps of an agreement; a later entry takes the place of an earlier one.

    With the mark «for official use» the side's consent to show the card is taken back.

    Args:
        values: columns of the filing.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side.
        DayOutOfOrder: the day of handing over is before the signing, a day is still to come.
    """
    side = policies.check_can_register(by, agreement).side
    Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    _check_day(agreement, "handed_over_on", values.get("handed_over_on"), today)
    if values.get("signed_on") and values["signed_on"] > today:
        raise DayOutOfOrder(field="signed_on", is_future=True, bound=today)
    found = agreement.filings.filter(side=side).first()
    before = _told(found) if found else None
    filing = found or Filing(agreement=agreement, side=side)
    for name, value in values.items():
        setattr(filing, name, value)
    filing.entered_by, filing.entered_at = by, timezone.now()
    filing.save()
    record("filing entered", of=filing, about=agreement, by=by, before=before, after=_told(filing))
    search.keep(agreement)
    if filing.is_restricted:
        withdraw_for_mark(agreement=agreement, reason=RESTRICTED, by=by)
    return filing


def _told(filing: Filing) -> dict[str, Any]:
    days = {"own_signed_on": filing.signed_on, "handed_over_on": filing.handed_over_on}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    names = ("authority", "kept_at", "originals", "short_title")
    rest = {name: getattr(filing, name) for name in names}
    rest["access"] = RESTRICTED if filing.is_restricted else ""
    return {"side": str(filing.side), **told, **rest}


@transaction.atomic
def add_formality(*, agreement: Agreement, values: dict[str, Any], today: date, by: Person) -> Formality:
    """Enter an act that approved the agreement, or where its text was published.

    Args:
        values: columns of the formality; `kind` is ``approval``, ``law`` or ``publication``.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        DayOutOfOrder: its day is still to come.
    """
    side = policies.check_can_register(by, agreement).side
    if values.get("dated") and values["dated"] > today:
        raise DayOutOfOrder(field="dated", is_future=True, bound=today)
    made = agreement.formalities.create(entered_by=by, entered_for=side, entered_at=timezone.now(), **values)
    record("formality entered", of=made, about=agreement, by=by, after=_formality(made))
    return made


@transaction.atomic
def remove_formality(*, formality: Formality, by: Person) -> None:
    """Take back what one's own side entered.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NotEnteredByUs: the other side entered it, or it has been taken back.
    """
    side = policies.check_can_register(by, formality.agreement).side
    found = Formality.objects.select_for_update(no_key=True).filter(pk=formality.pk).first()
    if found is None or found.entered_for_id != side.pk:
        raise NotEnteredByUs
    record("formality taken back", of=found, about=found.agreement, by=by, before=_formality(found))
    found.delete()


def _formality(one: Formality) -> dict[str, str]:
    day = one.dated.isoformat() if one.dated else ""
    return {"formality": one.kind, "issued_by": one.issued_by, "title": one.title, "number": one.number, "dated": day}


def _check_day(agreement: Agreement, field: str, day: date | None, today: date) -> None:
    """Let pass a day from the signing to today; where the signing is not known to the day, to today."""
    signed_on = exact_day(agreement.signed_on)
    if day and day > today:
        raise DayOutOfOrder(field=field, is_future=True, bound=today)
    if day and signed_on and day < signed_on:
        raise DayOutOfOrder(field=field, is_future=False, bound=signed_on)
