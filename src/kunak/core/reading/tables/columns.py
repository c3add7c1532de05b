"""What each column of a table holds, by the words of its head in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.patterns import Guarded
from kunak.core.reading.tables.grid import Cell, Row, Table
from kunak.core.reading.text import Text

Role = Literal[
    "number",
    "text",
    "section",
    "executors",
    "who_when",
    "term",
    "result",
    "indicator",
    "money",
    "clause",
    "done",
    "state",
    "note",
]

# in this order: the first that a head fits gives the role («срок исполнения» is no executor)
ROLES: tuple[tuple[Role, Guarded], ...] = (
    ("who_when", Guarded(r"(?:исполнител|ответственн).*\bсрок|\bсрок.{0,30}\bи?\s?(?:исполнител|ответственн)")),
    ("number", Guarded(r"^(?:№|n|#)?\s*(?:п\.?\s*/?\s*п\.?|пункта?|строки)?\.?\s*$|^номер\b")),
    ("state", Guarded(r"^(?:статус|состояние|отметка о|степень)\b")),
    (
        "done",
        Guarded(
            r"^(?:ход|информация о|сведения о|фактическ|выполнено|исполнено|сделано|итоги)\b|"
            r"результат\w* (?:выполнения|исполнения|реализации)|достигнут\w+ результат|факт\w* (?:выполнени|исполнени)"
        ),
    ),
    ("result", Guarded(r"результат|ожидаем|вид документа|форма (?:завершения|исполнения)|итоговый")),
    ("indicator", Guarded(r"показател|индикатор|целев|единиц\w* измерени")),
    (
        "term",
        Guarded(
            r"\bсрок|^дата\b|^период|^время|^квартал|^месяц|"
            r"дата (?:проведения|исполнения)|^год(?:ы)?$|^когда\b|^к какому"
        ),
    ),
    ("money", Guarded(r"финансир|источник|объ[ем]+\w* (?:средств|финанс)|стоимост|сумма|средств|бюджет")),
    ("clause", Guarded(r"(?:пункт|статья|положени\w+) (?:настоящего )?(?:соглашени|договор)|основани")),
    (
        "executors",
        Guarded(
            r"исполнител|ответственн|соисполнител|участник|кто (?:отвечает|исполняет)|организатор|"
            r"^кто\b|^чьи\b|^за кем\b"
        ),
    ),
    ("section", Guarded(r"^(?:раздел|направлени\w+|сфера|область)(?: сотрудничества| взаимодействия| работы)?$")),
    (
        "text",
        Guarded(
            r"мероприяти|наименовани|содержани|^перечень|действи|^вопрос|^задач|^проект|поручени|решени|"
            r"^вид\w* (?:работ|деятельности)|направлени|^что\b|^дел[оа]\b|^шаги?\b|^события?\b"
        ),
    ),
    ("note", Guarded(r"примечани|комментар|место проведения|^место\b|^где\b")),
)
SIDE = re.compile(r"^(?:от|со стороны|с)\s|\bсторона\b|^(?:республик|город)|(?:област[ьи]|кра[йя]|округ|район)$")
NUMBERS = re.compile(r"[(\[]?\d{1,2}[)\].]?")
HEAD_ROWS = 4
LONGEST_HEAD = 160


class Column(NamedTuple):
    """A column from `first` to `last`, counted from one, both inclusive; `start` and `end` are its head's words."""

    role: Role | None
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that has a head; `body` is the number of its first row after the head."""

    items: tuple[Column, ...]
    body: int

    def of(self, cell: Cell) -> Column | None:
        """Return the column that a cell stands in."""
        return next((column for column in self.items if column.first <= cell.column <= column.last), None)

    def has(self, *roles: Role) -> bool:
        """Tell whether every one of these roles has its column."""
        return set(roles) <= {column.role for column in self.items}


def columns_of(text: Text, table: Table) -> Columns | None:
    """Return what the columns hold; None where no row among the first ones is a head with a text column and another."""
    for place, row in enumerate(table[:HEAD_ROWS]):
        if row.is_line or len(row.cells) < 2 or any(cell.end - cell.start > LONGEST_HEAD for cell in row.cells):
            continue
        roles = _roles(text, row)
        if "text" in roles and {"executors", "who_when", "term", "result", "done", "state", "number"} & set(roles):
            return _spread(text, table, place, roles)
    return None


def _roles(text: Text, row: Row) -> list[Role | None]:
    """Return the roles of a row's cells; beside a text column, a head that is only a side's name has its executors."""
    roles = [_role(text, cell) for cell in row.cells]
    if "text" not in roles or "executors" in roles:
        return roles
    return [
        "executors" if role is None and _is_side(text, cell) else role
        for role, cell in zip(roles, row.cells, strict=True)
    ]


def _role(text: Text, cell: Cell) -> Role | None:
    words = " ".join(text.lower[cell.start : cell.end].replace("-\n", "").split())
    return next((role for role, pattern in ROLES if pattern.search(words)), None)


def _spread(text: Text, table: Table, place: int, roles: Sequence[Role | None]) -> Columns:
    """Return the columns of a head row, those under a shared head parted by the row below it."""
    head = table[place]
    body = place + 1
    last_column = max(cell.column for row in table for cell in row.cells)
    items: list[Column] = []
    for number, (cell, role) in enumerate(zip(head.cells, roles, strict=True)):
        last = head.cells[number + 1].column - 1 if number + 1 < len(head.cells) else max(last_column, cell.column)
        items.append(Column(_only_once(role, items), cell.column, last, cell.start, cell.end))
    parts = _sides_below(text, table[body], items) if body < len(table) else ()
    if parts:
        items = _parted(items, parts)
        body += 1
    while body < len(table) and _is_of_numbers(text, table[body]):
        body += 1
    return Columns(tuple(items), body)


def _only_once(role: Role | None, items: Sequence[Column]) -> Role | None:
    """Return a role, but of those that only one column has; «содержание» beside «мероприятие» is a note."""
    if role in ("text", "number", "term") and any(item.role == role for item in items):
        return None
    return role


def _sides_below(text: Text, row: Row, items: Sequence[Column]) -> Sequence[Cell]:
    """Return the cells of a second head row that part the column of executors by sides; empty for another row."""
    is_of_sides = len(row.cells) > 1 and not row.is_line and all(_is_side(text, cell) for cell in row.cells)
    return row.cells if is_of_sides and any(item.role == "executors" for item in items) else ()


def _parted(items: Sequence[Column], parts: Sequence[Cell]) -> list[Column]:
    """Return the columns with that of executors parted, one for each cell below it.

    Where the head was counted as one column, as in plain text, the columns after it move to the right.
    """
    place = next(number for number, item in enumerate(items) if item.role == "executors")
    shared = items[place]
    width = shared.last - shared.first + 1
    each, more = max(1, width // len(parts)), max(0, len(parts) - width)
    out = list(items[:place])
    for number, cell in enumerate(parts):
        first = shared.first + number * each
        last = first + each - 1 if number + 1 < len(parts) else max(shared.last, first)
        out.append(Column("executors", first, last, cell.start, cell.end))
    return out + [item._replace(first=item.first + more, last=item.last + more) for item in items[place + 1 :]]


def _is_side(text: Text, cell: Cell) -> bool:
    words = text.lower[cell.start : cell.end]
    return len(words) < LONGEST_HEAD and SIDE.search(" ".join(words.split())) is not None


def _is_of_numbers(text: Text, row: Row) -> bool:
    """Tell whether a row only counts the columns: 1 2 3 4."""
    return len(row.cells) > 1 and all(NUMBERS.fullmatch(text.raw, cell.start, cell.end) for cell in row.cells)
