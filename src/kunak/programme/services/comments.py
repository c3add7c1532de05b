"""What people say at a measure: written, answered, settled, opened again, taken back; never removed."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.parties import parties_at
from kunak.agreements.services.texts import LONGEST, reason_of
from kunak.core.two_keys import content_hash
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.errors import CommentMissing, CommentSettled
from kunak.programme.models import Comment, Measure

__all__ = ["LONGEST", "reopen_comment", "settle_comment", "withdraw_comment", "write_comment"]


@transaction.atomic
def write_comment(
    *, measure: Measure, text: str, by: Person, is_shared: bool = False, answers: Comment | None = None
) -> Comment:
    """Say something at a measure, or answer what somebody said there.

    Args:
        is_shared: whether the other sides read it too, once they see the measure; an answer is seen by those who see
            what it answers.

    Raises:
        NotOfTheParties, NotAllowed: the person does not see the version, or the comment; observers only read.
        CommentMissing, TextTooLong: there are no words, or more than anybody reads.
        CommentSettled: the talk is settled, and nobody has opened it again.
    """
    side = policies.check_can_comment(by, measure.version).side
    text = reason_of(text, is_needed=False)
    if not text:
        raise CommentMissing
    first = _first(answers, measure, by) if answers else None
    made = Comment.objects.create(
        version=measure.version,
        line=measure.line,
        side=side,
        by=by,
        at=timezone.now(),
        text=text,
        is_shared=first.is_shared if first else is_shared,
        answers=first,
    )
    after = {"measure": str(measure), "content": content_hash(text)}  # the words stay at the measure: see `Comment`
    _record("comment written", made, by, after)
    return made


def _first(comment: Comment, measure: Measure, by: Person) -> Comment:
    """Lock the comment that a talk began with; nobody settles it while it is answered."""
    first = _locked(comment.answers or comment)
    policies.check_can_see_comment(by, first)
    if first.line != measure.line:
        raise Comment.DoesNotExist
    if first.settled_at is not None:
        raise CommentSettled
    return first


@transaction.atomic
def settle_comment(*, comment: Comment, by: Person) -> Comment:
    """Say that a talk is settled; one that is stays as it is.

    Raises:
        NotOfTheParties, NotAllowed: only coordinators and sector leads of the side that began it.
    """
    first = _locked(comment.answers or comment)
    policies.check_can_settle(by, first)
    if first.settled_at is None:
        first.settled_at, first.settled_by = timezone.now(), by
        first.save(update_fields=["settled_at", "settled_by"])
        _record("comment settled", first, by)
    return first


@transaction.atomic
def reopen_comment(*, comment: Comment, by: Person) -> Comment:
    """Open a settled talk again.

    Raises:
        NotOfTheParties, NotAllowed: only coordinators and sector leads of the side that began it.
    """
    first = _locked(comment.answers or comment)
    policies.check_can_settle(by, first)
    if first.settled_at is not None:
        first.settled_at, first.settled_by = None, None
        first.save(update_fields=["settled_at", "settled_by"])
        _record("comment opened again", first, by)
    return first


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Person) -> Comment:
    """Take one's own comment back: from now on its own side alone reads the words, marked as taken back.

    Raises:
        NotOfTheParties: for whoever does not see it there is none.
        NotYourComment: only who wrote it takes it back.
    """
    found = _locked(comment)
    policies.check_can_withdraw(by, found)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        _record("comment taken back", found, by)
    return found


def _locked(comment: Comment) -> Comment:
    fresh = Comment.objects.select_for_update(of=("self",), no_key=True).select_related(
        "version__programme__agreement", "version__drafted_by_side", "side"
    )
    return fresh.prefetch_related(parties_at("version__programme__agreement")).get(pk=comment.pk)


def _record(verb: str, comment: Comment, by: Person, after: object = None) -> None:
    """Append to the journal; what a side says among its own people is its own in the history too."""
    verb = verb if comment.is_shared else f"{verb} inside"
    record(verb, of=comment, by=by, about=comment.version.programme.agreement, after=after)
