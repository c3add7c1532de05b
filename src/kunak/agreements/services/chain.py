"""Which agreement of the register replaces or amends which: told by a coordinator, taken back by the own side."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from kunak.agreements import policies
from kunak.agreements.errors import AlreadyLinked, CannotBeLinked, GroundMissing, NotOurEntry
from kunak.agreements.models import Agreement, ChainLink
from kunak.agreements.queries.chain import formers_of
from kunak.journal.services import record
from kunak.people.models import Person


@transaction.atomic
def link_former(*, agreement: Agreement, former: Agreement, kind: str, ground: str, by: Person) -> ChainLink:
    """Tell that an agreement replaces or amends an earlier one of the register.

    Nothing is counted from it: only an act of supersession ends the earlier agreement.

    Args:
        kind: ``replaces`` or ``amends``.
        ground: where it comes from, for the other side.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side of both agreements.
        GroundMissing: the ground is empty.
        CannotBeLinked: it is the same agreement, the former was signed later, or it would be its own former.
        AlreadyLinked: the two are linked.
    """
    ones = [agreement.pk, former.pk]  # locked in one order: two who link the two the other way round wait in turn
    locked = Agreement.objects.select_for_update(no_key=True).order_by("pk").in_bulk(ones)
    agreement, former = (locked[key] for key in ones)
    side = policies.check_can_link(by, agreement).side
    policies.check_can_see(by, former)
    if not ground.strip():
        raise GroundMissing
    _check_order(agreement, former)
    try:
        with transaction.atomic():
            link = ChainLink.objects.create(
                later=agreement,
                former=former,
                kind=kind,
                ground=ground.strip(),
                entered_by=by,
                entered_for=side,
                entered_at=timezone.now(),
            )
    except IntegrityError:
        if not ChainLink.objects.filter(later=agreement, former=former).exists():
            raise
        raise AlreadyLinked from None
    record("former agreement linked", of=link, about=agreement, by=by, after=_told(link))
    return link


@transaction.atomic
def unlink_former(*, link: ChainLink, by: Person) -> None:
    """Take back what one's own side told.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side of the later agreement.
        NotOurEntry: the other side told it, or it has been taken back.
    """
    found = ChainLink.objects.select_for_update(no_key=True).filter(pk=link.pk).first()
    side = policies.check_can_link(by, link.later).side
    if found is None or found.entered_for_id != side.pk:
        raise NotOurEntry(field="supersedes")
    record("former agreement unlinked", of=found, about=found.later, by=by, before=_told(found))
    found.delete()


def _told(link: ChainLink) -> dict[str, str]:
    return {"link": link.kind, "former": str(link.former), "ground": link.ground}


def _check_order(agreement: Agreement, former: Agreement) -> None:
    """Let pass what can be one after the other; days that are known in part are compared as far as they are known."""
    if agreement.pk == former.pk:
        raise CannotBeLinked(why="itself")
    known = min(len(agreement.signed_on), len(former.signed_on))
    if former.signed_on[:known] > agreement.signed_on[:known]:
        raise CannotBeLinked(why="later")
    if agreement.pk in formers_of(former):
        raise CannotBeLinked(why="circle")
