"""The register: agreements, their parties, signatories, coordinators and commitments."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.documents.models import Candidate, Document, Fact
from kunak.people.models import Key, Organisation, Person, Side, Territory

KINDS = ["agreement", "treaty", "memorandum", "protocol", "programme", "roadmap", "amendment", "other"]
UNSIGNED = frozenset({"planned", "negotiated"})  # the document tells of something still to be signed


class Agreement(models.Model):
    """An agreement of the register. Its standing on a day is never stored: see `terms` and `kunak.core.terms`."""

    kind = models.CharField(max_length=16)
    event = models.CharField(max_length=16, blank=True)  # what the document says happened: a code of documents' EVENTS
    title = models.CharField(max_length=500, blank=True)  # «о сотрудничестве», as the text has it
    # ISO 8601, as precise as it is known: 2013, 2013-05, 2013-05-29; of a planned one, the day that was foreseen
    signed_on = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=200, blank=True)
    in_force = models.JSONField(null=True)  # TERMS.md; null where nobody has said: counted from the signing
    term = models.JSONField(null=True)
    renewal = models.JSONField(null=True)
    notice = models.CharField(max_length=16, blank=True)  # ISO 8601 duration
    working_groups = models.TextField(blank=True)
    sectors = models.JSONField(default=list)  # codes, in the order of the reference data; those of commitments too
    candidate = models.OneToOneField(Candidate, on_delete=models.PROTECT, related_name="agreement")
    documents = models.ManyToManyField(Document, related_name="agreements")
    is_sample = models.BooleanField(default=False)  # shown as an example on every page
    # hash of its sides and exact day of signing; null where the day is not known, so that such ones do not collide
    identity = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="agreement_kind_is_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(
                name="agreement_signed_on_is_a_date_or_a_part_of_one",
                condition=Q(signed_on="") | Q(signed_on__regex=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title} {self.signed_on}".strip()

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.pk])


class Source(models.Model):
    """What stands behind a field of an agreement: a fact of a document, or a coordinator's entry with its ground."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sources")
    field = models.CharField(max_length=32)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)  # where an entered value comes from: «подписанный текст, п. 7»
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "field"], name="one_source_for_a_field"),
            models.CheckConstraint(  # a CHECK lets NULL through, so both arms say isnull
                name="source_is_read_or_entered_with_its_ground",
                condition=Q(fact__isnull=False, entered_by__isnull=True, note="")
                | Q(fact__isnull=True, entered_by__isnull=False, entered_for__isnull=False, entered_at__isnull=False)
                & ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.field}"


class Party(models.Model):
    """One of the ordered parties; the first two are A and B on screen."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    order = models.PositiveSmallIntegerField()  # from 0
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="parties")
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "order"], name="party_order_once"),
            models.UniqueConstraint(fields=["agreement", "side"], name="side_is_one_party"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        """a, b, c, …: the class names of the pages."""
        return "abcdefghij"[min(self.order, 9)]

    @property
    def label(self) -> str:
        """The short name for work."""
        return self.side.label


class Signatory(models.Model):
    """Who signed; the party may be unknown."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="signatories")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=300, blank=True)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Coordinator(models.Model):
    """The body that coordinates for a party."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="coordinators")
    party = models.ForeignKey(Party, null=True, on_delete=models.CASCADE, related_name="coordinators")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Commitment(models.Model):
    """One thing the parties undertook, in one sector."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="commitments")
    order = models.PositiveSmallIntegerField()
    sector = models.CharField(max_length=32)
    kind = models.CharField(max_length=32, blank=True)  # of measure, where the words say it plainly
    text = models.TextField()
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["agreement", "order"], name="commitment_order_once")]

    def __str__(self) -> str:
        return self.text[:80]


class PlannedEvent(models.Model):
    """Something the document promises for later, with the words of its time."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="planned_events")
    text = models.TextField()
    when = models.CharField(max_length=200, blank=True)
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]


class Predecessor(models.Model):
    """An earlier act that the agreement replaces, as much of its date as is known."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="predecessors")
    dated = models.CharField(max_length=10)  # ISO 8601, as precise as the text is
    fact = models.ForeignKey(Fact, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dated"]


class CardKey(Key):
    """A side's consent that exactly this card is public."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="card_keys")
