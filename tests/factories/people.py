"""Sides and people."""

from itertools import count

from kunak.people.models import Membership, Organisation, Person, Role, Side, Territory
from kunak.people.services import MunicipalityNames, add_municipality

NUMBERS = count(1)
PASSWORD = "длинный пароль 77"


def make_side(code: str = "RU-TA") -> Side:
    """Return the side of a territory of the reference data."""
    territory = Territory.objects.get(code=code)
    return Side.objects.get_or_create(territory=territory, defaults={"name": territory.name})[0]


def make_person(
    *,
    side: Side | None = None,
    role: Role = Role.COORDINATOR,
    sectors: tuple[str, ...] = (),
    body: Organisation | None = None,
    **changes: object,
) -> Person:
    """Return somebody who can sign in with `PASSWORD`; on a side in a role where one is given."""
    number = next(NUMBERS)
    fields = {"email": f"person{number}@example.org", "name": f"Человек {number}"} | changes
    person = Person(**fields)
    person.set_unusable_password()
    person.save()
    if side is not None:
        Membership.objects.create(person=person, side=side, role=role, sectors=list(sectors), body=body)
    return person


def make_administrator() -> Person:
    """Return an administrator."""
    return make_person(is_administrator=True)


def make_organisation(
    *, side: Side | None = None, name: str = "Министерство промышленности и торговли"
) -> Organisation:
    """Return a body of a side."""
    return Organisation.objects.get_or_create(side=side or make_side(), name=name)[0]


KAZAN = MunicipalityNames(
    name="город Казань",
    name_gen="города Казани",
    name_dat="городу Казани",
    name_ins="городом Казанью",
    short="Казань",
    short_gen="Казани",
    head_title="Мэр",
)


def make_municipality(
    *, by: Person, code: str = "92701000", region: str = "RU-TA", names: MunicipalityNames = KAZAN
) -> Territory:
    """Return a municipality that an office has added: Kazan."""
    place = Territory.objects.get(code=region)
    return add_municipality(region=place, code=code, names=names, by=by).municipality
