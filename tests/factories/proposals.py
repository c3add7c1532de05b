"""Collections of proposals, made the way that people make them."""

from datetime import date
from typing import Any

from tests.factories.agreements import coordinators, make_agreement

from kunak.agreements.models import Agreement
from kunak.people.models import Person
from kunak.proposals import services
from kunak.proposals.models import Collection, Invitation, Proposal
from kunak.proposals.services import ProposalInput

TODAY, UNTIL = date(2026, 3, 1), date(2026, 3, 10)


def make_collection(
    agreement: Agreement | None = None, *, by: Person | None = None, **changes: Any
) -> tuple[Collection, str]:
    """Return a collection of the first side that asks one ministry, and the code of its link."""
    agreement = agreement or make_agreement()
    fields: dict[str, Any] = {
        "until": UNTIL,
        "sectors": ["trade", "culture"],
        "bodies": ["Минкультуры РТ"],
        "note": "",
        "shows_commitments": True,
        "today": TODAY,
    }
    made, codes = services.open_collection(
        agreement=agreement, by=by or coordinators(agreement)[0], **(fields | changes)
    )
    return made, next(iter(codes.values()))


def propose(collection: Collection, *, on: date = TODAY, **changes: Any) -> Proposal:
    """Return a measure proposed by the first body that is asked."""
    invitation: Invitation = collection.invitations.first()
    fields: dict[str, Any] = {
        "text": "Провести дни культуры",
        "sector": "culture",
        "author": "Иванова, начальник отдела",
    }
    return services.propose_measure(invitation=invitation, given=ProposalInput(**(fields | changes)), today=on)
