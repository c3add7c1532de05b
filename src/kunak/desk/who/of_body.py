"""One body: the agreements that it coordinates, its measures with what came of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from kunak.agreements.models import Agreement
from kunak.agreements.queries import Row, row, with_parties
from kunak.desk.asked import Asked
from kunak.desk.lines import Line, gather
from kunak.desk.queries.measures import names_of
from kunak.desk.who.bodies import met_by
from kunak.desk.who.deeds import chosen, coordinated
from kunak.desk.who.orders import Order, orders
from kunak.desk.who.seats import seats
from kunak.groups.models import Member
from kunak.people.models import Membership, Organisation, Side


@dataclass(frozen=True, slots=True)
class BodyDeeds:
    """What one body does; `names` are the parties of agreements in one breath."""

    organisation: Organisation
    coordinates: tuple[Row, ...]
    places: tuple[Member, ...]  # in working groups
    given: tuple[Order, ...]  # assignments
    answers: tuple[Line, ...]
    helps: tuple[Line, ...]
    names: Mapping[int, str]

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.coordinates or self.places or self.given or self.answers or self.helps)


def body_deeds(reader: Membership, key: int, asked: Asked) -> BodyDeeds | None:
    """Return what a body does; None for one that the side does not know of. At most thirty-seven queries."""
    side, given = reader.side, orders(reader, asked).get(key, ())
    organisation = _known(side, key, is_met=bool(given))
    if organisation is None:
        return None
    lines = [
        one for one in chosen(gather(side, asked.on, asked.today), asked, side) if one.is_in(asked.since, asked.until)
    ]
    roles = [({body.is_co for body in one.bodies if body.organisation == key}, one) for one in lines]
    agreements = with_parties(Agreement.objects.filter(pk__in=coordinated(side, asked).get(key, ())))
    own = [one for some, one in roles if some]
    return BodyDeeds(
        organisation,
        tuple(row(one, asked.on) for one in agreements),
        tuple(seats(side, asked).get(key, ())),
        tuple(given),
        tuple(one for some, one in roles if False in some),
        tuple(one for some, one in roles if some == {True}),
        names_of({one.agreement for one in own}) if own else {},
    )


def _known(side: Side, key: int, *, is_met: bool) -> Organisation | None:
    """Return a body that the side knows of, or that the reader has met in an assignment."""
    found = Organisation.objects.select_related("side__territory").filter(pk=key)
    return (found if is_met else found.filter(side=side)).first() or found.filter(met_by(side)).first()
