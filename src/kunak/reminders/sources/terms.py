"""Days of the term: the last for a notice, the renewal, the end."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.db.models import Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.agreements.listing.tables import KeptSpell
from kunak.agreements.spells import NO_DAY
from kunak.core.reminders import Ladder
from kunak.reminders.sources.base import Source, Thing

WHOLE_DAY = len("2025-05-29")  # where the day of signing is known in part, so is every day that is counted from it
CHUNK = 2000


class TermDays(Source):
    """One column of the spells: no agreement is counted anew. A period has its own ladder."""

    column: ClassVar[str]
    also: ClassVar[Q] = Q()

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        """Yield the day of each agreement that holds on the day; known to the day alone. One query."""
        ahead = Q(**{f"{self.column}__gte": on, f"{self.column}__lt": NO_DAY})
        found = KeptSpell.objects.filter(self.also, ahead, since__lte=on, until__gt=on)
        exact = found.annotate(known=Length("agreement__signed_on")).filter(known=WHOLE_DAY)
        if side is not None:
            exact = exact.filter(agreement__parties__side=side)
        columns = ("agreement", "agreement__parties__side", "period", self.column, "agreement__created_at")
        for agreement, of, period, day, made_at in exact.order_by().values_list(*columns).iterator(chunk_size=CHUNK):
            if side in {None, of}:
                url = reverse("agreements:agreement", args=[agreement])
                yield Thing(f"{agreement}:{period}", of, day, url, agreement, since=localdate(made_at))


class NoticeDeadlines(TermDays):
    """The last day on which a party still stops the next renewal."""

    code = "notice"
    usual = Ladder.parse("P12M P9M P7M P30D")
    column = "notice_by"

    @property
    def name(self) -> str:
        return _("Last day for a notice against renewal")

    @property
    def deed(self) -> str:
        return _("Decide whether the agreement goes on. If it does not, send the other side a notice by this day.")


class Renewals(TermDays):
    """The last day of a period after which the agreement goes on by itself."""

    code = "renewal"
    usual = Ladder.parse("P30D P0D")
    column = "period_end"
    also = Q(renews=True)

    @property
    def name(self) -> str:
        return _("The period ends, the agreement is renewed by itself")

    @property
    def deed(self) -> str:
        return _("Nothing needs to be done; the plan of the next period may.")


class Ends(TermDays):
    """The last day of an agreement that does not go on."""

    code = "end"
    usual = Ladder.parse("P12M P6M P3M P30D P0D")
    column = "last_day"
    also = Q(renews=False)

    @property
    def name(self) -> str:
        return _("The agreement ends")

    @property
    def deed(self) -> str:
        return _("If it is to go on, agree on a renewal or a new agreement, and decide on what is unfinished.")
