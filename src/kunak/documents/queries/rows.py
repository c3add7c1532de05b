"""The rows of a record: what was read, what people made of it, what is empty."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from kunak.core import reference
from kunak.core.lifecycle import FactState
from kunak.documents.fields import FIELDS, GROUPS, Field, row_key
from kunak.documents.models import Candidate, Fact
from kunak.documents.segments import Sheet
from kunak.documents.sentences import doubt_sentence
from kunak.documents.words import QUOTE_CHARACTERS, Words, capitalised, shortened, words
from kunak.ui.templatetags.kunak_ui import duration_ru, sector_name


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the record.

    Args:
        key: its name on the page, shared with its words in the text.
        fact: what stands there; None for an empty field and for the place where one more is added.
        words: the value in words, None where there is none.
        notes: small lines below the value: what was read before, who decided, why one must look.
        anchor: id of the words in the text, empty where they are not on this part of it.
        part: the part of a long text where the words are, from 1; 0 where the value has none.
        letter: of the first two parties: a, b
        sector: code of the sector that the row stands under.
        is_more: it goes on with the sector of the row above.
        is_bare: the record has a value without words: a person must enter it.
        is_add: the place where one more value of a repeated field is entered.
        quote: of a sector: the words that name it.
        was: what was read, where a person removed it or put another value in its place.
        form_url: where the row is corrected or entered.
    """

    key: str
    field: Field
    label: str
    fact: Fact | None = None
    words: Words | None = None
    notes: tuple[str, ...] = ()
    decided: str = ""
    anchor: str = ""
    part: int = 0
    letter: str = ""
    sector: str = ""
    is_more: bool = False
    is_bare: bool = False
    is_add: bool = False
    quote: str = ""
    was: str = ""
    form_url: str = ""

    @property
    def sign(self) -> str:
        """The icon beside who decided."""
        return {FactState.REFUSED: "cross", FactState.CORRECTED: "edit", FactState.ENTERED: "user"}.get(
            FactState(self.state), "check"
        )

    @property
    def state(self) -> str:
        """The fact's state, or ``empty``."""
        return self.fact.state if self.fact else "empty"

    @property
    def is_empty(self) -> bool:
        """Whether there is no value to show."""
        return self.words is None

    @property
    def is_check(self) -> bool:
        """Whether a person must look."""
        return self.fact is not None and self.fact.is_doubtful

    @property
    def can_confirm(self) -> bool:
        """Whether there is something read that nobody has confirmed."""
        if self.fact is None or self.fact.proposed is None:
            return False
        return self.state in {FactState.PROPOSED, FactState.REFUSED}


MOST_ROWS = 150
"""Of a group: of one that has more, those whose words are on other parts of the text are shown there alone."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How many rows of a group are shown beside another part of the text."""

    part: int
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head; `count` stands beside it where it says something.

    Args:
        code, label: its own.
        rows: all of them.
        count: in words.
        part: of the text that the page shows.
    """

    code: str
    label: str
    rows: tuple[Row, ...]
    count: str = ""
    part: int = 1

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that the page shows: each is a form or two, and thousands of them would take half a minute."""
        if len(self.rows) <= MOST_ROWS:
            return self.rows
        return tuple(row for row in self.rows if row.part in {0, self.part})

    @property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """The parts beside which the others are shown."""
        if len(self.rows) <= MOST_ROWS:
            return ()
        counts = Counter(row.part for row in self.rows if row.part not in {0, self.part})
        return tuple(Elsewhere(part, count) for part, count in sorted(counts.items()))


