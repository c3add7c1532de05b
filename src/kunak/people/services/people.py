"""Changes to territories, sides, people and roles."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string

from kunak.core import reference
from kunak.journal.services import record
from kunak.people import policies
from kunak.people.errors import ActsForAnotherSide, AdministratorHasNoSide, BodyOfAnotherSide, SectorsMissing
from kunak.people.models import Membership, Organisation, Person, Role, Side, Territory

PASSWORD_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # noqa: S105 (no letters that look alike)


def first_password() -> str:
    """Return a random password that can be read out and typed."""
    return get_random_string(14, PASSWORD_ALPHABET)


@transaction.atomic
def load_territories() -> int:
    """Bring the territories of the reference data in, changed names included; safe to repeat.

    Returns:
        How many territories there are now. Nothing is ever removed: an agreement may name it.
    """
    fields = [field.name for field in Territory._meta.concrete_fields if field.name not in {"id", "code"}]
    Territory.objects.bulk_create(_territories(), update_conflicts=True, unique_fields=["code"], update_fields=fields)
    return Territory.objects.count()


def _territories() -> Iterator[Territory]:
    for row in reference.rows("regions"):
        yield Territory(
            code=row["id"],
            kind="region",
            name=row["full_nom"],
            name_gen=row["full_gen"],
            name_dat=row["full_dat"],
            name_ins=row["full_ins"],
            short=row["short_nom"],
            short_gen=row["short_gen"],
            name_en=row["name_en"],
            short_en=row["short_en"],
            abbr=row["abbr"].split(";")[0],
            head_title=row["head_title"],
        )
    for row in reference.rows("countries"):
        yield Territory(
            code=row["code"],
            kind="country",
            name=row["ru_long"] or row["ru_nom"],
            name_gen=row["ru_gen"],
            name_dat=row["ru_dat"],
            name_ins=row["ru_ins"],
            short=row["ru_nom"],
            short_gen=row["ru_gen"],
            name_en=row["name_en"],
            short_en=row["name_en"],
        )


def side_for(*, name: str, code: str | None) -> Side:
    """Return the side that acts for a party of this name and territory, made where there is none yet.

    To be called inside the transaction that needs it. A body or a firm gets a side of its own by its name.
    """
    territory = Territory.objects.filter(code=code).first() if code else None
    if territory is not None and territory.name.casefold() == name.casefold():
        return Side.objects.get_or_create(territory=territory, defaults={"name": _free_name(territory)})[0]
    return Side.objects.get_or_create(name=name)[0]


def _free_name(territory: Territory) -> str:
    """Return a name that no side has: regions have municipalities of one name, and some are parties by it alone."""
    if territory.region is None or not Side.objects.filter(name=territory.name).exists():
        return territory.name
    return f"{territory.name} ({territory.region.short}, {territory.code})"[:200]


@transaction.atomic
def add_person(
    *, email: str, name: str, password: str, is_administrator: bool = False, by: Person | None = None
) -> Person:
    """Make somebody who can sign in.

    Raises:
        django.core.exceptions.ValidationError: the address is wrong or taken, or the password too weak.
    """
    person = Person(email=email.strip().lower(), name=name.strip(), is_administrator=is_administrator)
    validate_password(password, person)
    person.set_password(password)
    person.full_clean()
    _save_new(person)
    record("person added", of=person, by=by, after={"email": person.email, "is_administrator": is_administrator})
    return person


def _save_new(person: Person) -> None:
    """Save; the database decides between two who add the same address at once, and the second one is told."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        person.validate_constraints()
        raise


@transaction.atomic
def change_password(*, person: Person, password: str, by: Person | None) -> None:
    """Give a person a new password; every open session of the person ends with it.

    Args:
        by: the person for the own one, else who looks after the person; None for the terminal.

    Raises:
        NotAllowed: `by` may not look after this person.
        django.core.exceptions.ValidationError: the password is too weak.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if by is not None and by.pk != person.pk:
        policies.check_can_look_after(by, person)
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    record("password changed", of=person, by=by)


@transaction.atomic
def give_role(
    *,
    person: Person,
    side: Side,
    role: Role,
    by: Person | None,
    sectors: Iterable[str] = (),
    body: Organisation | None = None,
) -> Membership:
    """Put a person on a side in a role, or change the role there.

    Args:
        sectors: codes that a sector lead answers for; for other roles they do not count.
        body: of the side, where the person works; None where that is not told.
        by: None for the terminal.

    Raises:
        NotAllowed, OwnAccount: `by` may not look after this person or this side's people.
        SectorsMissing: a sector lead needs at least one, of the closed list.
        AdministratorHasNoSide: administrators never act for a side.
        ActsForAnotherSide: nobody acts for two sides.
        BodyOfAnotherSide: nobody works in a body of another side.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if by is not None:
        policies.check_can_manage_people(by, side)
    if person.is_administrator:
        raise AdministratorHasNoSide
    given = sorted(sectors) if role == Role.SECTOR_LEAD else []
    if role == Role.SECTOR_LEAD and (not given or not set(given) <= set(reference.sectors())):
        raise SectorsMissing
    if body is not None and body.side_id != side.pk:
        raise BodyOfAnotherSide(body=body.name)
    present = Membership.objects.filter(person=person).select_related("side").first()
    if present is not None and present.side_id != side.pk:
        raise ActsForAnotherSide(side=str(present.side))
    if by is not None and present is not None:
        policies.check_can_look_after(by, person)
    before = {"role": present.role, "sectors": present.sectors, **_in_body(present.body)} if present else None
    membership = present or Membership(person=person, side=side)
    membership.role, membership.sectors, membership.body = role, given, body
    membership.save()
    after = {"side": str(side), "role": str(role), "sectors": given, **_in_body(body)}
    record("role given", of=person, by=by, before=before, after=after)
    return membership


def _in_body(body: Organisation | None) -> dict[str, str]:
    return {"body": body.name} if body else {}


@transaction.atomic
def add_to_side(
    *, email: str, name: str, password: str, side: Side, role: Role, by: Person, sectors: tuple[str, ...] = ()
) -> Person:
    """Make somebody who can sign in and acts for a side.

    Raises:
        NotAllowed: `by` is neither an administrator nor a coordinator of the side.
        django.core.exceptions.ValidationError: the address is wrong or taken, or the password too weak.
    """
    policies.check_can_manage_people(by, side)
    person = add_person(email=email, name=name, password=password, by=by)
    give_role(person=person, side=side, role=role, sectors=sectors, by=by)
    return person


@transaction.atomic
def set_active(*, person: Person, is_active: bool, by: Person) -> None:
    """Close a person's door or open it again; sessions end at once.

    Raises:
        NotAllowed: `by` may not look after this person.
        OwnAccount: nobody closes the own door.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    policies.check_can_look_after(by, person)
    if person.is_active == is_active:
        return
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    record("door opened" if is_active else "door closed", of=person, by=by)
