"""Two spellings of one body: a name that somebody typed is said to be a body that its side knows."""

from django.db import transaction

from kunak.journal.services import record
from kunak.people import policies
from kunak.people.errors import BodyOfAnotherSide, SpellingOfItself
from kunak.people.models import Organisation, Person


@transaction.atomic
def say_same(*, body: Organisation, known: Organisation, by: Person) -> Organisation:
    """Say that a body is another spelling of a known one of its side: what both did counts together from now on.

    What papers say stays as they say it. Spellings of the body go with it; where the known one is a spelling itself,
    the body that it stands for is meant.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
        BodyOfAnotherSide: bodies of two sides are never one.
        SpellingOfItself: it is the same body.
    """
    found = _locked([body.pk, known.pk])
    body, known = found[body.pk], found[known.pk]
    policies.check_can_keep_bodies(by, body.side)
    if known.side_id != body.side_id:
        raise BodyOfAnotherSide(body=known.name)
    meant = known.same_as or known
    if meant.pk == body.pk:
        raise SpellingOfItself
    body.spellings.update(same_as=meant)  # first: what has spellings is none itself
    body.same_as = meant
    body.save(update_fields=["same_as"])
    record("spelling said", of=body, by=by, after={"name": body.name, "spelling of": meant.name})
    return body


@transaction.atomic
def take_back_spelling(*, body: Organisation, by: Person) -> Organisation:
    """Take back that a body is a spelling of another; one that is none stays as it is.

    Raises:
        NotAllowed: neither a coordinator of the side nor an administrator.
    """
    body = _locked([body.pk])[body.pk]
    policies.check_can_keep_bodies(by, body.side)
    if body.same_as is not None:
        before, body.same_as = body.same_as.name, None
        body.save(update_fields=["same_as"])
        record("spelling taken back", of=body, by=by, before={"name": body.name, "spelling of": before})
    return body


def _locked(keys: list[int]) -> dict[int, Organisation]:
    """Lock bodies in one order, so that two who say the same of each other wait one for the other."""
    rows = Organisation.objects.select_for_update(no_key=True, of=("self",)).select_related("side", "same_as")
    return {one.pk: one for one in rows.filter(pk__in=keys).order_by("pk")}
