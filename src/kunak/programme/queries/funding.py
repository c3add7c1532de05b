"""Where the money for a measure comes from, row by row, and the agreements that a transfer may name."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.agreements.models import Agreement, Party
from kunak.agreements.queries import with_parties
from kunak.programme.models import Funding, Measure
from kunak.programme.wording import SOURCE_NAMES, amount_words

SHOWN = 200


@dataclass(frozen=True, slots=True)
class FundingRow:
    """One amount in words; `to` is the side to whose budget it goes, None where it goes to no other."""

    party: Party
    source: str
    year: int
    amount: str
    to: Party | None
    agreement: Agreement | None
    ground: str
    is_unfounded: bool

    @property
    def words(self) -> str:
        """The row in one line."""
        to = f"→ {self.to.label}" if self.to else ""
        return ", ".join(filter(None, (self.party.label, self.source, str(self.year), self.amount, to, self.ground)))


def funding_rows(rows: Sequence[Funding], parties: Sequence[Party]) -> tuple[FundingRow, ...]:
    """Return amounts as pages show them. No query where the agreements that are named are fetched."""
    known = {party.pk: party for party in parties}
    return tuple(
        FundingRow(
            known[row.party_id],
            str(SOURCE_NAMES[row.source]),
            row.year,
            amount_words(f"{row.amount:.2f}"),
            known[row.to_party_id] if row.to_party_id else None,
            row.agreement,
            row.ground,
            row.is_unfounded,
        )
        for row in rows
    )


def funding_of_measure(measure: Measure, parties: Sequence[Party]) -> tuple[FundingRow, ...]:
    """Return the amounts of a measure. No query where its parts are fetched."""
    return funding_rows(list(measure.funding.all()), parties)


def grounds_for(agreement: Agreement) -> list[Agreement]:
    """Return the other agreements of the register that all the same sides are parties of, newest first.

    Three queries.
    """
    found = Agreement.objects.exclude(pk=agreement.pk)
    for party in agreement.parties.all():
        found = found.filter(parties__side=party.side_id)
    return list(with_parties(found.distinct().order_by("-signed_on", "-pk"))[:SHOWN])
