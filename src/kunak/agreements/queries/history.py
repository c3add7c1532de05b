"""The journal of an agreement in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast

from kunak.agreements.contributions import INNER_VERBS
from kunak.agreements.history import Change, changes, record_words
from kunak.agreements.models import Agreement
from kunak.documents.models import Candidate, Fact
from kunak.journal.models import Entry
from kunak.journal.queries import history as journal_history
from kunak.journal.words import told
from kunak.people.models import Membership
from kunak.people.policies import Reader, side_of


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry: who did what, when, and what it changed."""

    number: int
    at: datetime
    who: str
    what: str
    name: str
    changes: tuple[Change, ...]
    hash: str

    @property
    def only(self) -> Change | None:
        """The one change of an entry that has one."""
        return self.changes[0] if len(self.changes) == 1 else None


def history(agreement: Agreement, reader: Reader) -> QuerySet[Entry]:
    """Return the entries about an agreement and its documents, newest first, without what another side did alone.

    Where a document tells of several agreements, what was decided on the others is their own history.
    """
    side = side_of(reader)
    ours = Membership.objects.filter(side=side).values("person") if side else Membership.objects.none().values("person")
    found = journal_history(agreement, *agreement.documents.all()).exclude(_of_others(agreement))
    return found.exclude(Q(verb__in=INNER_VERBS) & ~Q(by_id__in=ours))


def _of_others(agreement: Agreement) -> Q:
    """Return the condition for entries on the other agreements of its documents."""
    found = Candidate.objects.filter(reading__document__agreements=agreement)
    others = found.exclude(Q(agreement=agreement) | Q(further__agreement=agreement))
    facts = Fact.objects.filter(candidate__in=others)
    return _entries_on(others, Candidate) | _entries_on(facts, Fact)


def _entries_on(records: QuerySet[Any], model: type[Model]) -> Q:
    """Return the condition for entries on these records; the journal keeps their keys as text."""
    keys = records.order_by().annotate(key=Cast("pk", CharField())).values("key")
    return Q(record_type=model._meta.label_lower, record_id__in=keys)


def history_row(entry: Entry) -> HistoryRow:
    """Return an entry as people read it; an unknown verb is shown as it stands. No query."""
    return HistoryRow(
        number=entry.number,
        at=entry.at,
        who=entry.by_name,
        what=told(entry.verb),
        name=record_words(entry.record_type, entry.record_name, entry.after),
        changes=tuple(changes(entry.before, entry.after)),
        hash=entry.hash,
    )
