"""A table of measures that comes in: each row understood as the form understands it, or refused with its reason."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from kunak.agreements.models import Party
from kunak.agreements.tables.reading import TableRow, table_rows
from kunak.core import reference
from kunak.core.programme.funding import SOURCES
from kunak.core.programme.steps import StepName, same_steps
from kunak.programme.content import measures_of
from kunak.programme.forms import MeasureForm, funding_typed
from kunak.programme.forms.details import PREFIX, DetailField
from kunak.programme.forms.steps import parse_day, usual_steps
from kunak.programme.kinds import known_fields, known_kinds
from kunak.programme.models import Measure, Version
from kunak.programme.queries.funding import grounds_for
from kunak.programme.services import RowInput
from kunak.programme.tables.advice import allowed_values, answers_of, money_form, no_field, none_of
from kunak.programme.tables.columns import NEEDED, columns_of, heads_of
from kunak.programme.tables.plain import plain
from kunak.programme.tables.writing import cells_of, funding_lines
from kunak.programme.told import agreement_called
from kunak.programme.wording import SOURCE_NAMES

CODE = re.compile(r"(\d{1,18})-(\d{1,9})")
DATED = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2})\s*:\s*(.+)")
LINE = ("year", "party", "source", "amount", "to_party", "agreement")  # the parts of a line of money
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell or a row cannot be taken; `row` is its number in the file, `column` the head, empty for the row."""

    row: int
    column: str
    why: str


def faults_told(refused: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """Return the reasons that a long table was refused for, in the language of today's reader."""
    language = get_language() or "ru"
    found = []
    for one in refused:
        told = one.get("told") or {language: [one.get("column", ""), one.get("why", "")]}  # as it was kept before
        column, why = told.get(language) or next(iter(told.values()))
        found.append(Fault(one["row"], column, why))
    return found


@dataclass(slots=True)
class Given:
    """What a table says: rows that are new or say something new, how many say what is here, and what is refused."""

    rows: list[RowInput] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)


def rows_of(data: bytes, version: Version, name: str = "") -> Iterator[TableRow]:
    """Yield the rows of a table of a version while it is read. No query.

    Raises:
        TableUnusable: it is no table, or its head cannot be understood; the reason says why.
    """
    return table_rows(data, heads_of(list(version.programme.agreement.parties.all())), NEEDED, name=name)


def given_rows(rows: Iterable[TableRow], version: Version) -> Given:
    """Return what rows say of a version's measures, however they came. A query for each commitment named, and three."""
    look = Look(version)
    found = [one for row in rows if (one := look.at(row))]
    return Given(found, look.same, look.faults)


