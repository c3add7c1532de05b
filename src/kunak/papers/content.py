"""What a plan on paper says, ready to be laid out: no database, no language lookups."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartyOnPaper:
    """A party as papers name it, and how its side has confirmed the version, if it has."""

    name: str
    short: str
    name_ins: str  # «Республикой Татарстан»
    confirmed: str = ""  # «Согласовано 24 ноября 2026 г.: Координатор, Татарстан»


@dataclass(frozen=True, slots=True)
class RowOnPaper:
    """One measure: the nine columns of the official table."""

    number: str
    text: str
    executors: tuple[str, ...]  # for each party in the order of the paper; several bodies by line breaks
    term: str
    expected_result: str
    indicator: str
    money: str
    commitment: str


@dataclass(frozen=True, slots=True)
class SectionOnPaper:
    """A sector with its measures; the number is Roman."""

    number: str
    name: str
    rows: tuple[RowOnPaper, ...]


@dataclass(frozen=True, slots=True)
class PlanOnPaper:
    """A whole plan; the parties stand in the order of the copy, the own side first."""

    title: str  # «о сотрудничестве»
    kind_gen: str  # «Соглашения»
    dated: str  # «от 29 мая 2025 г.», empty where the day is unknown
    parties: tuple[PartyOnPaper, ...]
    starts_on: date
    ends_on: date
    version: int
    is_in_force: bool
    state: str
    waiver: str
    content_hash: str
    sections: tuple[SectionOnPaper, ...]

    @property
    def years(self) -> str:
        """The period in the heading: «на 2026 год», «на 2026–2028 годы»."""
        first, last = self.starts_on.year, self.ends_on.year
        return f"на {first} год" if first == last else f"на {first}–{last} годы"


def roman(number: int) -> str:
    """Return a Roman number from 1 to 3999; sections of plans bear them."""
    digits = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")]
    digits += [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    if not 0 < number < 4000:
        raise ValueError(f"no Roman number for {number}")
    written = ""
    for value, letters in digits:
        count, number = divmod(number, value)
        written += letters * count
    return written
