"""What the text of an agreement says of its time."""

from dataclasses import dataclass
from datetime import date

from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms


@dataclass(frozen=True, slots=True)
class OnSigning:
    """In force from the day of signing."""


@dataclass(frozen=True, slots=True)
class OnDate:
    """In force from a day that the text names."""

    day: date


@dataclass(frozen=True, slots=True)
class AfterSigning:
    """In force so many days after the signing."""

    days: int


@dataclass(frozen=True, slots=True)
class OnAct:
    """In force from the first act `in_force`: exchange of notifications, publication, ratification."""


@dataclass(frozen=True, slots=True)
class ForPeriod:
    """For a period counted from the first day in force."""

    period: Duration


@dataclass(frozen=True, slots=True)
class Until:
    """Until a last day, inclusive."""

    day: date


@dataclass(frozen=True, slots=True)
class Indefinite:
    """Without an end."""


@dataclass(frozen=True, slots=True)
class NoRenewal:
    """It runs out."""


@dataclass(frozen=True, slots=True)
class Automatic:
    """It goes on unless a party gives notice: for `period` (None: as the term), `times` (None: without limit)."""

    period: Duration | None = None
    times: int | None = None


@dataclass(frozen=True, slots=True)
class ByConsent:
    """It goes on if the parties agree."""


InForce = OnSigning | OnDate | AfterSigning | OnAct
Term = ForPeriod | Until | Indefinite
Renewal = NoRenewal | Automatic | ByConsent


@dataclass(frozen=True, slots=True)
class Terms:
    """What the text says.

    Args:
        signed_on: day of signing; None where it is not signed.
        notice: how long before the end of a period a party must have given notice; of an indefinite agreement, how long
            after a notice it ends; None where the text is silent.
    """

    signed_on: date | None
    in_force: InForce
    term: Term
    renewal: Renewal
    notice: Duration | None = None

    def __post_init__(self) -> None:
        check_together(self.term, self.renewal, "terms")
        start = self.start
        if isinstance(self.term, Until) and start is not None and self.term.day < start:
            raise BadTerms(field="terms.term.date", value=self.term.day, reason="lies before the first day in force")

    @property
    def start(self) -> date | None:
        """The first day in force where the text alone tells it; None for an act, or where nobody has signed."""
        match self.in_force:
            case OnSigning():
                return self.signed_on
            case OnDate(day):
                return day if self.signed_on else None
            case AfterSigning(days):
                return Duration(days=days).after(self.signed_on) if self.signed_on else None
        return None

    @property
    def renewal_length(self) -> Duration | None:
        """How long one automatic renewal is (R of TERMS.md); None where there is none."""
        if not isinstance(self.renewal, Automatic):
            return None
        return self.renewal.period or (self.term.period if isinstance(self.term, ForPeriod) else None)


def check_together(term: Term, renewal: Renewal, field: str) -> None:
    """Let pass a term and a renewal that can stand together.

    Raises:
        BadTerms: an indefinite term with a renewal, or an automatic renewal without a length.
    """
    if isinstance(term, Indefinite) and not isinstance(renewal, NoRenewal):
        raise BadTerms(field=f"{field}.renewal", value="renewal", reason="an indefinite term has no renewal")
    if isinstance(term, Until) and isinstance(renewal, Automatic) and renewal.period is None:
        raise BadTerms(
            field=f"{field}.renewal.period", value=None, reason="a term until a day needs the renewal's period"
        )
