"""What a plan on paper says, in the words of official Russian papers: no database, no layout."""

import re
from dataclasses import dataclass
from datetime import date

from kunak.papers.wording import OFFICIAL_USE, day_words, joined, period_words


@dataclass(frozen=True, slots=True)
class Consent:
    """One side's key on exactly the content of the version: who turned it and when, as it is printed."""

    who: str
    at: str


@dataclass(frozen=True, slots=True)
class HeadOnPaper:
    """Who signs for a party: the post and the name as a signature has them."""

    post: str  # «Раис Республики Татарстан»
    name: str  # «Иванов Иван Иванович» or «И. И. Иванов», as it was entered


@dataclass(frozen=True, slots=True)
class PartyOnPaper:
    """A party as papers name it; cases are empty where the name is no territory's and nobody knows them."""

    name: str
    short: str
    name_gen: str = ""  # «Республики Татарстан»
    name_ins: str = ""  # «Республикой Татарстан»
    consent: Consent | None = None
    head: HeadOnPaper | None = None  # of its territory on the day of the paper, where that is known


@dataclass(frozen=True, slots=True)
class RowOnPaper:
    """One measure: the columns of the official table; what nobody has entered is empty."""

    number: str
    text: str
    executors: tuple[tuple[str, ...], ...]  # bodies for each party, in the order of the paper
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
class StepsOnPaper:
    """The milestones of a measure whose days are set: name and day of each."""

    number: str
    measure: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DetailsOnPaper:
    """What a measure tells by its kind: name and value of each field."""

    number: str
    measure: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version the paper shows and how far the sides have come with it.

    Args:
        made_on: the day when it was sent, or begun where it is still being written.
        in_force_on: None until all sides agreed.
        replaced_by: the number of the version that is in force now; None where this one is, or waits.
        is_restricted: whether a side marks the agreement as for official use.
    """

    number: int
    made_on: date
    is_restricted: bool = False
    is_sent: bool = False
    is_returned: bool = False
    is_given_up: bool = False
    in_force_on: date | None = None
    replaced_by: int | None = None
    content_hash: str = ""  # of frozen versions only: an open one changes under its old hash
    waiver: str = ""
    transfer_waiver: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether not all sides have agreed."""
        return self.in_force_on is None

    @property
    def mark(self) -> str:
        """What stands at the top of each page; empty for the version in force of what is not for official use."""
        return ". ".join(filter(None, [self._standing, OFFICIAL_USE if self.is_restricted else ""]))

    @property
    def _standing(self) -> str:
        if self.replaced_by is not None:
            return f"Утратил силу: действует версия {self.replaced_by}"
        if not self.is_draft:
            return ""
        return f"ПРОЕКТ. Версия {self.number} от {day_words(self.made_on)}{self._way}"

    @property
    def _way(self) -> str:
        if self.is_sent:
            return ", на согласовании сторон"
        if self.is_returned:
            return ", возвращена на доработку"
        return ", работа прекращена" if self.is_given_up else ""

    @property
    def told(self) -> str:
        """Which version it is, for the end of the paper: «Версия 2, действует с 24 ноября 2026 г.»"""
        if self.in_force_on is None:
            return f"Версия {self.number} от {day_words(self.made_on)}, не согласована всеми сторонами."
        day = day_words(self.in_force_on)
        if self.replaced_by is None:
            return f"Версия {self.number}, действует с {day}"
        return f"Версия {self.number}, вступила в силу {day}, действует версия {self.replaced_by}."


@dataclass(frozen=True, slots=True)
class PlanOnPaper:
    """A whole plan; the parties stand in the order of the copy, the own side first."""

    kind: str  # in the genitive: «Соглашения»
    title: str  # «о сотрудничестве», as the text has it
    dated: str  # «от 29 мая 2025 г.», empty where the day is unknown
    parties: tuple[PartyOnPaper, ...]
    starts_on: date
    ends_on: date
    edition: Edition
    sections: tuple[SectionOnPaper, ...]
    steps: tuple[StepsOnPaper, ...] = ()
    details: tuple[DetailsOnPaper, ...] = ()

    @property
    def name(self) -> str:
        """How the file is named; the order of the parties tells the copies apart."""
        names, edition = joined([party.short for party in self.parties]), self.edition
        draft = ", проект" if edition.is_draft else ""
        return f"План мероприятий, {names}, версия {edition.number}{draft}"

    @property
    def subject(self) -> str:
        """What the plan carries out: «по реализации Соглашения между … и … о сотрудничестве от 29 мая 2025 г.»"""
        has_names = " между " in self.title or not all(party.name_ins for party in self.parties)
        between = "" if has_names else f"между {joined([party.name_ins for party in self.parties])}"
        return " ".join(filter(None, ("по реализации", self.kind, between, self.title, self.dated)))

    @property
    def sides(self) -> str:
        """The line of parties where the subject could not name them: «Стороны: … и …»; else empty."""
        if " между " in self.title or all(party.name_ins for party in self.parties):
            return ""
        return f"Стороны: {joined([party.name for party in self.parties])}"

    @property
    def period(self) -> str:
        """For how long: «на 2026 год», «на 2026–2028 годы», else to the day."""
        first, last = self.starts_on, self.ends_on
        if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
            return f"на период {period_words(first, last)}"
        return f"на {first.year} год" if first.year == last.year else f"на {first.year}–{last.year} годы"


ILLEGAL = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return a text that any file can hold: breaks as line feeds, no character that XML or calendars forbid.

    Nor any that turns the order of letters round.

    Source:
        XML 1.0, production 2 (Char), with the characters that it discourages; RFC 5545, 3.1 (CONTROL).
    """
    return ILLEGAL.sub("", BREAKS.sub("\n", text))
