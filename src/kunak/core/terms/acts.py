"""What happened since the signing: each act with its day."""

from dataclasses import dataclass
from datetime import date

from kunak.core.terms.duration import Duration
from kunak.core.terms.terms import Renewal, Term


@dataclass(frozen=True, slots=True)
class EntryIntoForce:
    """Notifications exchanged, published, ratified: under `on_act` the first one gives the first day in force."""

    on: date


@dataclass(frozen=True, slots=True)
class Notice:
    """One party says that it does not go on."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class NoticeWithdrawn:
    """That party takes its standing notice back."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class RenewalAgreed:
    """The parties agree to go on after the current period: for a period, or until a last day; exactly one is given."""

    on: date
    period: Duration | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Termination:
    """The parties end it: `effective` is the last day in force."""

    on: date
    effective: date


@dataclass(frozen=True, slots=True)
class Supersession:
    """A later agreement replaces it: its last day is the day before `effective`."""

    on: date
    by_agreement: str
    effective: date


@dataclass(frozen=True, slots=True)
class Amendment:
    """Some terms change from the later of `on` and `effective`; what is None stays, `drops_notice` unsays it."""

    on: date
    effective: date
    term: Term | None = None
    renewal: Renewal | None = None
    notice: Duration | None = None
    drops_notice: bool = False

    @property
    def holds_from(self) -> date:
        """The first day on which the changed terms count."""
        return max(self.on, self.effective)


@dataclass(frozen=True, slots=True)
class Suspension:
    """Not applied from this day; the term runs on."""

    on: date


@dataclass(frozen=True, slots=True)
class Resumption:
    """Applied again from this day."""

    on: date


Act = (
    EntryIntoForce
    | Notice
    | NoticeWithdrawn
    | RenewalAgreed
    | Termination
    | Supersession
    | Amendment
    | Suspension
    | Resumption
)
