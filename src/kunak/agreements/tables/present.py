"""What the register of a side has already, as a table is compared with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kunak.agreements.errors import CellRefused
from kunak.agreements.models import Agreement, Party
from kunak.agreements.queries.lists import with_parties
from kunak.agreements.tables import wording
from kunak.agreements.tables.given import Given, GivenParty, given_of, places
from kunak.agreements.tables.writing import cells_of, for_table
from kunak.agreements.terms import ENTERABLE, read_value
from kunak.documents.errors import BadValue
from kunak.documents.fields import FIELDS
from kunak.documents.values import checked
from kunak.people.models import Side

Filling = tuple[int, int, Mapping[str, str]]  # number of the row, key of the card, what it does not say yet


class Present:
    """The agreements of a side. Two queries to begin with, four for every piece of rows that is compared."""

    def __init__(self, side: Side) -> None:
        self.side = side
        places.cache_clear()  # a table is read by what is known now
        self._own = GivenParty(side.name, "", side.territory.code if side.territory else None).key
        self._likenesses = dict(self._present_likenesses())
        self.filling: list[Filling] = []

    def check_new(self, given: Given) -> None:
        """Let a new row pass.

        Raises:
            CellRefused: our side is none of its parties, or the register has this agreement.
        """
        if self._own not in {party.key for party in given.parties}:
            raise CellRefused(column="parties", reason="not ours", detail=self.side.name)
        present = self._likenesses.get(given.likeness)
        if present is not None:
            raise CellRefused(column="parties", reason="here already", detail=str(present))

    def compare(self, pieces: Iterable[Sequence[Given]]) -> Iterator[tuple[int, CellRefused]]:
        """Yield what rows say otherwise than their cards; what a card does not say yet is kept in `filling`."""
        for some in pieces:
            own = Agreement.objects.filter(parties__side=self.side)
            cards = for_table(with_parties(own)).in_bulk([one.number for one in some])
            for given in some:
                card = cards.get(given.number or 0)
                if card is None:
                    yield given.row, CellRefused(column="number", reason="no card", detail=str(given.number))
                else:
                    yield from ((given.row, error) for error in self._compare(given, card))

    def _compare(self, given: Given, card: Agreement) -> Iterator[CellRefused]:
        cells = cells_of(card)
        here = given_of(given.row, cells, lambda _error: None)
        values: dict[str, str] = {}
        for column, text in given.cells.items():
            if wording.plain(text) == wording.plain(cells[column]) or _same(given, here, column):
                continue
            value = _fillable(given, column) if not cells[column] else ""
            if value:
                values[column] = value
            else:
                yield CellRefused(column=column, reason="differs", detail=cells[column])
        if values:
            self.filling.append((given.row, card.pk, values))

    def _present_likenesses(self) -> Iterator[tuple[tuple[object, ...], int]]:
        own = Party.objects.filter(side=self.side).values("agreement")
        parties: dict[int, list[GivenParty]] = {}
        named = Party.objects.filter(agreement__in=own).values_list("agreement", "side__name", "side__territory__code")
        for agreement, name, code in named:
            parties.setdefault(agreement, []).append(GivenParty(name, "", code))
        columns = ("pk", "kind", "event", "title", "signed_on")
        for pk, kind, event, title, signed_on in Agreement.objects.filter(pk__in=own).values_list(*columns):
            one = Given(0, kind=kind, event=event, title=title, signed_on=signed_on, parties=tuple(parties[pk]))
            yield one.likeness, pk


def _same(given: Given, here: Given, column: str) -> bool:
    """Return whether two ways of writing are one value: «5 лет» and P5Y."""
    if column in {"number", "title", "place", "working_groups"}:
        return False
    if column == "renewal_period":
        return given.renewal == here.renewal
    return bool(getattr(given, column) == getattr(here, column))


def _fillable(given: Given, column: str) -> str:
    """Return the value that a card takes for what it does not say; empty where this is no such column."""
    if column not in ENTERABLE:
        return ""
    try:
        return str(checked(FIELDS[column], read_value(given, column)))
    except BadValue:
        return ""
