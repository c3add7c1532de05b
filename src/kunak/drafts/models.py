"""The life of an agreement before its signing: its editions, visas, keys, disagreements and the signing itself."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kunak.agreements.models import Agreement
from kunak.documents.models import Document
from kunak.journal.guarded import Guarded
from kunak.people.models import Key, Person, Side

VISA_KINDS = ["visa", "legal", "financial", "foreign", "justice", "other"]
OUTCOMES = ["agreed", "with_remarks", "refused"]


class DraftRule(models.Model):
    """How long a side gives each step before the signing, in days; an empty number sets no last day."""

    side = models.OneToOneField(Side, on_delete=models.PROTECT, related_name="draft_rule")
    text_days = models.PositiveSmallIntegerField(null=True)
    text_is_working = models.BooleanField(default=False)
    visa_days = models.PositiveSmallIntegerField(null=True)
    visa_is_working = models.BooleanField(default=False)
    approval_days = models.PositiveSmallIntegerField(null=True)
    approval_is_working = models.BooleanField(default=False)
    signing_days = models.PositiveSmallIntegerField(null=True)
    signing_is_working = models.BooleanField(default=False)
    law_days = models.PositiveSmallIntegerField(null=True)
    law_is_working = models.BooleanField(default=False)
    needs_law = models.BooleanField(default=False)  # whether an act of the legislature approves agreements

    class Meta:
        constraints = [
            models.CheckConstraint(
                name=f"draft_rule_{step}_days_are_between_one_and_a_year",
                condition=Q(**{f"{step}_days__isnull": True}) | Q(**{f"{step}_days__range": (1, 366)}),
            )
            for step in ("text", "visa", "approval", "signing", "law")
        ]

    def __str__(self) -> str:
        return str(self.side)


class Draft(Guarded):
    """An agreement on its way to the signing; its stage is computed from what happened, see `courses`."""

    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="draft")
    proposed_by = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    purpose = models.TextField(blank=True)  # what is to be agreed and why
    ground = models.CharField(max_length=500)  # what shows the proposal: «письмо от 02.02.2026 № 15»
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    signing_on = models.DateField(null=True)  # as it is planned, and as it was once all sides confirmed it
    signing_place = models.CharField(max_length=200, blank=True)
    signed_edition = models.OneToOneField("Edition", null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)  # when the last side confirmed
    given_up_on = models.DateField(null=True)
    given_up_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    given_up_for = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")
    given_up_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-proposed_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="draft_shows_its_proposal", condition=~Q(ground="")),
            models.CheckConstraint(
                name="draft_is_signed_on_a_day",
                condition=Q(signed_edition__isnull=True, signed_at__isnull=True)
                | Q(signed_edition__isnull=False, signed_at__isnull=False, signing_on__isnull=False),
            ),
            models.CheckConstraint(
                name="draft_is_given_up_with_a_reason",
                condition=Q(
                    given_up_on__isnull=True, given_up_by__isnull=True, given_up_for__isnull=True, given_up_reason=""
                )
                | Q(given_up_on__isnull=False, given_up_by__isnull=False, given_up_for__isnull=False)
                & ~Q(given_up_reason=""),
            ),
            models.CheckConstraint(
                name="draft_is_not_signed_and_given_up",
                condition=Q(signed_edition__isnull=True) | Q(given_up_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.agreement.title or f"№\u00a0{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("drafts:draft", args=[self.pk])

    @property
    def is_signed(self) -> bool:
        """Whether all sides confirmed the signing."""
        return self.signed_edition_id is not None

    @property
    def is_open(self) -> bool:
        """Whether it may still be written at."""
        return not self.is_signed and self.given_up_on is None


class Edition(Guarded):
    """One text of a draft, kept as it came; only sent ones are seen by the other sides.

    The database refuses to change or remove one, and to add one after the signing: see `guard`.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    sha256 = models.CharField(max_length=64)  # of the file: what keys are turned on
    note = models.CharField(max_length=500, blank=True)  # what is new in it
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="edition_number_once"),
            models.UniqueConstraint(fields=["draft", "side", "sha256"], name="edition_text_once_of_a_side"),
            models.CheckConstraint(name="edition_has_its_hash", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(
                name="edition_is_sent_by_somebody",
                condition=Q(sent_at__isnull=True, sent_by__isnull=True)
                | Q(sent_at__isnull=False, sent_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("drafts:edition", args=[self.draft_id, self.number])


class EditionKey(Key):
    """A side's consent to exactly this text, or its return with a reason; the hash is that of the edition."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="keys")


class SigningKey(Key):
    """A side's word that the agreed text was signed on this day, at this place, by these people."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="signing_keys")


class DraftSignatory(models.Model):
    """Who is to sign for a side."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="signatories")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "side"], name="signatory_once_of_a_side"),
            models.CheckConstraint(name="signatory_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class Visa(models.Model):
    """What a body of a side says of an edition: asked for, then given with or without remarks, or refused."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="visas")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # whose body it is; it alone sees it
    kind = models.CharField(max_length=9)
    body = models.CharField(max_length=300)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(  # who of the side gives it here; None where it comes on paper
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_on = models.DateField(null=True)
    name = models.CharField(max_length=200, blank=True)  # of who gave it
    post = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    remarks = models.TextField(blank=True)
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="visa_kind_is_known", condition=Q(kind__in=VISA_KINDS)),
            models.CheckConstraint(name="visa_names_its_body", condition=~Q(body="")),
            models.CheckConstraint(
                name="visa_is_given_by_somebody_or_waits",
                condition=Q(given_on__isnull=True, entered_by__isnull=True, outcome="", name="", remarks="")
                | Q(given_on__isnull=False, entered_by__isnull=False, outcome__in=OUTCOMES) & ~Q(name=""),
            ),
            models.CheckConstraint(
                name="visa_with_remarks_says_them",
                condition=Q(outcome__in=["", "agreed"], remarks="")
                | Q(outcome__in=["with_remarks", "refused"]) & ~Q(remarks=""),
            ),
            models.CheckConstraint(
                name="visa_is_given_after_it_was_asked_for",
                condition=Q(given_on__isnull=True) | Q(given_on__gte=F("asked_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.body


class Disagreement(models.Model):
    """A row of the table: a clause, each side's wording, and the settled one that counts with the keys of all sides."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="disagreements")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")  # whose clause is disputed
    clause = models.CharField(max_length=100)
    opened_by = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    settled = models.TextField(blank=True)  # as it is proposed, and as it counts since `settled_at`
    settled_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="disagreement_names_its_clause", condition=~Q(clause="")),
            models.CheckConstraint(
                name="disagreement_is_settled_by_a_wording", condition=Q(settled_at__isnull=True) | ~Q(settled="")
            ),
            models.CheckConstraint(
                name="disagreement_is_not_settled_and_withdrawn",
                condition=Q(settled_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.clause

    @property
    def is_open(self) -> bool:
        """Whether the sides still differ."""
        return self.settled_at is None and self.withdrawn_at is None


class Wording(models.Model):
    """How one side words a disputed clause."""

    disagreement = models.ForeignKey(Disagreement, on_delete=models.CASCADE, related_name="wordings")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["disagreement", "side"], name="wording_once_of_a_side"),
            models.CheckConstraint(name="wording_has_its_text", condition=~Q(text="")),
        ]


class DisagreementKey(Key):
    """A side's consent to exactly this settled wording."""

    disagreement = models.ForeignKey(Disagreement, on_delete=models.PROTECT, related_name="keys")
