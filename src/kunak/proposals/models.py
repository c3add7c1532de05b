"""Proposals for a plan, collected from a side's bodies by a date; a body without an account has a link of its own."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.agreements.models import Agreement, Commitment
from kunak.core.lifecycle import ProposalState
from kunak.core.programme.term import MeasureTerm
from kunak.people.models import Organisation, Person, Side
from kunak.programme.models import TERM_KINDS, Measure

DECIDED = ["taken", "merged", "declined"]


class Collection(models.Model):
    """What a side asks its bodies to propose under an agreement, in which sectors and until which day."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # it alone sees it
    until = models.DateField()  # what comes later is late, and not lost
    sectors = models.JSONField()
    note = models.TextField(blank=True)
    shows_commitments = models.BooleanField(default=True)  # in the sectors, to whoever has a link
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="collection_is_closed_by_somebody",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("proposals:collection", args=[self.pk])


class Invitation(models.Model):
    """A body that is asked, and its link: only a hash of the code is kept, and a new code ends the old one."""

    collection = models.ForeignKey(Collection, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    expires_on = models.DateField()  # the last day of the link
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)  # when the body said that it has no more to propose

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "organisation"], name="body_is_asked_once"),
            models.CheckConstraint(name="code_is_kept_as_a_hash", condition=Q(code_hash__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def is_open(self, on: date) -> bool:
        """Whether its link opens on a day."""
        return self.revoked_at is None and on <= self.expires_on


class Proposal(models.Model):
    """A measure that a body proposes; what became of it is told to the body, with the reason where it was declined.

    The database refuses to change what was proposed and to remove it: see `guard`.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="proposals")
    sector = models.CharField(max_length=32)
    text = models.TextField()
    commitment = models.ForeignKey(Commitment, null=True, on_delete=models.PROTECT, related_name="+")
    term_kind = models.CharField(max_length=10, choices=[(k, k) for k in TERM_KINDS], default="none")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    executors = models.TextField(blank=True)  # of its own side, one in a row
    expected_result = models.TextField(blank=True)
    author = models.CharField(max_length=200)  # who wrote it, as they called themselves
    at = models.DateTimeField()
    is_late = models.BooleanField()
    state = models.CharField(max_length=9, default=ProposalState.PROPOSED.value)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    measure = models.ForeignKey(Measure, null=True, on_delete=models.PROTECT, related_name="proposals")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="proposal_has_text_and_author", condition=~Q(text="") & ~Q(author="")),
            models.CheckConstraint(
                name="proposal_state_is_known", condition=Q(state__in=[one.value for one in ProposalState])
            ),
            models.CheckConstraint(
                name="proposal_is_decided_by_somebody",
                condition=Q(state__in=DECIDED, decided_by__isnull=False, decided_at__isnull=False)
                | Q(decided_by__isnull=True, decided_at__isnull=True) & ~Q(state__in=DECIDED),
            ),
            models.CheckConstraint(
                name="proposal_is_declined_with_a_reason", condition=~Q(state="declined") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="proposal_in_a_plan_has_its_measure",
                condition=Q(state__in=["taken", "merged"], measure__isnull=False)
                | Q(measure__isnull=True) & ~Q(state__in=["taken", "merged"]),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def term(self) -> MeasureTerm:
        """The term as the core knows it."""
        return MeasureTerm(self.term_kind, self.starts_on, self.ends_on)


class WrongCode(models.Model):
    """Somebody asked for a link that there is not; after too many in an hour the caller waits."""

    caller = models.CharField(max_length=64)  # a hash of the address
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["caller", "at"], name="wrong_codes_of_a_caller")]
