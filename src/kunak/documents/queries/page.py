"""One reading as its page shows it: the text with lit words, the record, the doubts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, get_language_info

from kunak.core.lifecycle import CandidateState, FactState
from kunak.core.reading.source import language_of
from kunak.documents.fields import GENRES, ORDER, row_key
from kunak.documents.flatten import bare
from kunak.documents.models import Candidate, Document, Fact
from kunak.documents.queries.beside import Beside, beside, placed
from kunak.documents.queries.beside import marks as marks_beside
from kunak.documents.queries.lists import candidates_of, summary
from kunak.documents.queries.lists import facts as with_facts
from kunak.documents.queries.rows import Group, Row, Rows, part_of
from kunak.documents.segments import Mark, Sheet, parts, sheet
from kunak.documents.sentences import warning_sentence
from kunak.documents.words import shortened
from kunak.people.models import Territory
from kunak.people.policies import Reader

WARNING_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is read, how much waits for a look, how much is empty."""

    read: int
    check: int
    empty: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning in words, with the words of the text that it is about."""

    sentence: str
    quote: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several agreements of a document."""

    label: str
    url: str
    state: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A reading as its page shows it."""

    document: Document
    candidate: Candidate
    genre: str
    language: str
    sheet: Sheet
    part: int
    parts: int
    groups: tuple[Group, ...]
    beside: tuple[Beside, ...]
    remarks: tuple[Remark, ...]
    tally: Tally
    tabs: tuple[Tab, ...]
    agreement_url: str

    @property
    def is_found(self) -> bool:
        """Whether the reader found the agreement, or a person has entered something of one."""
        return any(not row.is_empty for group in self.groups if group.code != "source" for row in group.rows)

    @property
    def is_foreign(self) -> bool:
        """Whether the text has letters, and none that the reader knows."""
        text = self.document.text
        return language_of(text) is None and any(map(str.isalpha, text))

    @property
    def previous_part(self) -> int:
        """The number of the part before."""
        return self.part - 1

    @property
    def next_part(self) -> int:
        """The number of the part after."""
        return self.part + 1

    @property
    def is_open(self) -> bool:
        """Whether its facts may still be decided on."""
        return self.candidate.state in {CandidateState.REVIEW, CandidateState.POSTPONED}

    def row(self, key: str) -> Row | None:
        """Return the row of this name."""
        return next((row for group in self.groups for row in group.rows if row.key == key), None)


def reading_page(
    document: Document, reader: Reader, *, position: int = 0, part: int = 0, key: str = ""
) -> ReadingPage | None:
    """Return the page of one agreement found in a document that stands for review. A known number of queries.

    Args:
        position: which agreement, from 0.
        part: which part of a long text, from 1; 0 for the one where the words of a row are, or the agreement's first.
        key: of that row.
    Returns:
        None where the document has no such agreement, or the reader may not see it.
    """
    seen = candidates_of(document, reader)
    candidates = list(seen.prefetch_related(with_facts()).select_related("agreement"))
    candidate = next((one for one in candidates if one.position == position), None)
    if candidate is None:
        return None
    record: Mapping[str, Any] = document.reading.record or {}  # under review it has one: a rule of the database
    facts = sorted(candidate.facts.all(), key=lambda fact: (ORDER[fact.field], fact.position))
    heads = beside(record)
    marks = sorted([*_marks(facts), *marks_beside(heads, order=len(facts))], key=lambda mark: mark.start)
    borders = parts(document.text)
    first = next((mark.start for mark in marks if mark.key == key), marks[0].start if marks else 0)
    shown = part if 0 < part <= len(borders) else part_of(first, borders)
    page_sheet = sheet(document.text, marks, borders[shown - 1])
    builder = Rows(
        candidate=candidate,
        text=document.text,
        facts=facts,
        shown=page_sheet,
        borders=borders,
        places=_places(facts),
        bare=bare(record["agreements"][position]) if position < len(record["agreements"]) else {},
    )
    groups = builder.groups()
    rows = [row for group in groups for row in group.rows if not row.is_add]
    found = getattr(candidate, "agreement", None)
    return ReadingPage(
        document=document,
        candidate=candidate,
        genre=str(GENRES.get(record["genre"], GENRES["other"])),
        language=_language(record["source"]["language"]),
        sheet=page_sheet,
        part=shown,
        parts=len(borders),
        groups=groups,
        beside=placed(heads, page_sheet, borders),
        remarks=_remarks(record["warnings"], document.text),
        tally=_tally(rows),
        tabs=_tabs(candidates, candidate),
        agreement_url=found.get_absolute_url() if found else "",
    )


def _language(code: str | None) -> str:
    try:
        name = str(get_language_info(code)["name_translated"]) if code else ""
    except KeyError:
        return str(code)
    return name.lower() if get_language() == "ru" else name  # English writes it with a large letter


def _marks(facts: Iterable[Fact]) -> list[Mark]:
    return [
        Mark(row_key(fact.field, fact.position), start, end, place, fact.is_doubtful)
        for place, fact in enumerate(facts)
        for start, end in fact.shown_spans
    ]


def _places(facts: Iterable[Fact]) -> dict[str, str]:
    codes = {fact.value["code"] for fact in facts if isinstance(fact.value, dict) and fact.value.get("code")}
    return {territory.code: territory.label for territory in Territory.objects.filter(code__in=codes)}


def _remarks(warnings: Iterable[Mapping[str, Any]], text: str) -> tuple[Remark, ...]:
    return tuple(
        Remark(
            warning_sentence(warning["code"]),
            " … ".join(
                shortened(" ".join(text[start:end].split()), WARNING_CHARACTERS)
                for start, end in warning.get("spans", ())
            ),
        )
        for warning in warnings
    )


def _tally(rows: Iterable[Row]) -> Tally:
    rows = list(rows)
    check = sum(row.is_check for row in rows)
    empty = sum(row.is_empty and row.state in {"empty", FactState.REFUSED} and not row.was for row in rows)
    return Tally(read=sum(not row.is_empty for row in rows) - check, check=check, empty=empty)


def _tabs(candidates: list[Candidate], current: Candidate) -> tuple[Tab, ...]:
    if len(candidates) < 2:
        return ()
    return tuple(
        Tab(f"{one.position + 1}. {shortened(summary(one), 60)}", one.get_absolute_url(), one.state, one == current)
        for one in candidates
    )
