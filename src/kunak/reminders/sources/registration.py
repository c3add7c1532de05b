"""What the register of a side asks for after a signing: the original handed over, the agreement registered."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.agreements.books import book_values, exact_day, limits
from kunak.agreements.listing.tables import Listing
from kunak.core.registration import Limit
from kunak.core.reminders import Ladder
from kunak.people.models import Side
from kunak.reminders.sources.base import Source, Thing

CHUNK = 2000


class BookSteps(Source):
    """One step, by the limits of each side's book; what was late before it was known here is never told."""

    usual = Ladder.parse("P3D P0D +P7D +P30D")
    place: ClassVar[int]  # of the limit among those of a book
    column: ClassVar[str]

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:  # noqa: ARG002  (what is not done today)
        """Yield the step of each agreement that a side has not taken. Two queries."""
        rules, found = self._limits(), Listing.objects.filter(**{self.column: date.max}).exclude(own_signed_on="")
        if side is not None:
            found = found.filter(side=side)
        columns = ("side", "agreement", "own_signed_on", "agreement__created_at")
        for of, agreement, signed_on, made_at in found.order_by().values_list(*columns).iterator(chunk_size=CHUNK):
            day = exact_day(signed_on)
            if day is not None:
                url = f"{reverse('agreements:agreement', args=[agreement])}#registration"
                yield Thing(f"{agreement}", of, rules[of].last(day), url, agreement, since=localdate(made_at))

    def _limits(self) -> dict[int, Limit]:
        sides = Side.objects.select_related("territory", "register_book")
        return {one.pk: limits(book_values(getattr(one, "register_book", None), one))[self.place] for one in sides}


class HandOvers(BookSteps):
    """The original, to the registrar."""

    code, place, column = "hand_over", 0, "handed_over_on"

    @property
    def name(self) -> str:
        return _("The original is to be handed over to the registrar")

    @property
    def deed(self) -> str:
        return _("Hand it over and enter the day on the page of the agreement.")


class Registrations(BookSteps):
    """The number in the side's book."""

    code, place, column = "registration", 1, "registered_on"

    @property
    def name(self) -> str:
        return _("The agreement is to be registered")

    @property
    def deed(self) -> str:
        return _("Register it in your side's book and enter its number.")
