"""What plans say: measures with executors and terms; and what reports say was done (version 1.1)."""

from dataclasses import dataclass
from typing import Literal

from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record.parties import PartyType

TermKind = Literal[
    "day", "month", "quarter", "half_year", "year", "span", "constantly", "within", "regularly", "other"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Executor:
    """Who carries out a measure or an assignment.

    Args:
        name: nominative where it is a body that the reader knows, otherwise as written.
        side: name of the party it acts for, as in the agreement's parties; None where the text does not tell.
        code: of its territory, as in a party.
    """

    name: str
    type: PartyType
    side: str | None
    code: str | None
    spans: tuple[Span, ...]
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class StatedTerm:
    """A term as a plan or a decision writes it, and what it means.

    Args:
        text: the words as written.
        kind: the kinds of `core.programme.term`; ``within`` a period from the decision, ``regularly`` once a period;
            ``other`` where the words are not understood.
        starts_on, ends_on: ISO 8601 days, both inclusive; None where the kind has none or the words leave one open.
        period: ISO 8601 length, of ``within`` and ``regularly``.
        derived: True where the year comes from other words than these: the plan's title, the day of the meeting.
    """

    text: str
    kind: TermKind
    spans: tuple[Span, ...]
    starts_on: str | None = None
    ends_on: str | None = None
    period: str | None = None
    confidence: float = 1.0
    rule: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What a plan, or news of one, says is to be done: a row of a table or an item of a list.

    Args:
        number: as written; None where the row or item has none.
        section: the words of the heading above it.
        clause: the article or ground that the row names in a column of its own.
    """

    text: Sourced[str]
    number: Sourced[str] | None = None
    section: Sourced[str] | None = None
    sector: Sourced[str] | None = None
    executors: tuple[Executor, ...] = ()
    term: StatedTerm | None = None
    expected_result: Sourced[str] | None = None
    indicator: Sourced[str] | None = None
    money: Sourced[str] | None = None
    clause: Sourced[str] | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with its unit: 48 and «учителей». The value is a decimal number with a full stop."""

    value: str
    unit: str
    spans: tuple[Span, ...]
    confidence: float = 1.0


ResultState = Literal["done", "in_progress", "not_done"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report tells of: the words, whether it is done, what is counted in them.

    Args:
        measure: the words of the measure, where a row has them apart from what came of it.
        number: of the row, as written.
    """

    text: Sourced[str]
    state: ResultState
    measure: Sourced[str] | None = None
    number: Sourced[str] | None = None
    quantities: tuple[Quantity, ...] = ()
    rule: str = ""
