"""Who may see a document and decide on what was read: its side, and after acceptance the sides of its agreement."""

from django.db.models import Q

from kunak.documents.models import Candidate, Document, Together
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, asks, check_role, membership_of, side_of

DECIDING = (Role.COORDINATOR, Role.SECTOR_LEAD)


def seen_by(side: Side) -> Q:
    """Return the condition for the documents that a side may see. The register's relation is asked for by name."""
    return Q(side=side) | Q(agreements__parties__side=side)


def candidates_seen_by(side: Side) -> Q:
    """Return the condition for the agreements found in documents that a side may see.

    Of its own documents all; of another side's those alone that it is a party of: the others are still being thought
    over there, or are made with somebody else.
    """
    shared = Candidate.objects.filter(Q(agreement__parties__side=side) | Q(further__agreement__parties__side=side))
    return Q(reading__document__side=side) | Q(pk__in=shared.values("pk"))


def check_can_see_candidate(person: Reader, candidate: Candidate) -> None:
    """Let people see an agreement found in a document as `candidates_seen_by` says.

    Raises:
        NotOfTheParties: for everybody else it does not exist. One query.
    """
    side = side_of(person)
    if side is None or not Candidate.objects.filter(candidates_seen_by(side), pk=candidate.pk).exists():
        raise NotOfTheParties(action="see what was read")


can_see_candidate = asks(check_can_see_candidate)


def check_can_read_together(person: Reader, together: Together) -> Membership:
    """Let coordinators and sector leads of the side that reads documents together choose between their values.

    Raises:
        NotOfTheParties: another side reads them together.
        NotAllowed: observers only read.
    """
    return check_role(person, [together.side], DECIDING, action="choose between documents")


can_read_together = asks(check_can_read_together)


def check_can_add(person: Reader) -> Membership:
    """Let coordinators and sector leads of any side add documents for it.

    Raises:
        NotOfTheParties: the person acts for no side.
        NotAllowed: observers only read.
    """
    membership = membership_of(person)
    sides = [membership.side] if membership else []
    return check_role(person, sides, DECIDING, action="add a document")


can_add = asks(check_can_add)


def check_can_see(person: Reader, document: Document) -> None:
    """Let people of the document's side see it, and those of every side of an agreement made from it.

    Raises:
        NotOfTheParties: for everybody else the document does not exist. One query for people of other sides.
    """
    side = side_of(person)
    if side is not None and side.pk == document.side_id:
        return
    if side is None or not Document.objects.filter(seen_by(side), pk=document.pk).exists():
        raise NotOfTheParties(action="see the document")


can_see = asks(check_can_see)


def check_can_decide(person: Reader, document: Document) -> Membership:
    """Let coordinators and sector leads of the document's own side confirm, correct, refuse and enter.

    Raises:
        NotOfTheParties: the document is of another side.
        NotAllowed: observers only read.
    """
    return check_role(person, [document.side], DECIDING, action="decide on what was read")


can_decide = asks(check_can_decide)


def check_can_accept(person: Reader, side: Side) -> Membership:
    """Let coordinators of a side take into the register what was read in its documents.

    Raises:
        NotOfTheParties: the documents are of another side.
        NotAllowed: a sector lead decides on values only, an observer only reads.
    """
    return check_role(person, [side], [Role.COORDINATOR], action="accept an agreement")


can_accept = asks(check_can_accept)
