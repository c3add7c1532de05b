"""Dates known to the year or the month."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from kunak.core.terms.errors import BadTerms

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day as far as it is known: 2013, 2013-05, 2013-05-29; never shown as 1 January."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str, field: str = "date") -> Self:
        """Return what an ISO 8601 text states.

        Raises:
            BadTerms: it is no date, or none of the calendar; the error names `field`.
        """
        found = ISO.fullmatch(text)
        if found is None:
            raise BadTerms(field=field, value=text, reason="is not a date like 2013, 2013-05 or 2013-05-29")
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            date(year or 0, month or 1, day or 1)
        except ValueError:
            raise BadTerms(field=field, value=text, reason="is no day of the calendar") from None
        return cls(year or 0, month, day)

    @property
    def earliest(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day itself where it is known."""
        return self.earliest if self.day else None

    def iso(self) -> str:
        """Return it as ISO 8601, as precise as it is known."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)
