"""Counts of what was read right, wrong and not at all, and the figures that come of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SCALARS = ("kind", "event", "title", "signed_on", "place", "term", "renewal", "renewal_period", "notice", "in_force")
SCALARS += ("working_groups",)
LISTS = ("parties", "signatories", "supersedes", "coordinators", "sectors", "commitments", "planned", "quotes")
SUBS = ("party_type", "signatory_post", "signatory_party", "commitment_sector", "commitment_kind")
SUBS += ("planned_when", "quote_speaker")  # of paired items only
FIELDS = ("genre", "published", *SCALARS, *LISTS, *SUBS)

OF_ROWS = ("measures", "measure_number", "measure_term", "measure_executors")
OF_ROWS += ("decisions", "decision_number", "decision_term", "decision_executors")
OF_MEETING = ("number", "held_on", "place", "body", "secretary", "chairs", "present", "agenda")
OF_ACT = ("by", "on", "effective", "until", "period", "agreement_day", "changes")
PARTS = (*OF_ROWS, *(f"meeting_{name}" for name in OF_MEETING), "acts", *(f"act_{name}" for name in OF_ACT))
PARTS += ("outcomes", "outcome_state", "term_ends", "effects", "provisionals", "subdivisions")  # of version 1.1


SURENESS = {"0.95 to 1": 0.95, "0.90 to 0.95": 0.9, "0.80 to 0.90": 0.8, "0.70 to 0.80": 0.7, "below 0.70": 0.0}


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that differs from the gold's."""

    document: str
    field: str
    told: str


@dataclass
class Tally:
    """What a comparison counted, of one document or of many."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)  # the gold is empty
    filled: Counter[str] = field(default_factory=Counter)  # … and a value was read
    shown: Counter[str] = field(default_factory=Counter)  # right values that the gold shows by spans
    fitting: Counter[str] = field(default_factory=Counter)  # … whose spans touch the gold's
    documents: int = 0
    spans: int = 0
    bad_spans: int = 0
    doubts: int = 0  # warnings of the gold
    doubts_told: int = 0  # … where the reading warns of the same words
    signings: Counter[str] = field(default_factory=Counter)  # documents: hit, false, missed, none
    records: Counter[str] = field(default_factory=Counter)  # signed agreements: hit, false, missed
    sure: Counter[str] = field(default_factory=Counter)  # values by how sure the reading is of them
    sure_right: Counter[str] = field(default_factory=Counter)  # … that are right
    rules: Counter[str] = field(default_factory=Counter)  # values by the rule that read them
    rules_right: Counter[str] = field(default_factory=Counter)  # … that are right
    misses: list[Miss] = field(default_factory=list)

    def __iadd__(self, other: "Tally") -> "Tally":
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    def f1(self, name: str) -> float | None:
        """Return the F1 of a field, None where neither side has a value."""
        return f1(self.right[name], self.wrong[name], self.missed[name])

    @property
    def macro(self) -> float:
        """The mean F1 over the fields that have any value."""
        scores = [score for name in FIELDS if (score := self.f1(name)) is not None]
        return sum(scores) / len(scores) if scores else 0.0

    @property
    def micro(self) -> float:
        """The F1 of all values together."""
        return f1(self.right.total(), self.wrong.total(), self.missed.total()) or 0.0

    @property
    def detection(self) -> float | None:
        """The F1 of finding out that a document tells of a signing."""
        return f1(self.signings["hit"], self.signings["false"], self.signings["missed"])

    @property
    def span_share(self) -> float | None:
        """The share of right values whose words are the gold's."""
        return self.fitting.total() / self.shown.total() if self.shown else None

    def by_rule(self, rule: str, *, right: bool) -> None:
        """Count a value by the rule that read it, where that is known."""
        if rule:
            self.rules[rule] += 1
            self.rules_right[rule] += right

    def count_sure(self, confidence: float, *, right: bool) -> None:
        """Count a value by its confidence."""
        name = next(label for label, least in SURENESS.items() if confidence >= least)
        self.sure[name] += 1
        self.sure_right[name] += right

    @property
    def doubt_share(self) -> float | None:
        """The share of the gold's warnings that the reading gives too."""
        return self.doubts_told / self.doubts if self.doubts else None


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of many."""
    out = Tally()
    for tally in tallies:
        out += tally
    return out


def by_class(named: Sequence[tuple[str, Tally]]) -> dict[str, Tally]:
    """Return the sums of the tallies that share a name, in the order of names."""
    out: dict[str, Tally] = defaultdict(Tally)
    for name, tally in named:
        out[name] += tally
    return dict(sorted(out.items()))


def f1(right: int, wrong: int, missed: int) -> float | None:
    """Return the harmonic mean of precision and recall, None where there is nothing to find or found."""
    everything = 2 * right + wrong + missed
    return 2 * right / everything if everything else None
