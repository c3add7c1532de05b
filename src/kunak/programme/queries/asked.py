"""What a reader asks a plan for, and the address that holds it: the same over all ways to see the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

SORTS = ("text", "term", "state")
NAMES = {  # in the address, in its order
    "words": "q",
    "sector": "sector",
    "body": "body",
    "state": "state",
    "kind": "kind",
    "due": "due",
    "commitment": "commitment",
    "place": "place",
    "show": "show",
    "sort": "sort",
}
COLUMNS = (
    "executors",
    "helpers",
    "reporters",
    "term",
    "state",
    "baseline",
    "commitment",
    "signed",
    "result",
    "indicator",
    "money",
    "funding",
    "steps",
)
DEFAULT_COLUMNS = ("executors", "term", "state")
LATE, FREE = "late", "none"
LONGEST = 300  # characters of one value


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """What the reader asks for; empty texts ask for nothing, and so does what is no value.

    Args:
        words: that must all stand in the measure, its executors or its expected result.
        body: letter of the party and name of the executor: ``a:Минпромторг РТ``.
        state: of the measure.
        due: ``late`` for those whose term is over and that are not done, or within how many days the term ends.
        commitment: primary key, or ``none`` for measures without one.
        place: code of a territory, or ``none`` for measures of which nothing tells where they happen.
        show: one of the quick choices.
        sort: one of `SORTS`, with a minus for the other direction; empty is the order of the plan, by sector.
        columns: of the table, among `COLUMNS`.
    """

    words: str = ""
    sector: str = ""
    body: str = ""
    state: str = ""
    kind: str = ""
    due: str = ""
    commitment: str = ""
    place: str = ""
    show: str = ""
    sort: str = ""
    columns: tuple[str, ...] = DEFAULT_COLUMNS

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order and the columns was asked for."""
        return any(getattr(self, name) for name in NAMES if name != "sort")

    @property
    def more(self) -> int:
        """How many of the rarer filters are in use: those that stand folded away."""
        return sum(bool(getattr(self, name)) for name in ("kind", "due", "commitment", "place"))

    @property
    def is_arranged(self) -> bool:
        """Whether other columns than the usual are shown."""
        return self.columns != DEFAULT_COLUMNS

    @property
    def address(self) -> str:
        """What stands after the question mark: the same for the same asked."""
        return urlencode(list(self._pairs()))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for field, name in NAMES.items():
            if getattr(self, field):
                yield name, getattr(self, field)
        if self.is_arranged:
            yield from (("col", name) for name in self.columns or ("",))


def asked_of(given: Mapping[str, str]) -> PlanAsked:
    """Return what an address asks for."""
    values = {field: given.get(name, "").strip()[:LONGEST] for field, name in NAMES.items()}
    kept = {field: value for field, value in values.items() if value and "\x00" not in value}
    if kept.get("sort", "").lstrip("-") not in SORTS:
        kept.pop("sort", None)
    return PlanAsked(**kept, columns=_columns(given))


def asked_of_address(address: str) -> PlanAsked:
    """Return what a kept address asks for."""
    found = QueryDict(mutable=True)
    for name, value in parse_qsl(address, keep_blank_values=True):
        found.appendlist(name, value)
    return asked_of(found)


def _columns(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns in their usual order; where none are named, the usual ones."""
    named = given.getlist("col") if isinstance(given, QueryDict) else []
    return tuple(name for name in COLUMNS if name in named) if named else DEFAULT_COLUMNS
