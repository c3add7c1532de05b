"""What the bodies of an agreement were called when it was signed, and what they are called on the day asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from kunak.agreements.models import Agreement, Coordinator, Signatory
from kunak.core.terms import PartialDate
from kunak.people.models import BodyHead, Organisation


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """A body's name on the day of signing and on the day asked; `now` is empty where it is the same."""

    then: str
    now: str


Bodies = Mapping[Signatory | Coordinator, ThenAndNow]


def then_and_now(agreement: Agreement, on: date) -> Bodies:
    """Return the bodies of signatories and coordinators of which both names are known. At most two queries.

    A signatory has one where a side told that somebody of this name headed it on the day of signing; a coordinator
    only where the name has changed. Rows of the agreement are fetched before.
    """
    if not agreement.signed_on:
        return {}
    signed = PartialDate.parse(agreement.signed_on)
    bodies = dict(_headed(agreement, signed)) | dict(_coordinating(agreement))
    prefetch_related_objects(list(bodies.values()), "names")
    found = {one: told for one, body in bodies.items() if (told := _told(body, signed, on))}
    return {one: told for one, told in found.items() if told.now or isinstance(one, Signatory)}


def _coordinating(agreement: Agreement) -> Iterator[tuple[Coordinator, Organisation]]:
    return ((one, one.organisation) for one in agreement.coordinators.all() if one.organisation)


def _headed(agreement: Agreement, signed: PartialDate) -> Iterator[tuple[Signatory, Organisation]]:
    """Yield the signatories who headed a body on the day of signing, whichever day of those known it was."""
    sides = [party.side_id for party in agreement.parties.all()]
    heads = BodyHead.objects.filter(
        organisation__side__in=sides, sure_from__lte=signed.earliest, sure_until__gte=signed.latest
    ).select_related("organisation")
    known = {(head.organisation.side_id, _plain(head.name)): head.organisation for head in heads}
    for one in agreement.signatories.all():
        party = next((party for party in agreement.parties.all() if party.pk == one.party_id), None)
        body = known.get((party.side_id, _plain(one.name))) if party else None
        if body is not None:
            yield one, body


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())


def _told(body: Organisation, signed: PartialDate, on: date) -> ThenAndNow | None:
    first, last = (body.name_on(day).known for day in (signed.earliest, signed.latest))
    now = body.name_on(on).known
    if first is None or first != last or now is None:
        return None
    return ThenAndNow(first, now if now != first else "")
