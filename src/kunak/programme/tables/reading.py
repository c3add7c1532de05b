"""A table of measures that comes in: each row understood as the form understands it, or refused with its reason."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from kunak.agreements.models import Party
from kunak.agreements.tables.reading import TableRow, table_rows
from kunak.core import reference
from kunak.programme.content import measures_of
from kunak.programme.forms import MeasureForm, beside_tables
from kunak.programme.forms.details import PREFIX
from kunak.programme.forms.steps import usual_steps
from kunak.programme.kinds import known_fields, known_kinds
from kunak.programme.models import Measure, Version
from kunak.programme.services import RowInput
from kunak.programme.tables.columns import NEEDED, columns_of, heads_of
from kunak.programme.tables.writing import cells_of

CODE = re.compile(r"(\d{1,18})-(\d{1,9})")
DATED = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{2}-\d{2})\s*:\s*(.+)")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell or a row cannot be taken; `row` is its number in the file, `column` the head, empty for the row."""

    row: int
    column: str
    why: str


@dataclass(slots=True)
class Given:
    """What a table says: rows that are new or say something new, how many say what is here, and what is refused."""

    rows: list[RowInput] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)


def given_table(data: bytes, version: Version) -> Given:
    """Return what a table says of a version's measures. A query for each row that names a commitment, and three.

    Raises:
        TableUnusable: it is no table, or its head cannot be understood; the reason says why.
    """
    parties = list(version.programme.agreement.parties.all())
    rows = table_rows(data, heads_of(parties), NEEDED)
    look = _Look(version, parties, {one.pk: one for one in measures_of(version)})
    for row in rows:
        look.at(row)
    return look.given


