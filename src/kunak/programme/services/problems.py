"""Problems and risks of a measure: told with an owner, closed with what came of it; never removed."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.services.texts import words_of
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme import policies
from kunak.programme.errors import OwnerMissing, ProblemClosed
from kunak.programme.models import Measure, Problem


@transaction.atomic
def open_problem(*, measure: Measure, kind: str, text: str, owner_side: Side, owner: str, by: Person) -> Problem:
    """Tell what hinders a measure, or may, and who takes care of it.

    Args:
        kind: ``problem`` or ``risk``.
        owner: the body, the post or the name, on the side `owner_side`.

    Raises:
        NotOfTheParties, NotAllowed: the person does not see the version, or only reads.
        WordsMissing, TextTooLong: there are no words, or more than anybody reads.
        OwnerMissing: nobody is named, or a side that is none of the agreement's.
    """
    side = policies.check_can_tell_problem(by, measure.version).side
    text, owner = words_of(text), " ".join(owner.split())[:300]
    if not owner or owner_side not in policies.sides_of(measure.version):
        raise OwnerMissing
    made = Problem.objects.create(
        version=measure.version,
        line=measure.line,
        kind=kind,
        text=text,
        owner_side=owner_side,
        owner=owner,
        opened_by=by,
        opened_by_side=side,
        opened_at=timezone.now(),
    )
    after = {"measure": str(measure), "problem kind": kind, "text": text, "owner": f"{owner_side.label}: {owner}"}
    verb = "problem told" if measure.version.state in policies.SHARED else "problem noted in a draft"
    record(verb, of=made, by=by, about=measure.version.programme.agreement, after=after)
    return made


@transaction.atomic
def close_problem(*, problem: Problem, outcome: str, by: Person) -> Problem:
    """Say what came of a problem or a risk: it hinders no more.

    Raises:
        NotOfTheParties, NotAllowed: only the side that owns it, or that told it.
        WordsMissing, TextTooLong: what came of it must be told.
        ProblemClosed: somebody was faster.
    """
    found = Problem.objects.select_for_update(of=("self",), no_key=True)
    present = found.select_related("version__programme__agreement", "owner_side", "opened_by_side").get(pk=problem.pk)
    policies.check_can_close_problem(by, present)
    if not present.is_open:
        raise ProblemClosed
    present.outcome = words_of(outcome)
    present.closed_by, present.closed_at = by, timezone.now()
    present.save(update_fields=["outcome", "closed_by", "closed_at"])
    verb = "problem closed" if present.version.state in policies.SHARED else "problem closed in a draft"
    about, after = present.version.programme.agreement, {"outcome": present.outcome}
    record(verb, of=present, by=by, about=about, after=after)
    return present
