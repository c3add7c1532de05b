"""The agreements of a side as a list counts with them: a few columns of each, without a record for every row."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse

from kunak.agreements.models import Act, Agreement, Coordinator, Party
from kunak.agreements.standings import TermsAsKey
from kunak.core.lifecycle import ActState
from kunak.people.models import Side

Value = TypeVar("Value")
MAPPINGS = ("in_force", "term", "renewal")  # asked for as their text: most standings are remembered by it


@dataclass(frozen=True, slots=True)
class Listed:
    """One agreement; `sides` and `coordinators` in their order."""

    pk: int
    kind: str
    title: str
    sectors: tuple[str, ...]
    terms: TermsAsKey
    sides: tuple[int, ...]
    coordinators: tuple[str, ...]

    @property
    def event(self) -> str:
        """What the document says happened."""
        return self.terms.event

    @property
    def signed_on(self) -> str:
        """The day of signing, as precise as it is known."""
        return self.terms.signed_on

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("agreements:agreement", args=[self.pk])


def listed_of(side: Side) -> list[Listed]:
    """Return the agreements that a side is a party of. Four queries."""
    own = Party.objects.filter(side=side).values("agreement")
    parties = _grouped(Party.objects.filter(agreement__in=own).order_by("order").values_list("agreement", "side"))
    bodies = _grouped(Coordinator.objects.filter(agreement__in=own).values_list("agreement", "name"))
    acts = _grouped(
        (act.agreement_id, act.as_json())
        for act in Act.objects.filter(agreement__in=own, state=ActState.COUNTS).select_related("party")
    )
    texts = {f"{name}_text": Cast(name, TextField()) for name in MAPPINGS}
    columns = ("pk", "kind", "title", "sectors", "event", "signed_on", *texts, "notice")
    found = Agreement.objects.filter(pk__in=own).annotate(**texts).order_by().values_list(*columns)
    return [
        Listed(
            pk=pk,
            kind=kind,
            title=title,
            sectors=tuple(sectors),
            terms=TermsAsKey(
                event,
                signed_on,
                in_force or "null",
                term or "null",
                renewal or "null",
                notice,
                json.dumps(acts[pk]) if pk in acts else "[]",
            ),
            sides=tuple(parties.get(pk, ())),
            coordinators=tuple(bodies.get(pk, ())),
        )
        for pk, kind, title, sectors, event, signed_on, in_force, term, renewal, notice in found
    ]


def _grouped(pairs: Iterable[tuple[int, Value]]) -> dict[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
