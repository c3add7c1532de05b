"""What the reader's own side has said of a version before its key, and what the reader may say."""

from dataclasses import dataclass

from kunak.core.programme.approval import Place, Without
from kunak.core.two_keys import KeyState
from kunak.people.models import Person, Side
from kunak.people.policies import Reader, membership_of, side_of
from kunak.programme import policies
from kunak.programme.digest import Digest, known_digest
from kunak.programme.inner import asked_of, inner_of, is_before, led_sectors, speaks_for
from kunak.programme.models import Approval, Version
from kunak.programme.wording import place_told


@dataclass(frozen=True, slots=True)
class InnerRow:
    """One place that must approve; `said` is the last that it said, None for nothing."""

    place: Place
    name: str
    state: KeyState
    said: Approval | None
    content_hash: str  # what the reader sees: to be given back with whatever is said
    can_approve: bool
    can_return: bool  # also what was approved before
    is_led: bool  # whether anybody leads the sector


@dataclass(frozen=True, slots=True)
class InnerPanel:
    """Where a version stands inside the reader's side."""

    rows: tuple[InnerRow, ...]
    without: str
    is_now: bool  # whether the side's people speak now

    @property
    def lacking(self) -> list[str]:
        """Who has not approved the content of today."""
        return [row.name for row in self.rows if row.state is not KeyState.TURNED]

    @property
    def to_approve(self) -> list[InnerRow]:
        """What waits for the reader."""
        return [row for row in self.rows if row.can_approve]

    @property
    def needs_words(self) -> bool:
        """Whether the side goes on only with a sentence why."""
        return bool(self.lacking) and self.without == Without.WAIVER

    @property
    def is_refused(self) -> bool:
        """Whether the side does not go on at all."""
        return bool(self.lacking) and self.without == Without.REFUSE


def inner_panel(version: Version, reader: Reader, digest: Digest | None = None) -> InnerPanel | None:
    """Return what the own side says of a version; None where it asks nobody. One query then, else seven at most.

    The places that the reader speaks for come first. Once the side has turned its key nobody is asked any more:
    what was said is shown, and who said nothing is not waited for.

    Args:
        digest: of the version, where it is at hand.
    """
    membership = membership_of(reader)
    if membership is None or not policies.can_see(reader, version):
        return None
    inner = inner_of(version, membership.side, lambda: digest or known_digest(version))
    if not inner.states:
        return None
    is_now, led = is_before(version, membership.side), led_sectors(membership.side)
    rows = [
        InnerRow(
            place,
            place_told(place),
            state,
            inner.said.get(place),
            inner.contents[place],
            speaks and state is not KeyState.TURNED,
            speaks and state is not KeyState.RETURNED,
            not place.sector or place.sector in led,
        )
        for place, state, speaks in (
            (place, state, is_now and speaks_for(membership, place, inner.asked, led))
            for place, state in inner.states.items()
        )
        if is_now or place in inner.said
    ]
    if not rows:
        return None
    return InnerPanel(
        tuple(sorted(rows, key=lambda row: (not row.can_approve, not row.can_return))), inner.asked.without, is_now
    )


@dataclass(frozen=True, slots=True)
class RuleShown:
    """What a side asks of its own people, as its form shows it."""

    side: Side
    asks_sectors: bool
    without: str
    approvers: dict[str, list[int]]
    people: tuple[Person, ...]  # whoever acts for the side


def inner_rule(reader: Reader) -> RuleShown | None:
    """Return what the reader's side asks; None for who has no side. Four queries."""
    side = side_of(reader)
    if side is None:
        return None
    asked = asked_of(side)
    people = Person.objects.filter(memberships__side=side, is_active=True)
    named = {post: sorted(keys) for post, keys in asked.approvers.items()}
    return RuleShown(side, asked.asks_sectors, asked.without, named, tuple(people))
