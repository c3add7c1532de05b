"""Notice deadlines: the last day on which a party still stops the next renewal."""

from collections.abc import Iterator
from datetime import date

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


class NoticeDeadlines(Source):
    """Answers from the spells that lists are answered from: no agreement is counted anew."""

    code = "notice"
    usual = Ladder.parse("P12M P9M P7M P30D")

    @property
    def name(self) -> str:
        return _("Last day for a notice against renewal")

    @property
    def deed(self) -> str:
        return _(
            "Decide whether the agreement goes on. If it does not, the notice must reach the other side by this day."
        )

    def things(self, on: date, side: int | None = None) -> Iterator[Thing]:
        found = KeptSpell.objects.filter(since__lte=on, until__gt=on, notice_by__range=(on, NO_DAY - date.resolution))
        exact = found.annotate(known=Length("agreement__signed_on")).filter(known=WHOLE_DAY)
        if side is not None:
            exact = exact.filter(agreement__parties__side=side)
        columns = ("agreement", "agreement__parties__side", "period", "notice_by", "agreement__created_at")
        for agreement, of, period, by, made_at in exact.order_by().values_list(*columns).iterator(chunk_size=CHUNK):
            url = reverse("agreements:agreement", args=[agreement])
            yield Thing(f"{agreement}:{period}", of, by, url, agreement, since=localdate(made_at))
