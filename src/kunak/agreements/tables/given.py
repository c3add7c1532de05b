"""One row of a table as values that the register can take; every cell that cannot be taken is told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model

from kunak.agreements.errors import CellRefused
from kunak.agreements.models import PARTY_KINDS, UNSIGNED, Agreement, Signatory
from kunak.agreements.tables import wording
from kunak.agreements.tables.columns import BY_CODE
from kunak.agreements.terms import check_terms
from kunak.core import reference
from kunak.core.terms import BadTerms
from kunak.people.models import Organisation, Side, Territory

Value = TypeVar("Value")
REGION = re.compile(r"(?:республика\b.*|.*\b(?:область|край|автономный округ))", re.IGNORECASE)
LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class GivenParty:
    """A party; a territory of the reference data has its code, anything else is a body by its name."""

    name: str
    kind: str
    code: str | None = None

    @property
    def key(self) -> str:
        """What two parties of one side share."""
        return self.code or wording.plain(self.name)


@dataclass(slots=True)
class Given:
    """A row of the table; `row` is its number there. What a cell does not say is empty."""

    row: int
    number: int | None = None
    kind: str = ""
    event: str = ""
    title: str = ""
    parties: tuple[GivenParty, ...] = ()
    signed_on: str = ""
    place: str = ""
    in_force: dict[str, Any] | None = None
    term: dict[str, Any] | None = None
    renewal: dict[str, Any] | None = None
    notice: str = ""
    sectors: tuple[str, ...] = ()
    signatories: tuple[tuple[str, str], ...] = ()
    coordinators: tuple[str, ...] = ()
    working_groups: str = ""
    commitments: tuple[tuple[str, str], ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    spells: bytes = b""  # counted while the row is checked: nobody waits for the database then
    happened: tuple[Mapping[str, Any], ...] = ()  # a table tells of no acts

    @property
    def likeness(self) -> tuple[object, ...]:
        """What no two agreements share: their sides and exact day; else also kind and title."""
        sides = tuple(sorted(party.key for party in self.parties))
        is_exact = len(self.signed_on) == len("2025-05-29") and self.event not in UNSIGNED
        return (sides, self.signed_on) if is_exact else (sides, self.signed_on, self.kind, wording.plain(self.title))


def given_of(row: int, cells: Mapping[str, str], refused: Callable[[CellRefused], None]) -> Given:
    """Return a row as values.

    Args:
        cells: by the code of their column; columns that the table has not are missing.
        refused: is told of every cell that cannot be taken.
    """
    given = Given(row=row, cells=cells)
    for read in READERS.values():
        try:
            read(given, cells)
        except CellRefused as error:
            refused(error)
        except KeyError:  # the table has no such column
            continue
    _check_whole(given, refused)
    return given


def _check_whole(given: Given, refused: Callable[[CellRefused], None]) -> None:
    try:
        check_terms(given)
    except BadTerms as error:
        named = (part for part in error.field.split(".") if part in BY_CODE)
        refused(CellRefused(column=next(named, "term"), reason="terms"))


def _number(given: Given, cells: Mapping[str, str]) -> None:
    text = cells["number"]
    if text and not (text.isascii() and text.isdigit() and len(text) < 19):
        raise CellRefused(column="number", reason="number", detail=text)
    given.number = int(text) if text else None


def _kind(given: Given, cells: Mapping[str, str]) -> None:
    if not cells["kind"]:
        raise CellRefused(column="kind", reason="empty")
    given.kind = wording.chosen("kind", cells["kind"])


def _event(given: Given, cells: Mapping[str, str]) -> None:
    given.event = wording.chosen("event", cells.get("event", "")) or "signed"


def _parties(given: Given, cells: Mapping[str, str]) -> None:
    given.parties = tuple(party_of(name) for name in wording.parts(cells["parties"]))
    if len(given.parties) < 2:
        raise CellRefused(column="parties", reason="two parties")
    keys = [party.key for party in given.parties]
    twice = next((party.name for party in given.parties if keys.count(party.key) > 1), "")
    if twice:
        raise CellRefused(column="parties", reason="twice", detail=twice)


def party_of(name: str) -> GivenParty:
    """Return a party by its name; a region that the reference data has not is a slip of the pen.

    Raises:
        CellRefused: such a slip, or a name longer than the register's.
    """
    place = places().get(wording.plain(name))
    if place is not None:
        return GivenParty(place.name, PARTY_KINDS[place.kind], place.code)
    if REGION.fullmatch(name):
        raise CellRefused(column="parties", reason="territory", detail=name)
    return GivenParty(_short("parties", name, Side, "name"), "body")


@cache
def places() -> dict[str, Territory]:
    """Return territories by every name that they have; read once for a table: offices add municipalities.

    A municipality is found by a name that no other territory has.
    """
    found: dict[str, Territory] = {}
    for name, ones in _municipalities().items():
        if len(ones) == 1:
            found[name] = ones[0]
    for one in Territory.objects.filter(region=None):
        for name in (one.abbr, one.code, one.short_en, one.name_en, one.short, one.name):
            if name:
                found[wording.plain(name)] = one
    return found


def _municipalities() -> dict[str, list[Territory]]:
    found: dict[str, list[Territory]] = {}
    for one in Territory.objects.exclude(region=None):
        for name in {
            wording.plain(name) for name in (one.code, one.short_en, one.name_en, one.short, one.name) if name
        }:
            found.setdefault(name, []).append(one)
    return found


def _short(column: str, text: str, model: type[Model], name: str) -> str:
    """Return a text that its column of the database holds."""
    limit = _limit(model, name)
    if len(text) > limit:
        raise CellRefused(column=column, reason="long", detail=str(limit))
    return text


@cache
def _limit(model: type[Model], name: str) -> int:
    column = model._meta.get_field(name)
    return getattr(column, "max_length", None) or LONGEST_TEXT


def _sectors(given: Given, cells: Mapping[str, str]) -> None:
    given.sectors = tuple(wording.sector_of("sectors", name) for name in wording.parts(cells["sectors"]))


def _signatories(given: Given, cells: Mapping[str, str]) -> None:
    found = []
    for line in wording.lines(cells["signatories"]):
        name, _comma, post = (part.strip() for part in line.partition(","))
        found.append((_short("signatories", name, Signatory, "name"), _short("signatories", post, Signatory, "post")))
    given.signatories = tuple(found)


def _coordinators(given: Given, cells: Mapping[str, str]) -> None:
    names = wording.parts(cells["coordinators"])
    given.coordinators = tuple(_short("coordinators", name, Organisation, "name") for name in names)


def _commitments(given: Given, cells: Mapping[str, str]) -> None:
    found = []
    for line in wording.lines(cells["commitments"]):
        sector, colon, text = (part.strip() for part in line.partition(":"))
        if not colon or not text:
            raise CellRefused(column="commitments", reason="commitment", detail=line[:80])
        found.append((wording.sector_of("commitments", sector), text[:LONGEST_TEXT]))
    given.commitments = tuple(found)


def _text(name: str) -> Callable[[Given, Mapping[str, str]], None]:
    def read(given: Given, cells: Mapping[str, str]) -> None:
        setattr(given, name, _short(name, cells[name], Agreement, name))

    return read


def _set(name: str, of: Callable[[Mapping[str, str]], object]) -> Callable[[Given, Mapping[str, str]], None]:
    return lambda given, cells: setattr(given, name, of(cells))


READERS: Mapping[str, Callable[[Given, Mapping[str, str]], None]] = {
    "number": _number,
    "kind": _kind,
    "event": _event,
    "title": _text("title"),
    "parties": _parties,
    "signed_on": _set("signed_on", lambda cells: wording.date_of("signed_on", cells["signed_on"])),
    "place": _text("place"),
    "in_force": _set("in_force", lambda cells: wording.effect_of(cells["in_force"])),
    "term": _set("term", lambda cells: wording.term_of(cells["term"])),
    "renewal": _set("renewal", lambda cells: wording.renewal_of(cells["renewal"], cells.get("renewal_period", ""))),
    "notice": _set("notice", lambda cells: wording.length_of("notice", cells["notice"])),
    "sectors": _sectors,
    "signatories": _signatories,
    "coordinators": _coordinators,
    "working_groups": _text("working_groups"),
    "commitments": _commitments,
}


def all_sectors(given: Given) -> list[str]:
    """Return the sectors of the row and of its commitments, in the order of the reference data."""
    named = {*given.sectors, *(sector for sector, _text in given.commitments)}
    return [code for code in reference.sectors() if code in named]
