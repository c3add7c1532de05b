"""Agreements of a table are written in pieces of many rows; each has its sources and its entry in the journal."""

from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import UNSIGNED, Agreement, Commitment, Coordinator, Party, Signatory, Source
from kunak.agreements.rows import put_rows
from kunak.agreements.services.accept import identity_of
from kunak.agreements.services.from_facts import SINGLE
from kunak.agreements.services.terms import enter_term
from kunak.agreements.tables.given import Given, GivenParty, all_sectors
from kunak.agreements.terms import ENTERABLE, read_value
from kunak.journal.services import record_all
from kunak.people.models import Person, Side, Territory
from kunak.people.services import side_for

PARTY = ("agreement_id", "order", "name", "kind", "territory_id", "side_id")
SOURCE = ("agreement_id", "field", "note", "entered_by_id", "entered_for_id", "entered_at")
SIGNATORY = ("agreement_id", "name", "post")
COORDINATOR = ("agreement_id", "name")
COMMITMENT = ("agreement_id", "order", "sector", "kind", "text")
Row = tuple[object, ...]


def add_many(pieces: Iterable[Sequence[Given]], *, name: str, side: Side, by: Person) -> None:
    """Write new agreements, to be called inside the transaction of their import; what they are searched by comes later.

    Args:
        pieces: of rows that were checked; each is written by itself.
        name: of the table; with the number of the row it is the ground of every value.
        side: for which they are entered.

    Raises:
        IntegrityError: the register has one of them since the check.
    """
    sides = _Sides()
    for some in pieces:
        agreements = Agreement.objects.bulk_create(_agreement(given, sides) for given in some)
        pairs = list(zip(agreements, some, strict=True))
        put_rows(Party, PARTY, (row for pair in pairs for row in _parties(*pair, sides)))
        entered = (by.pk, side.pk, connection.ops.adapt_datetimefield_value(timezone.now()))
        put_rows(Source, SOURCE, ((*row, *entered) for pair in pairs for row in _sources(*pair, name=name)))
        put_rows(Signatory, SIGNATORY, ((one.pk, *who) for one, given in pairs for who in given.signatories))
        put_rows(Coordinator, COORDINATOR, ((one.pk, body) for one, given in pairs for body in given.coordinators))
        put_rows(Commitment, COMMITMENT, (row for pair in pairs for row in _commitments(*pair)))
        lists.keep_new([one.pk for one in agreements], {one.pk: given.spells for one, given in pairs})
        record_all("agreement imported", ((one, _told(given, name)) for one, given in pairs), by=by)


def fill(agreement: Agreement, values: Mapping[str, str], *, row: int, name: str, by: Person) -> int:
    """Enter what a card does not say yet; raises as `enter_term`. Return 1: one card was filled."""
    for field in ENTERABLE:
        if field in values:
            enter_term(agreement=agreement, field=field, value=values[field], note=ground(name, row), by=by)
    return 1


def ground(name: str, row: int) -> str:
    """Return where a value of a table comes from: «реестр.xlsx, строка 17».

    It is kept, so it is written in the language of the product: the worker has that of whoever started the server.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return _("%(file)s, row %(row)s") % {"file": name, "row": row}


class _Sides:
    """Sides and territories of the parties, each looked up once."""

    def __init__(self) -> None:
        self._sides: dict[str, Side] = {}
        self._territories = {one.code: one for one in Territory.objects.all()}

    def side(self, party: GivenParty) -> Side:
        """Return the side of a party, made where there is none."""
        if party.key not in self._sides:
            self._sides[party.key] = side_for(name=party.name, code=party.code)
        return self._sides[party.key]

    def territory(self, party: GivenParty) -> Territory | None:
        """Return the territory of a party that is one."""
        return self._territories.get(party.code or "")


def _agreement(given: Given, sides: _Sides) -> Agreement:
    keys = [sides.side(party).pk for party in given.parties]
    return Agreement(
        kind=given.kind,
        event=given.event,
        title=given.title,
        signed_on=given.signed_on,
        place=given.place,
        in_force=given.in_force,
        term=given.term,
        renewal=given.renewal,
        notice=given.notice,
        working_groups=given.working_groups,
        sectors=all_sectors(given),
        identity=None if given.event in UNSIGNED else identity_of(keys, given.signed_on),
        created_at=timezone.now(),
    )


def _parties(agreement: Agreement, given: Given, sides: _Sides) -> Iterable[Row]:
    for order, party in enumerate(given.parties):
        place = sides.territory(party)
        yield agreement.pk, order, party.name, party.kind, place.pk if place else None, sides.side(party).pk


def _sources(agreement: Agreement, given: Given, *, name: str) -> Iterable[Row]:
    note = ground(name, given.row)
    yield from ((agreement.pk, field, note) for field in SINGLE if read_value(agreement, field))


def _commitments(agreement: Agreement, given: Given) -> Iterable[Row]:
    for order, (sector, text) in enumerate(given.commitments):
        yield agreement.pk, order, sector, "", text


def _told(given: Given, name: str) -> dict[str, object]:
    parties = [party.name for party in given.parties]
    return {"title": given.title, "parties": parties, "signed_on": given.signed_on, "ground": ground(name, given.row)}
