"""Agreements as a year counts with them: a few columns of each, without a record for every row."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse

from kunak.agreements.models import Act, Agreement, Party
from kunak.agreements.standings import TermsAsKey
from kunak.core.lifecycle import ActState

Value = TypeVar("Value")
AT_ONCE = 500  # agreements in memory at a time
MAPPINGS = ("in_force", "term", "renewal")  # asked for as their text: most standings are remembered by it


@dataclass(frozen=True, slots=True)
class Listed:
    """One agreement; `sides` in their order."""

    pk: int
    kind: str
    title: str
    terms: TermsAsKey
    sides: tuple[int, ...]

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


def listed_of(keys: Sequence[int]) -> Iterator[Listed]:
    """Yield agreements in the order of their keys. Four queries for every `AT_ONCE`."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        there = {one.pk: one for one in _listed(some)}
        yield from (there[key] for key in some if key in there)


def _listed(own: Collection[int]) -> Iterator[Listed]:
    parties = _grouped(Party.objects.filter(agreement__in=own).order_by("order").values_list("agreement", "side"))
    acts = _grouped(
        (act.agreement_id, act.as_json())
        for act in Act.objects.filter(agreement__in=own, state=ActState.COUNTS).select_related("party")
    )
    texts = {f"{name}_text": Cast(name, TextField()) for name in MAPPINGS}
    columns = ("pk", "kind", "title", "event", "signed_on", *texts, "notice")
    found = Agreement.objects.filter(pk__in=own).annotate(**texts).order_by().values_list(*columns)
    for pk, kind, title, event, signed_on, in_force, term, renewal, notice in found:
        terms = TermsAsKey(
            event,
            signed_on,
            in_force or "null",
            term or "null",
            renewal or "null",
            notice,
            json.dumps(acts[pk]) if pk in acts else "[]",
        )
        yield Listed(pk, kind, title, terms, tuple(parties.get(pk, ())))


def _grouped(pairs: Iterable[tuple[int, Value]]) -> dict[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