class _Look:
    """The rows looked at so far."""

    def __init__(self, version: Version, parties: Sequence[Party], present: Mapping[int, Measure]) -> None:
        self.version, self.parties, self.present, self.given = version, parties, present, Given()
        self.labels = {column.code: str(column.label) for column in columns_of(parties)}
        self.sectors = {_plain(name): one.code for one in reference.sectors().values() for name in _names(one)}
        self.kinds = {_plain(name): one.code for one in known_kinds().values() for name in _names(one)}
        self.commitments = {_plain(one.text): one.pk for one in version.programme.agreement.commitments.all()}
        self.seen: dict[int, int] = {}

    def at(self, row: TableRow) -> None:
        """Understand a row."""
        measure, revision = None, 0
        code = row.cells.get("code", "")
        if code:
            measure, revision = self._named(row.number, code)
            if measure is None:
                return
        here = cells_of(measure, self.parties) if measure else {}
        cells = dict.fromkeys(self.labels, "") | here | dict(row.cells) | {"code": code}
        if measure and all(_plain(cells[name]) == _plain(told) for name, told in here.items() if name != "code"):
            self.given.same += 1
            return
        faults = len(self.given.faults)
        form = MeasureForm(self.version.programme.agreement, self._typed(row.number, cells, measure))
        if not form.is_valid():
            self._refuse_form(row.number, form)
        if len(self.given.faults) == faults:
            self.given.rows.append(RowInput(row.number, measure, revision, form.given()))

    def _named(self, row: int, code: str) -> tuple[Measure | None, int]:
        """Return the measure that a row names, and the revision that was exported."""
        found = CODE.fullmatch(code)
        measure = self.present.get(int(found[1])) if found else None
        if found is None or measure is None:
            why = _("This version has no measure “%(code)s”. Leave the cell empty for a new one.") % {"code": code[:40]}
            self._refuse(row, "code", why)
            return None, 0
        if measure.pk in self.seen:
            self._refuse(row, "code", _("The row %(row)s tells of the same measure.") % {"row": self.seen[measure.pk]})
            return None, 0
        self.seen[measure.pk] = row
        return measure, int(found[2])

    def _typed(self, row: int, cells: Cells, measure: Measure | None) -> QueryDict:
        """Return a row as the form would be sent; what the form could not tell of is refused here."""
        data = QueryDict(mutable=True)
        for name, values in beside_tables(measure, self.parties) if measure else ():
            data.setlist(name, values)
        for name in ("text", "term", "expected_result", "indicator", "money"):
            data[name] = " ".join(cells[name].split()) if name == "text" else cells[name]
        data["sector"] = self._chosen(row, "sector", cells["sector"], self.sectors)
        data["kind"] = self._chosen(row, "kind", cells["kind"], self.kinds) or reference.GENERAL.code
        commitment = self._chosen(row, "commitment", cells["commitment"], self.commitments)
        data["commitment"] = str(commitment) if commitment else ""
        for party in self.parties:
            data.setlist(f"executors_{party.pk}", cells[f"executors_{party.letter}"].split("\n"))
        self._type_details(row, cells["details"], data)
        self._type_steps(cells["milestones"], data, measure)
        return data

    def _chosen(self, row: int, column: str, told: str, known: Mapping[str, object]) -> str:
        if not told:
            return ""
        found = known.get(_plain(told))
        if found is None:
            why = _("“%(value)s” is none of the words of this column.") % {"value": told[:80]}
            self._refuse(row, column, why)
        return str(found or "")

    def _type_details(self, row: int, told: str, data: QueryDict) -> None:
        known = {_plain(name): one for one in known_fields().values() for name in (one.name("ru"), one.name("en"))}
        for line in filter(None, told.split("\n")):
            name, _colon, value = line.partition(":")
            found = known.get(_plain(name))
            if found is None:
                self._refuse(row, "details", _("There is no field “%(name)s”.") % {"name": name.strip()[:80]})
            elif found.is_list:
                data.setlist(f"{PREFIX}{found.code}", [part.strip() for part in value.split(";")])
            else:
                data[f"{PREFIX}{found.code}"] = value.strip()

    def _type_steps(self, told: str, data: QueryDict, measure: Measure | None) -> None:
        """Type the milestones; one that is here, or usual for the kind, keeps its code and whether it is the last."""
        usual = usual_steps(str(data["kind"]))
        known = {str(one["name"]): (str(one["code"]), bool(one["is_final"])) for one in usual}
        if measure is not None:
            known |= {one.name: (one.code, one.is_final) for one in measure.milestones.all()}
        for place, line in enumerate(filter(None, (part.strip() for part in told.split("\n")))):
            dated = DATED.fullmatch(line)
            name = dated[2] if dated else line
            code, is_final = known.get(name, ("", False))
            data[f"step{place}-name"], data[f"step{place}-due_on"] = name, dated[1] if dated else ""
            data[f"step{place}-code"] = code
            if is_final:
                data[f"step{place}-is_final"] = "on"

    def _refuse_form(self, row: int, form: MeasureForm) -> None:
        told = {fault.column for fault in self.given.faults if fault.row == row}
        for name, errors in form.errors.items():
            column = self._column(name)
            for error in errors:
                if self.labels.get(column, "") not in told:
                    self._refuse(row, column, str(error))

    def _column(self, name: str) -> str:
        """Return the column of a field of the form."""
        if name.startswith(PREFIX):
            return "details"
        if name.startswith("executors_"):
            letters = {f"executors_{party.pk}": f"executors_{party.letter}" for party in self.parties}
            return letters.get(name, "")
        return "milestones" if name == "__all__" else name

    def _refuse(self, row: int, column: str, why: str) -> None:
        self.given.faults.append(Fault(row, self.labels.get(column, ""), why))


def _names(one: reference.Sector | reference.MeasureKind) -> Iterator[str]:
    yield from (one.code, one.name("ru"), one.name("en"))


def _plain(text: str) -> str:
    """Return words as they are compared: small letters, ё as е, blanks folded."""
    return " ".join(text.casefold().replace("ё", "е").split())