class Rows:
    """Builds the rows of one candidate from its facts."""

    def __init__(
        self,
        *,
        candidate: Candidate,
        text: str,
        facts: list[Fact],
        shown: Sheet,
        borders: list[tuple[int, int]],
        places: Mapping[str, str],
        bare: Mapping[str, str],
    ) -> None:
        self.bare = bare
        self.candidate, self.text = candidate, text
        self.by_field: dict[str, list[Fact]] = {}
        for fact in facts:
            self.by_field.setdefault(fact.field, []).append(fact)
        self.sheet, self.borders, self.places = shown, borders, places

    def groups(self) -> tuple[Group, ...]:
        """Return all groups in the order of the page."""
        part = part_of(self.sheet.start, self.borders)
        return tuple(
            Group(code, str(label), tuple(self._rows(code)), self._count() if code == "sectors" else "", part)
            for code, label in GROUPS.items()
        )

    def _count(self) -> str:
        sectors, commitments = (self._standing(name) for name in ("sectors", "commitments"))
        return _("%(sectors)s and %(commitments)s") % {"sectors": len(sectors), "commitments": len(commitments)}

    def _standing(self, name: str) -> list[Fact]:
        return [fact for fact in self.by_field.get(name, []) if fact.value is not None]

    def _rows(self, group: str) -> Iterable[Row]:
        if group == "sectors":
            yield from self._sectors()
            return
        for one in FIELDS.values():
            if one.group == group:
                yield from self._of_field(one)

    def _of_field(self, one: Field) -> Iterable[Row]:
        facts = self.by_field.get(one.name, [])
        shown = [fact for fact in facts if not _is_taken_back(fact)]
        for place, fact in enumerate(shown):
            yield self._row(one, fact, place)
        if not shown:
            yield self._empty(one)
        elif one.is_repeated:
            yield self._add(one)

    def _sectors(self) -> Iterable[Row]:
        """Give each sector with its commitments below, then the sectors that have commitments only."""
        one, promise = FIELDS["sectors"], FIELDS["commitments"]
        commitments = [fact for fact in self.by_field.get("commitments", []) if not _is_taken_back(fact)]
        sectors = [fact for fact in self.by_field.get("sectors", []) if not _is_taken_back(fact)]
        codes = dict.fromkeys([*map(_sector_of, sectors), *map(_sector_of, commitments)])
        known = list(reference.sectors())
        for code in sorted(codes, key=lambda code: known.index(code) if code in known else len(known)):
            head = [self._row(one, fact, 0) for fact in sectors if _sector_of(fact) == code]
            below = [self._row(promise, fact, 0) for fact in commitments if _sector_of(fact) == code]
            for place, row in enumerate([*head, *below]):
                yield _with_sector(row, code, is_more=place > 0)
        for field_of, facts in ((one, sectors), (promise, commitments)):
            yield self._add(field_of) if facts else self._empty(field_of)

    def _row(self, one: Field, fact: Fact, place: int) -> Row:
        key = row_key(one.name, fact.position)
        value = fact.proposed if fact.value is None else fact.value
        spans = fact.shown_spans
        return Row(
            key=key,
            field=one,
            label=_label(one, place),
            fact=fact,
            words=None if fact.value is None else self._words(one, fact),
            notes=tuple(filter(None, [doubt_sentence(fact.doubt) if fact.is_doubtful else ""])),
            decided=_decided(fact),
            anchor=self.sheet.anchors.get(key, ""),
            part=part_of(spans[0][0], self.borders) if spans else 0,
            letter="ab"[place] if one.name == "parties" and place < 2 else "",
            quote=self._quote(spans) if one.name == "sectors" else "",
            was=self._was(one, fact, value),
            form_url=reverse("documents:correct", args=[fact.pk]),
        )

    def _quote(self, spans: list[list[int]]) -> str:
        return shortened(" ".join(self.text[slice(*spans[0])].split()), QUOTE_CHARACTERS) if spans else ""

    def _words(self, one: Field, fact: Fact) -> Words:
        return words(one, fact.value, self.places)

    def _was(self, one: Field, fact: Fact, value: Any) -> str:
        if fact.state == FactState.REFUSED and value is not None:
            return words(one, value, self.places).main
        if fact.state == FactState.CORRECTED and fact.proposed != fact.value:
            return words(one, fact.proposed, self.places).main
        return ""

    def _empty(self, one: Field) -> Row:
        row = replace(self._add(one), is_add=False, notes=self._silence(one))
        if one.name not in self.bare:
            return row
        told = _("read without words: %(value)s. Enter it by hand")
        value = words(one, self.bare[one.name], self.places).main
        return replace(row, is_bare=True, notes=(told % {"value": value},))

    def _add(self, one: Field) -> Row:
        url = reverse("documents:enter", args=[self.candidate.pk])
        key = _free_key(one, self.by_field)
        return Row(key=key, field=one, label=str(one.label), is_add=True, form_url=url)

    def _silence(self, one: Field) -> tuple[str, ...]:
        match one.silence:
            case "same_term":
                term = self._single("term")
                if self._single("renewal") in {None, "none"} or term in {None, "indefinite"}:
                    return ()
                told = _("we count with the same, %(term)s, until another is entered")
                return (told % {"term": duration_ru(str(term))},)
            case "last_day" if self._single("renewal") == "automatic":
                return (_("we count with the last day of the term as the deadline until another is entered"),)
            case "from_signing":
                return (_("we count the term from the day of signing until another is entered"),)
        return ()

    def _single(self, name: str) -> object:
        return next((fact.value for fact in self._standing(name)), None)


def _is_taken_back(fact: Fact) -> bool:
    """Say whether a person entered the value and took it back: there is nothing to show of it."""
    return fact.proposed is None and fact.value is None


def _sector_of(fact: Fact) -> str:
    value: Any = fact.proposed if fact.value is None else fact.value
    return str(value if fact.field == "sectors" else value["sector"])


def _with_sector(row: Row, code: str, *, is_more: bool) -> Row:
    label = sector_name(code) if row.field.name == "sectors" else f"{sector_name(code)}: {row.label.lower()}"
    return replace(row, sector=code, label=label, is_more=is_more)


def _free_key(one: Field, by_field: Mapping[str, list[Fact]]) -> str:
    positions = [fact.position for fact in by_field.get(one.name, [])]
    return row_key(one.name, max(positions) + 1 if positions else 0)


def _label(one: Field, place: int) -> str:
    if one.name == "parties":
        ordinals = (_("First party"), _("Second party"), _("Third party"))
        return ordinals[place] if place < len(ordinals) else _("Party %(number)s") % {"number": place + 1}
    return str(one.label)


def _decided(fact: Fact) -> str:
    if fact.decided_by is None:
        return ""
    told = {
        FactState.CONFIRMED: _("confirmed: %(who)s"),
        FactState.CORRECTED: _("corrected: %(who)s"),
        FactState.REFUSED: _("removed: %(who)s"),
        FactState.ENTERED: _("entered: %(who)s"),
    }
    return capitalised(told[FactState(fact.state)] % {"who": fact.decided_by.name})


def part_of(place: int, borders: list[tuple[int, int]]) -> int:
    """Return which part of a long text, from 1, a character stands in."""
    return next((number for number, (_start, end) in enumerate(borders, 1) if place < end), len(borders))