class Look:
    """What was told of the rows looked at so far: those that say what is here, and why others cannot be taken."""

    def __init__(self, version: Version) -> None:
        self.version, self.same, self.faults = version, 0, list[Fault]()
        self.parties: list[Party] = list(version.programme.agreement.parties.all())
        parties, self.present = self.parties, {one.pk: one for one in measures_of(version)}
        self.columns = {column.code: column for column in columns_of(parties)}
        self.labels = {code: str(column.label) for code, column in self.columns.items()}
        self.allowed = allowed_values(version)
        self.sectors = {plain(name): one.code for one in reference.sectors().values() for name in _names(one)}
        self.kinds = {plain(name): one.code for one in known_kinds().values() for name in _names(one)}
        self.commitments = {plain(one.text): one.pk for one in version.programme.agreement.commitments.all()}
        self.sides = {plain(party.label): party.pk for party in parties}
        self.sources = {plain(one): code for code in SOURCES for one in (code, *_in_languages(SOURCE_NAMES[code]))}
        self.seen: dict[int, int] = {}

    def at(self, row: TableRow) -> RowInput | None:
        """Understand a row; None where it says nothing new, or cannot be taken."""
        measure, revision = None, 0
        code = row.cells.get("code", "")
        if code:
            measure, revision = self._named(row.number, code)
            if measure is None:
                return None
        here = cells_of(measure, self.parties) if measure else {}
        cells = dict.fromkeys(self.labels, "") | here | dict(row.cells) | {"code": code}
        if measure and all(plain(cells[name]) == plain(told) for name, told in here.items() if name != "code"):
            self.same += 1
            return None
        faults = len(self.faults)
        form = MeasureForm(self.version.programme.agreement, self._typed(row.number, cells, measure))
        if not form.is_valid():
            self._refuse_form(row.number, form)
        if len(self.faults) > faults:
            return None
        return RowInput(row.number, measure.pk if measure else None, revision, form.given())

    def _named(self, row: int, code: str) -> tuple[Measure | None, int]:
        """Return the measure that a row names, and the revision that was exported."""
        found = CODE.fullmatch(code)
        measure = self.present.get(int(found[1])) if found else None
        if found is None or measure is None:
            why = _("This version has no measure “%(code)s”. Leave the cell empty for a new one.") % {"code": code[:40]}
            self._refuse(row, "code", why)
            return None, 0
        if self.seen.get(measure.pk, row) != row:
            self._refuse(row, "code", _("The row %(row)s tells of the same measure.") % {"row": self.seen[measure.pk]})
            return None, 0
        self.seen[measure.pk] = row
        return measure, int(found[2])

    def _typed(self, row: int, cells: Cells, measure: Measure | None) -> QueryDict:
        """Return a row as the form would be sent; what the form could not tell of is refused here."""
        data = QueryDict(mutable=True)
        for name in ("text", "term", "signed_result", "expected_result", "indicator", "money"):
            data[name] = " ".join(cells[name].split()) if name == "text" else cells[name]
        data["sector"] = self._chosen(row, "sector", cells["sector"], self.sectors)
        data["kind"] = self._chosen(row, "kind", cells["kind"], self.kinds) or reference.GENERAL.code
        commitment = self._chosen(row, "commitment", cells["commitment"], self.commitments)
        data["commitment"] = str(commitment) if commitment else ""
        for party in self.parties:
            for name in ("executors", "coexecutors"):
                data.setlist(f"{name}_{party.pk}", cells[f"{name}_{party.letter}"].split("\n"))
            data[f"reporter_{party.pk}"] = cells[f"reporter_{party.letter}"]
        data.setlist("territories", cells["territories"].split("\n"))
        self._type_funding(row, cells["funding"], data, measure)
        self._type_details(row, cells["details"], data)
        self._type_steps(cells["milestones"], data, measure)
        return data

    def _chosen(self, row: int, column: str, told: str, known: Mapping[str, object], part: str = "") -> str:
        """Return what a word stands for; one of none is refused with those of the column or its part."""
        if not told:
            return ""
        found = known.get(plain(told))
        if found is None:
            self._refuse(row, column, none_of(told, self.allowed.get(part or column) or known))
        return str(found or "")

    def _type_funding(self, row: int, told: str, data: QueryDict, measure: Measure | None) -> None:
        """Type the amounts; those of a measure that says the same keep what a line does not tell."""
        if measure is not None and plain(told) == plain("\n".join(funding_lines(measure, self.parties))):
            for name, values in funding_typed(measure):
                data.setlist(name, values)
            return
        for place, line in enumerate(filter(None, (part.strip() for part in told.split("\n")))):
            parts = [part.strip() for part in line.split(";", len(LINE) - 1)]
            for name, part in zip(LINE, parts, strict=False):
                data[f"money{place}-{name}"] = self._money_part(row, name, part, measure)

    def _money_part(self, row: int, name: str, told: str, measure: Measure | None) -> str:
        """Return a part of a line of money as the form has it; what is none of its words is refused."""
        if not told or name in {"year", "amount"}:
            return told
        if name == "source":
            return self._chosen(row, "funding", told, self.sources, "source")
        if name == "agreement":
            return self._chosen(row, "funding", told, self._grounds(measure), "agreement")
        return self._chosen(row, "funding", told, self.sides, "party")

    def _grounds(self, measure: Measure | None) -> Mapping[str, int]:
        """Return the agreements that a transfer may name, by their names and by those that the measure has."""
        named = measure.funding.all() if measure else ()
        return self.grounds | {plain(one.ground): one.agreement_id for one in named if one.agreement_id}

    @cached_property
    def grounds(self) -> dict[str, int]:
        """The agreements that a transfer may name, by what they are called. Three queries, only where one is named."""
        return {plain(agreement_called(one)): one.pk for one in grounds_for(self.version.programme.agreement)}

    def _type_details(self, row: int, told: str, data: QueryDict) -> None:
        known = {plain(name): one for one in known_fields().values() for name in (one.name("ru"), one.name("en"))}
        for line in filter(None, told.split("\n")):
            name, _colon, value = line.partition(":")
            found = known.get(plain(name))
            if found is None:
                self._refuse(row, "details", no_field(name.strip(), str(data["kind"])))
            elif found.is_list:
                data.setlist(f"{PREFIX}{found.code}", [part.strip() for part in value.split(";")])
            else:
                data[f"{PREFIX}{found.code}"] = value.strip()

    def _type_steps(self, told: str, data: QueryDict, measure: Measure | None) -> None:
        """Type the milestones; one that is here, or usual for the kind, keeps its code and whether it is the last."""
        usual = usual_steps(str(data["kind"]))
        known = {str(one["name"]): (str(one["code"]), bool(one["is_final"])) for one in usual}
        present = {one.line: one for one in measure.milestones.all()} if measure else {}
        typed = [_step(line) for line in filter(None, (part.strip() for part in told.split("\n")))]
        given = [StepName(None, name, "", parse_day(day) if day else None) for name, day in typed]
        lines = same_steps([StepName(one.line, one.name, "", one.due_on) for one in present.values()], given)
        for place, ((name, day), here) in enumerate(zip(typed, lines, strict=True)):
            code, is_final = known.get(name, ("", False))
            if here is not None:
                code, is_final = present[here].code, present[here].is_final
                data[f"step{place}-line"] = str(here)
            data[f"step{place}-name"], data[f"step{place}-due_on"], data[f"step{place}-code"] = name, day, code
            if is_final:
                data[f"step{place}-is_final"] = "on"

    def _refuse_form(self, row: int, form: MeasureForm) -> None:
        told = {fault.column for fault in self.faults if fault.row == row}
        for name, errors in form.errors.as_data().items():
            for error in errors:
                column = self._column(name, error.code or "")
                if self.labels.get(column, "") not in told:
                    self._refuse(row, column, self._why(form, name, column, error))

    def _why(self, form: MeasureForm, name: str, column: str, error: ValidationError) -> str:
        """Return what the form says, and what to write: the page of the form shows it, a table does not."""
        said = " ".join(error.messages)
        if error.code == "required":
            return _("The cell is empty. Write %(hint)s.") % {"hint": self.columns[column].hint}
        field = form.fields.get(name)
        if isinstance(field, DetailField):
            return " ".join(filter(None, (f"{field.label}: {said}", answers_of(field.detail))))
        return f"{said} {money_form(self.allowed)}" if column == "funding" else said

    def _column(self, name: str, code: str) -> str:
        """Return the column of a field of the form; what belongs to none of them is told apart by its code."""
        if name.startswith(PREFIX):
            return "details"
        bodies, _underscore, key = name.partition("_")
        letters = {str(party.pk): party.letter for party in self.parties}
        if key in letters:
            return f"{bodies}_{letters[key]}"
        if name == "__all__":
            return "funding" if code == "funding" else "milestones"
        return name

    def _refuse(self, row: int, column: str, why: str) -> None:
        self.faults.append(Fault(row, self.labels.get(column, ""), why))


def _step(line: str) -> tuple[str, str]:
    """Return the name and the day that a line tells."""
    dated = DATED.fullmatch(line)
    return (dated[2], dated[1]) if dated else (line, "")


def _names(one: reference.Sector | reference.MeasureKind) -> Iterator[str]:
    yield from (one.code, one.name("ru"), one.name("en"))


def _in_languages(words: str | Promise) -> Iterator[str]:
    for language in ("ru", "en"):
        with override(language):
            yield str(words)
