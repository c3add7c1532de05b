"""Several documents of one agreement: a person reads them together or says that they are not; then chooses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kunak.core.joining import Bearing, Outcome
from kunak.core.lifecycle import CandidateState, FactState, ForbiddenMove
from kunak.documents.errors import CandidateDecided, DifferencesRemain, DoubtsRemain, NothingToChoose, TheyContradict
from kunak.documents.models import Apart, Candidate, Choice, Fact, Joined, Together
from kunak.documents.policies import check_can_decide, check_can_read_together, check_can_see_candidate
from kunak.documents.queries.together import (
    IN_REGISTER,
    OPEN,
    Matter,
    matters_of,
    members_of,
    reasons_of,
    said_by,
    together_of,
)
from kunak.documents.services.candidates import confirm_sure, leave_together, move, open_candidate
from kunak.journal.services import record
from kunak.people.models import Person, Side


@dataclass(frozen=True, slots=True)
class Taken:
    """What enters the register of several documents.

    Args:
        facts: those that count.
        others: the candidates beside the first.
        names: what another document calls a party, in small letters, and the name that counts.
    """

    facts: tuple[Fact, ...]
    others: tuple[Candidate, ...]
    names: Mapping[str, str]


@transaction.atomic
def read_together(*, candidate: Candidate, other: Candidate, by: Person) -> Together:
    """Say that two candidates are one agreement: from now on they are reviewed on one page.

    Args:
        other: another open one of the side, or one that is in the register.
    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the first, or may not see the other.
        CandidateDecided: the first was accepted or refused; the other refused.
        TheyContradict: a known value of one rules out the other, or they stand in one document.
    """
    candidate = open_candidate(candidate, by)
    other = _seen(other, by)
    _check_may_be_one(candidate, other)
    side = candidate.reading.document.side
    Apart.objects.filter(side=side, **_pair(candidate, other)).delete()
    together = together_of(candidate, side) or together_of(other, side) or Together.objects.create(side=side)
    _merge(together, together_of(other, side))
    for one in (candidate, other):
        Joined.objects.get_or_create(
            side=side,
            candidate=one,
            defaults={"together": together, "joined_by": by, "joined_at": timezone.now()},
        )
    _check_one_agreement(together)
    record("documents read together", of=together, by=by, after={"documents": _names(together)})
    return together


def _seen(candidate: Candidate, by: Person) -> Candidate:
    found = Candidate.objects.select_related("reading__document__side").get(pk=candidate.pk)
    check_can_see_candidate(by, found)
    if found.state == CandidateState.REFUSED:
        raise CandidateDecided(state=found.state)
    return found


def _check_may_be_one(candidate: Candidate, other: Candidate) -> None:
    if candidate.reading_id == other.reading_id:
        raise TheyContradict(codes=("one_document",))
    _, reasons = reasons_of(candidate, other)
    against = tuple(reason.code for reason in reasons if reason.bearing == Bearing.AGAINST)
    if against:
        raise TheyContradict(codes=against)


def _check_one_agreement(together: Together) -> None:
    """Let a set pass that has one agreement of the register at most, and each document once."""
    ones = [one.candidate for one in together.joined.select_related("candidate")]
    if sum(one.state == CandidateState.ACCEPTED for one in ones) > 1:
        raise TheyContradict(codes=("two_agreements",))
    if len({one.reading_id for one in ones}) < len(ones):
        raise TheyContradict(codes=("one_document",))


def _merge(together: Together, other: Together | None) -> None:
    if other is not None and other.pk != together.pk:
        other.joined.update(together=together)
        other.delete()
    together.choices.all().delete()  # they were made among fewer


def _pair(one: Candidate, other: Candidate) -> dict[str, int]:
    first, second = sorted((one.pk, other.pk))
    return {"one_id": first, "other_id": second}


def _names(together: Together) -> list[str]:
    joined = together.joined.select_related("candidate__reading__document").order_by("pk")
    return [_name(one.candidate) for one in joined]


def _name(candidate: Candidate) -> str:
    return candidate.reading.document.name


@transaction.atomic
def read_apart(*, candidate: Candidate, by: Person) -> None:
    """Take a candidate out again: it is reviewed by itself, and the last one left too.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        CandidateDecided: it was accepted or refused.
        NothingToChoose: it is not read together with anything.
    """
    candidate = open_candidate(candidate, by)
    together = together_of(candidate, candidate.reading.document.side)
    if together is None:
        raise NothingToChoose
    before = {"documents": _names(together)}
    record("documents read apart", of=together, by=by, before=before, after={"document": _name(candidate)})
    leave_together(candidate)


@transaction.atomic
def say_apart(*, candidate: Candidate, other: Candidate, by: Person) -> None:
    """Say that two candidates are not one agreement; they are not offered together again.

    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided: as for `read_together`.
        ForbiddenMove: somebody reads them together in the meantime.
    """
    candidate = open_candidate(candidate, by)
    other = _seen(other, by)
    _check_not_together(candidate, other)
    side, pair = candidate.reading.document.side, _pair(candidate, other)
    defaults = {"said_by": by, "said_at": timezone.now()}
    apart, is_new = Apart.objects.get_or_create(side=side, **pair, defaults=defaults)
    if is_new:
        record(
            "said to be different agreements", of=apart, by=by, after={"documents": [_name(candidate), _name(other)]}
        )


def _check_not_together(candidate: Candidate, other: Candidate) -> None:
    side = candidate.reading.document.side
    together = together_of(candidate, side)
    if together is not None and together == together_of(other, side):
        raise ForbiddenMove(source="together", target="apart")


@transaction.atomic
def take_back_apart(*, candidate: Candidate, other: Candidate, by: Person) -> None:
    """Take back that two candidates are not one agreement: they are offered together again.

    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided: as for `read_together`.
    """
    candidate = open_candidate(candidate, by)
    other = _seen(other, by)
    for apart in Apart.objects.filter(side=candidate.reading.document.side, **_pair(candidate, other)):
        record(
            "no longer said to be different", of=apart, by=by, before={"documents": [_name(candidate), _name(other)]}
        )
        apart.delete()


@transaction.atomic
def choose(*, together: Together, fact: Fact, by: Person) -> Choice:
    """Say which of differing values stands; the others stay beside it with their words.

    Raises:
        NotOfTheParties, NotAllowed: the person may not decide for the side that reads them together.
        CandidateDecided: the agreement was accepted.
        NothingToChoose: the documents do not differ in this value, or it has changed.
    """
    matter = _differing(together, fact, by)
    keys = [one.pk for one in matter.facts]
    before = [choice.fact.value for choice in together.choices.filter(fact__in=keys).select_related("fact")]
    together.choices.filter(fact__in=keys).delete()
    standing = next(one for one in matter.facts if one.pk == fact.pk)
    choice = Choice.objects.create(
        together=together, fact=standing, said=said_by(matter.facts), chosen_by=by, chosen_at=timezone.now()
    )
    if standing.state == FactState.PROPOSED:
        _confirm([standing.pk], by)
    after = {"field": fact.field, "value": standing.value, "among": [one.value for one in matter.facts]}
    record("value chosen", of=together, by=by, before={"value": before[0]} if before else None, after=after)
    return choice


@transaction.atomic
def take_back_choice(*, together: Together, fact: Fact, by: Person) -> None:
    """Leave open again which of differing values stands.

    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided: as for `choose`.
        NothingToChoose: this value was not chosen.
    """
    matter = _differing(together, fact, by)
    if matter.choice is None or matter.choice.fact_id != fact.pk:
        raise NothingToChoose
    matter.choice.delete()
    record("choice taken back", of=together, by=by, before={"field": fact.field, "value": fact.value})


def _differing(together: Together, fact: Fact, by: Person) -> Matter:
    for matter in _open_matters(together, by):
        if matter.outcome == Outcome.DIFFER and fact.pk in {one.pk for one in matter.facts}:
            return matter
    raise NothingToChoose


def _open_matters(together: Together, by: Person) -> list[Matter]:
    """Lock what is read together and return what the documents say."""
    check_can_read_together(by, together)
    ones = _locked(together)
    if not any(one.state in OPEN for one in ones):
        raise CandidateDecided(state=ones[0].state)
    if any(one.state in IN_REGISTER for one in ones):
        raise CandidateDecided(state=CandidateState.ACCEPTED)
    return matters_of(members_of(Candidate.objects.filter(pk__in=[one.pk for one in ones])), together.choices.all())


def _locked(together: Together) -> list[Candidate]:
    Together.objects.select_for_update(no_key=True).get(pk=together.pk)
    ones = Candidate.objects.select_for_update(of=("self",), no_key=True).filter(joined__together=together)
    return list(ones.select_related("reading__document__side").order_by("pk"))


@transaction.atomic
def confirm_agreed(*, together: Together, by: Person) -> int:
    """Confirm every value in which the documents agree, as the person sees it with the words of each.

    Returns:
        How many values were confirmed.
    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided: as for `choose`.
    """
    agreed = [matter for matter in _open_matters(together, by) if matter.outcome == Outcome.AGREE]
    keys = [fact.pk for matter in agreed for fact in matter.facts if fact.state == FactState.PROPOSED]
    _confirm(keys, by)
    if keys:
        record("what agrees confirmed", of=together, by=by, after={"facts": keys})
    return len(keys)


def _confirm(keys: Iterable[int], by: Person) -> None:
    Fact.objects.filter(pk__in=list(keys), state=FactState.PROPOSED).update(
        state=FactState.CONFIRMED, decided_by=by, decided_at=timezone.now(), revision=F("revision") + 1
    )


@transaction.atomic
def take_together(*, candidate: Candidate, by: Person) -> Taken | None:
    """Close the review of several documents for the register; None where the candidate is read by itself.

    The register's own service calls this first, inside its transaction. What nobody touched is confirmed in the
    person's name; of what differs the chosen value alone counts.

    Raises:
        NotOfTheParties, NotAllowed, CandidateDecided: as for `choose`.
        DifferencesRemain: nobody has chosen between values; the error has them.
        DoubtsRemain: values that would count wait for a decision; the error has their rows.
    """
    together = together_of(candidate, candidate.reading.document.side)
    if together is None:
        check_can_decide(by, candidate.reading.document)
        return None
    matters = _open_matters(together, by)
    undecided = [matter for matter in matters if matter.is_open]
    if undecided:
        raise DifferencesRemain(fields=[matter.field for matter in undecided])
    standing = [fact for matter in matters for fact in matter.standing]
    doubtful = [fact for fact in standing if fact.is_doubtful]
    if doubtful:
        raise DoubtsRemain(facts=doubtful)
    ones = _locked(together)
    for one in ones:
        is_first = one.pk == candidate.pk
        state = CandidateState.ACCEPTED if is_first else CandidateState.JOINED
        move(one, state, "candidate accepted" if is_first else "candidate joined", by=by, facts=confirm_sure(one, by))
    return Taken(tuple(standing), tuple(one for one in ones if one.pk != candidate.pk), _names_of_parties(matters))


def _names_of_parties(matters: Iterable[Matter]) -> dict[str, str]:
    named = [matter for matter in matters if matter.field == "parties" and len(matter.standing) == 1]
    return {_name_in(fact).casefold(): _name_in(matter.standing[0]) for matter in named for fact in matter.facts}


def _name_in(party: Fact) -> str:
    value: Any = party.value
    return str(value["name"])


@transaction.atomic
def join_candidate(*, candidate: Candidate, by: Person) -> Candidate:
    """Close the review of a further document of an agreement that is in the register; nothing of the card changes.

    The register's own service calls this first, inside its transaction. What the reader was sure of is confirmed;
    what is in doubt stays so, for nothing hangs on it.

    Returns:
        The candidate of the set that is in the register.
    Raises:
        NotOfTheParties, NotAllowed: the person may not decide on the document.
        CandidateDecided: it was accepted or refused.
        NothingToChoose: it is not read together with an agreement of the register.
    """
    candidate = open_candidate(candidate, by)
    side: Side = candidate.reading.document.side
    found = Candidate.objects.filter(joined__together=together_of(candidate, side), state__in=IN_REGISTER).first()
    if found is None:
        raise NothingToChoose
    check_can_see_candidate(by, found)
    move(candidate, CandidateState.JOINED, "candidate joined", by=by, facts=confirm_sure(candidate, by))
    return found
