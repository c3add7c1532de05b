"""Several documents of one agreement: those that may be, those that are read together, and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kunak.core.joining import Likeness, Outcome, Reason, compare, judge
from kunak.core.lifecycle import CandidateState
from kunak.documents.models import Apart, Candidate, Choice, Fact, Joined, Together
from kunak.documents.queries.lists import candidates_for, facts, summary
from kunak.documents.reasons import reasons_against, reasons_for
from kunak.documents.tellings import COMPARED, Member, best, member
from kunak.people.models import Side
from kunak.people.policies import Reader, side_of

MOST_LOOKED_AT = 50  # candidates with the same parties, those of the same day before all others
MOST_SHOWN = 5
JUDGED = ("kind", "event", "title", "signed_on", "parties", "signatories", "supersedes", "published")
OPEN = (CandidateState.REVIEW, CandidateState.POSTPONED)
IN_REGISTER = (CandidateState.ACCEPTED, CandidateState.JOINED)


@dataclass(frozen=True, slots=True)
class Likely:
    """Another candidate that may be the same agreement, and why; `is_apart` where a person said that it is not."""

    candidate: Candidate
    likeness: Likeness
    reasons: tuple[Reason, ...]
    words: str
    is_apart: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether nothing lets one doubt it."""
        return self.likeness == Likeness.SAME

    @property
    def told_for(self) -> str:
        """What speaks for it, in words."""
        return ", ".join(reasons_for(self.reasons))

    @property
    def told_against(self) -> str:
        """What lets nobody be certain, in words."""
        return ", ".join(reasons_against(self.reasons))

    @property
    def is_registered(self) -> bool:
        """Whether it is in the register already."""
        return self.candidate.state in IN_REGISTER


@dataclass(frozen=True, slots=True)
class Matter:
    """One point of the comparison with its facts, in the order of the documents.

    Args:
        choice: of a person among values that differ; None where nobody has chosen.
    """

    field: str
    outcome: Outcome
    facts: tuple[Fact, ...]
    choice: Choice | None = None

    @property
    def is_open(self) -> bool:
        """Whether a person has still to choose."""
        return self.outcome == Outcome.DIFFER and self.choice is None

    @property
    def standing(self) -> tuple[Fact, ...]:
        """The facts that count: the chosen one, the best of those that agree, all that one document alone says."""
        if self.outcome == Outcome.ALONE:
            return self.facts
        if self.outcome == Outcome.AGREE:
            return (best(self.facts),)
        return tuple(fact for fact in self.facts if self.choice and fact.pk == self.choice.fact_id)


def likely_for(candidate: Candidate, person: Reader) -> list[Likely]:
    """Return other candidates that may be the same agreement, the likeliest first. At most four queries.

    Only what the person may see is looked at: open ones of the own side, and those that became agreements of it.
    """
    side, own = side_of(person), _judged(Candidate.objects.filter(pk=candidate.pk)).first()
    if side is None or own is None:
        return []
    together = Joined.objects.filter(side=side, candidate=candidate).values("together")
    others = _with_parties_of(member(own), candidates_for(person)).filter(state__in=[*OPEN, *IN_REGISTER])
    others = others.exclude(reading=candidate.reading_id).exclude(joined__together__in=together)
    apart = _apart_from(candidate, side)
    found = list(_likely(member(own), _judged(_of_its_day_first(member(own), others))[:MOST_LOOKED_AT], apart))
    return sorted(found, key=lambda one: one.likeness != Likeness.SAME)[:MOST_SHOWN]


def _judged(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    return (
        candidates.prefetch_related(facts(names=JUDGED))
        .select_related("reading__document")
        .defer("reading__record", "reading__document__text")
    )


def _with_parties_of(own: Member, candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Leave those that share parties: two places where as many are known, else one, else the name of one."""
    values = own.telling.each("parties")
    codes = list(dict.fromkeys(value["code"] for value in values if value["code"]))[:2]
    wanted = [Q(value__code=code) for code in codes] or [Q(value__name=value["name"]) for value in values[:1]]
    for one in wanted:
        candidates = candidates.filter(Exists(Fact.objects.filter(one, candidate=OuterRef("pk"), field="parties")))
    return candidates if wanted else candidates.none()


def _of_its_day_first(own: Member, candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Order by newness, before all others those signed on the same day: two sides may have very many agreements."""
    signed_on = own.telling.one("signed_on")
    if not signed_on:
        return candidates.order_by("-pk")
    same = Fact.objects.filter(candidate=OuterRef("pk"), field="signed_on", value=signed_on)
    return candidates.annotate(is_of_its_day=Exists(same)).order_by("-is_of_its_day", "-pk")


def _apart_from(candidate: Candidate, side: Side) -> set[int]:
    pairs = Apart.objects.filter(Q(one=candidate) | Q(other=candidate), side=side).values_list("one", "other")
    return {key for pair in pairs for key in pair} - {candidate.pk}


def _likely(own: Member, others: Iterable[Candidate], apart: set[int]) -> Iterator[Likely]:
    for other in others:
        verdict = judge(own.telling, member(other).telling)
        if verdict.likeness != Likeness.OTHER:
            yield Likely(other, verdict.likeness, verdict.reasons, summary(other), other.pk in apart)


def reasons_of(one: Candidate, other: Candidate) -> tuple[Likeness, tuple[Reason, ...]]:
    """Return how likely two candidates are one agreement, and why. Four queries."""
    ones = {found.pk: member(found) for found in _judged(Candidate.objects.filter(pk__in=[one.pk, other.pk]))}
    verdict = judge(ones[one.pk].telling, ones[other.pk].telling)
    return verdict.likeness, verdict.reasons


def together_of(candidate: Candidate, side: Side | None) -> Together | None:
    """Return what a side reads the candidate together with. One query."""
    return Together.objects.filter(side=side, joined__candidate=candidate).first() if side else None


def together_for(person: Reader) -> QuerySet[Together]:
    """Return what the person's side reads together. No query yet."""
    return Together.objects.filter(side=side_of(person)) if side_of(person) else Together.objects.none()


def members_of(candidates: QuerySet[Candidate]) -> list[Member]:
    """Return candidates as members, the signed text first. Three queries."""
    found = candidates.select_related("reading__document__side", "reading__document__uploaded_by")
    fetched = Prefetch("facts", Fact.objects.select_related("decided_by"))
    ones = found.prefetch_related(fetched).order_by("pk").distinct()
    return sorted(map(member, ones), key=lambda one: (one.candidate.reading.record or {}).get("genre") != "agreement")


def matters_of(members: Sequence[Member], choices: Iterable[Choice] = ()) -> list[Matter]:
    """Return what the members say, point by point, with what a person chose. No query."""
    made = list(choices)
    found = []
    for point in compare([one.telling for one in members], COMPARED):
        facts = tuple(members[said.document].facts[point.field][said.position] for said in point.said)
        found.append(Matter(point.field, point.outcome, facts, _choice(facts, made)))
    return found


def _choice(facts: Sequence[Fact], choices: Iterable[Choice]) -> Choice | None:
    said = said_by(facts)
    return next((choice for choice in choices if choice.said == said), None)


def said_by(facts: Iterable[Fact]) -> dict[str, object]:
    """Return the values among which one chooses, as a `Choice` keeps them."""
    return {str(fact.pk): fact.value for fact in facts}
