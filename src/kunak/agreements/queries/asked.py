"""What a reader asks the register for, and the address that holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

SORTS = ("title", "signed", "end", "notice")
NAMES = {  # in the address, in its order
    "words": "q",
    "partner": "partner",
    "kind": "kind",
    "sector": "sector",
    "state": "state",
    "coordinator": "coordinator",
    "ends": "ends",
    "notice": "notice",
    "renewed": "renewed",
    "sleeping": "sleeping",
    "late": "late",
    "sort": "sort",
}
DEFAULT_SORT = "-signed"
LONGEST = 200  # characters of one value


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks the list for; empty texts ask for nothing, and so does what is no value.

    Args:
        words: that must all stand in the card or in the text of a document, in any of their forms.
        partner: primary key of another side, or the code of a region for it and its municipalities.
        coordinator: the body as the card names it.
        ends, notice: within how many days from `on` the last day in force, or the last day for a notice, falls.
        renewed: how many times it was renewed at least; ``0`` for never.
        sleeping: ``1`` for those alone that are in force while nothing happens.
        late: what the own side has not done in time: ``registration`` or ``hand_over``.
        sort: one of `SORTS`, with a minus for the other direction.
    """

    on: date
    words: str = ""
    partner: str = ""
    kind: str = ""
    sector: str = ""
    state: str = ""
    coordinator: str = ""
    ends: str = ""
    notice: str = ""
    renewed: str = ""
    sleeping: str = ""
    late: str = ""
    sort: str = DEFAULT_SORT

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the day and the order was asked for."""
        return any(getattr(self, name) for name in NAMES if name != "sort")

    @property
    def more(self) -> int:
        """How many of the rarer filters are in use: those that stand folded away."""
        return sum(
            bool(getattr(self, name)) for name in ("coordinator", "ends", "notice", "renewed", "sleeping", "late")
        )

    @property
    def address(self) -> str:
        """What stands after the question mark: the same for the same asked; the day is not part of it."""
        return urlencode(list(self._pairs()))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for field, name in NAMES.items():
            value = getattr(self, field)
            if value and not (field == "sort" and value == DEFAULT_SORT):
                yield name, value


def asked_of(given: Mapping[str, str], on: date) -> Asked:
    """Return what an address asks for."""
    values = {field: given.get(name, "").strip()[:LONGEST] for field, name in NAMES.items()}
    return Asked(on, **{field: value for field, value in values.items() if value and "\x00" not in value})
