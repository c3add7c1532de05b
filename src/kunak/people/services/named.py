"""Bodies of a side by the names that people and documents give them."""

from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction

from kunak.people.models import BodyName, Organisation, Side

Bodies = dict[tuple[int, str], Organisation]


def organisations_named(named: Iterable[tuple[Side, str]]) -> Bodies:
    """Return the sides' bodies of these names, whatever their case, made where there are none yet.

    A body is found by what it was called before, too; one that is called so now goes before one that was.

    To be called once inside the transaction that needs them. They are made in one order: two that need the same new
    bodies wait one for the other, never each for both.

    Returns:
        By the primary key of the side and the name as it was given.
    """
    wanted = {(side.pk, name): side for side, name in named}
    called = _called({side for side, _name in wanted})
    found: Bodies = {}
    for key in sorted(wanted, key=_place):
        place = _place(key)
        if place not in called:
            called[place] = _made(wanted[key], _cleaned(key[1]))
        found[key] = called[place]
    return found


def _place(key: tuple[int, str]) -> tuple[int, str]:
    return key[0], _cleaned(key[1]).casefold()


def _cleaned(name: str) -> str:
    return " ".join(name.split())


def _made(side: Side, cleaned: str) -> Organisation:
    try:
        with transaction.atomic():
            return Organisation.objects.create(side=side, name=cleaned)
    except IntegrityError:  # somebody named the same body for another agreement at this moment
        made = body_named(side, cleaned)
        if made is None:
            raise
        return made


def body_named(side: Side, name: str) -> Organisation | None:
    """Return the side's body that is called so, whatever the case, else the latest that was. Two queries.

    Of a name that was said to be another spelling, the body that it stands for.
    """
    return _called({side.pk}).get((side.pk, name.casefold()))


def _called(sides: Collection[int]) -> dict[tuple[int, str], Organisation]:
    """Return the sides' bodies by all that they are or were called: what one is called now goes before what was.

    Of several former ones the latest is meant; what is another spelling stands for the body that it names.
    """
    if not sides:
        return {}
    bodies = {one.pk: one for one in Organisation.objects.filter(side__in=sides)}
    former = BodyName.objects.filter(organisation__side__in=sides).order_by("possible_until", "pk")
    names = [(bodies[one.organisation_id], one.name) for one in former]
    named = (*names, *((one, one.name) for one in bodies.values()))
    return {(one.side_id, name.casefold()): bodies.get(one.same_as_id or 0, one) for one, name in named}
