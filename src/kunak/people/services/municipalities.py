"""Municipalities that offices add, with their names in cases."""

from dataclasses import asdict, dataclass, fields

from django.db import IntegrityError, transaction

from kunak.core.bodies.municipalities import Names, full_key, region_of
from kunak.journal.services import record
from kunak.people import policies
from kunak.people.errors import MunicipalityIsThere, MunicipalityUnusable
from kunak.people.models import Person, Territory, TerritoryKind
from kunak.people.signals import municipality_told

MAY_BE_EMPTY = {"name_en", "short_en", "head_title"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityNames(Names):
    """What a municipality is called: full and short names in the cases of papers, in English, the post of its head."""

    name_en: str = ""
    short_en: str = ""
    head_title: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A municipality as it is now; `linked` is how many parties of the person's agreements turned out to be it."""

    municipality: Territory
    linked: int


@transaction.atomic
def add_municipality(*, region: Territory, code: str, names: MunicipalityNames, by: Person) -> Told:
    """Add a municipality of a region; parties of agreements that bear its name are known as it from now on.

    Args:
        code: the eight digits of OKTMO.

    Raises:
        NotOfTheParties, NotAllowed: neither a coordinator nor an administrator.
        MunicipalityUnusable: the region is none, the code is none of it, or a name is empty or too long.
        MunicipalityIsThere: the code, or the name in this region, is taken.
    """
    policies.check_can_keep_municipalities(by)
    if region.kind != TerritoryKind.REGION:
        raise MunicipalityUnusable(field="region")
    code = "".join(code.split())
    if region_of(code) != region.code:
        raise MunicipalityUnusable(field="code")
    present = Territory.objects.filter(code=code).first()
    if present is not None:
        raise MunicipalityIsThere(field="code", name=present.name)
    made = Territory(code=code, kind=TerritoryKind.MUNICIPALITY, region=region, **_cleaned(names))
    _save(made)
    record("municipality added", of=made, by=by, after={"code": code, "region": region.name, **told(made)})
    return Told(made, _linked(made, by))


@transaction.atomic
def change_municipality(*, municipality: Territory, names: MunicipalityNames, by: Person) -> Told:
    """Correct what a municipality is called; its code and its region stay.

    Raises:
        NotOfTheParties, NotAllowed: neither a coordinator nor an administrator.
        MunicipalityUnusable: it is a territory of the reference data, or a name is empty or too long.
        MunicipalityIsThere: the name is taken in the region.
    """
    policies.check_can_keep_municipalities(by)
    found = Territory.objects.select_for_update(no_key=True, of=("self",)).select_related("region")
    present = found.get(pk=municipality.pk)
    if not present.is_municipality:
        raise MunicipalityUnusable(field="region")
    before = told(present)
    for name, value in _cleaned(names).items():
        setattr(present, name, value)
    if told(present) == before:
        return Told(present, 0)
    _save(present)
    record("municipality changed", of=present, by=by, before=before, after=told(present))
    return Told(present, _linked(present, by))


def _cleaned(names: MunicipalityNames) -> dict[str, str]:
    cleaned = {name: " ".join(text.replace("\x00", "").split()) for name, text in asdict(names).items()}
    for name, text in cleaned.items():
        limit = Territory._meta.get_field(name).max_length or 0  # type: ignore[union-attr]
        if len(text) > limit or not (text or name in MAY_BE_EMPTY):
            raise MunicipalityUnusable(field=name)
    return cleaned


def _save(municipality: Territory) -> None:
    """Save; the database decides between two who add the same at once."""
    others = Territory.objects.filter(region=municipality.region).exclude(pk=municipality.pk)
    if any(full_key(other.name) == full_key(municipality.name) for other in others):
        raise MunicipalityIsThere(field="name", name=municipality.name)
    try:
        with transaction.atomic():
            municipality.save()
    except IntegrityError:
        raise MunicipalityIsThere(field="name", name=municipality.name) from None


def _linked(municipality: Territory, by: Person) -> int:
    told_of = municipality_told.send(Territory, municipality=municipality, by=by)
    return sum(int(count or 0) for _receiver, count in told_of)


def told(municipality: Territory) -> dict[str, str]:
    """Return the names of a municipality as the journal keeps them."""
    return {one.name: getattr(municipality, one.name) for one in fields(MunicipalityNames)}
