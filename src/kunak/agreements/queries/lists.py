"""Which agreements there are for whom."""

from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Prefetch, QuerySet

from kunak.agreements.card import RELATIONS, Card, public_card
from kunak.agreements.models import Act, Agreement, Party
from kunak.agreements.parties import parties_at
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of

Row = TypeVar("Row", bound=Model)
READING = "fact__candidate__reading"


def with_facts(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return the rows with the facts behind them; the whole record of a reading is large and stays where it is."""
    return rows.select_related(READING).defer(f"{READING}__record")


def agreements_of(side: Side) -> QuerySet[Agreement]:
    """Return the agreements that a side is a party of, newest first, with their parties."""
    return with_parties(Agreement.objects.filter(pk__in=Party.objects.filter(side=side).values("agreement")))


def of_side(side: int, agreement: str = "agreement") -> Exists:
    """Return the condition that a side is a party of the agreement of a row.

    A join would let the database begin with all agreements of the side, also where there is hardly a row.

    Args:
        side: its primary key.
        agreement: how the agreement is named from the row.
    """
    return Exists(Party.objects.filter(agreement=OuterRef(agreement), side=side))


def known_to(person: Reader, rows: QuerySet[Row], agreement: str = "agreement") -> QuerySet[Row]:
    """Return those of the rows whose agreement the person may see, as `policies.check_can_see` tells of one.

    Whoever may not see a thing is told so before anything of it is fetched. No query for who acts for no side.

    Args:
        agreement: how the agreement is named from the row.
    """
    side = side_of(person)
    return rows.filter(of_side(side.pk, agreement)) if side else rows.none()


def with_parties(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Return the same with parties, their sides and territories, and acts, fetched in two more queries."""
    return agreements.prefetch_related(parties_at(), Prefetch("acts", Act.objects.select_related("party")))


def public_agreements() -> list[tuple[Agreement, Card]]:
    """Return the agreements whose card all sides made public, newest first, with it. Eight queries."""
    turned = Count("card_keys", distinct=True)
    candidates = Agreement.objects.filter(card_keys__turned_at__isnull=False).annotate(turned=turned)
    found = with_parties(candidates.filter(turned__gte=2).order_by("-signed_on", "-pk")).prefetch_related(*RELATIONS)
    return [(agreement, card) for agreement in found if (card := public_card(agreement))]
