"""Bodies of a side by the names that people and documents give them."""

from collections.abc import Iterable

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
    return {key: _organisation(wanted[key], _cleaned(key[1])) for key in sorted(wanted, key=_place)}


def _place(key: tuple[int, str]) -> tuple[int, str]:
    return key[0], _cleaned(key[1]).casefold()


def _cleaned(name: str) -> str:
    return " ".join(name.split())


def _organisation(side: Side, cleaned: str) -> Organisation:
    present = body_named(side, cleaned)
    if present is not None:
        return present
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
    found = {body.pk: body for body in Organisation.objects.filter(side=side)}
    present = next((body for body in found.values() if body.name.casefold() == name.casefold()), None)
    if present is None:
        former = BodyName.objects.filter(organisation__side=side).order_by("-possible_until", "-pk")
        same = (one.organisation_id for one in former if one.name.casefold() == name.casefold())
        present = found.get(next(same, 0))
    return found.get(present.same_as_id or 0, present) if present else None
