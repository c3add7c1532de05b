"""Ladders: how long before a day, on it and after it people are reminded of it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kunak.core.errors import BadInput
from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms

LONGEST = Duration(months=60)
MOST_RUNGS = 12
ON_THE_DAY = "P0D"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of a ladder; no rung at all reminds of nothing.

    Args:
        before: lengths before the day.
        on_the_day: whether the day itself is a rung.
        after: lengths after it, for what is still not done.
    """

    before: tuple[Duration, ...] = ()
    on_the_day: bool = False
    after: tuple[Duration, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Ladder":
        """Return the ladder that a text states: ``P12M P30D P0D +P7D``, a plus for what comes after the day.

        Raises:
            BadInput: a rung is no length, it is longer than five years, or there are more than twelve.
        """
        before: list[Duration] = []
        after: list[Duration] = []
        on_the_day = False
        words = text.split()
        if len(words) > MOST_RUNGS:
            raise BadInput(field="ladder", value=text, reason="many")
        for word in words:
            if word == ON_THE_DAY:
                on_the_day = True
            else:
                (after if word.startswith("+") else before).append(_length(word.removeprefix("+")))
        return cls(tuple(before), on_the_day, tuple(after))

    def __str__(self) -> str:
        parts = [*map(str, self.before), *([ON_THE_DAY] if self.on_the_day else []), *(f"+{one}" for one in self.after)]
        return " ".join(parts)

    @property
    def reach(self) -> Duration:
        """The longest of its lengths, before or after the day."""
        day = date(2000, 1, 1)
        return max((*self.before, *self.after), key=lambda one: one.after(day), default=Duration())

    def days(self, due_on: date) -> tuple[date, ...]:
        """Return the days of the rungs around a day, each once, in their order."""
        return _days(self, due_on)


@lru_cache(maxsize=50_000)
def _days(ladder: Ladder, due_on: date) -> tuple[date, ...]:
    """Return what `Ladder.days` tells; of two hundred thousand things most share their days with others."""
    found = {length.before(due_on) for length in ladder.before} | {length.after(due_on) for length in ladder.after}
    return tuple(sorted(found | {due_on} if ladder.on_the_day else found))


def _length(word: str) -> Duration:
    try:
        length = Duration.parse(word)
    except BadTerms:
        raise BadInput(field="ladder", value=word, reason="length") from None
    if length.after(date(2000, 1, 1)) > LONGEST.after(date(2000, 1, 1)):
        raise BadInput(field="ladder", value=word, reason="long")
    return length
