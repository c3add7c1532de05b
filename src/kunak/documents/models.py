"""Files as they came, their text, what was read from them and what people decided about each value."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kunak.core.lifecycle import CandidateState, FactState, ReadingState
from kunak.documents.storage import kept_files
from kunak.people.models import Person, Side


def choices(states: type) -> list[tuple[str, str]]:
    """Return a state class as choices; the words on screen are the templates'."""
    return [(state.value, state.value) for state in states]  # type: ignore[attr-defined]


class Upload(models.Model):
    """Several documents that were given at once; `refused` tells by name which were not taken, and why.

    Each refusal is `{"name", "why", "document"}`: `why` as `refusals.kept`, `document` the key of the one that is here
    already, or null.
    """

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="uploads")
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    refused = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.side}, {self.uploaded_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("documents:upload", args=[self.pk])


class Document(models.Model):
    """A stored file of one side, kept byte for byte, and its plain text that spans point into."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=127)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=kept_files, max_length=255)
    text = models.TextField()
    unread = models.JSONField(null=True)  # why no text was found, as `refusals.kept`; null where nobody has looked yet
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    upload = models.ForeignKey(Upload, null=True, on_delete=models.PROTECT, related_name="documents")  # with others

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["side", "sha256"], name="document_once_on_a_side"),
            models.CheckConstraint(name="document_is_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("documents:reading", args=[self.pk])


class Reading(models.Model):
    """What one version of the reader made of a document; `record` is never edited."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="reading")
    state = models.CharField(max_length=8, choices=choices(ReadingState), default=ReadingState.QUEUED.value)
    reader_version = models.CharField(max_length=32, blank=True)
    record = models.JSONField(null=True)  # kunak.reading/1, without the text
    read_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    refusal = models.JSONField(null=True)  # why the file could not be opened, as `refusals.kept`

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reading_under_review_has_its_record",
                condition=~Q(state="review") | Q(record__isnull=False, read_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.document)

    def get_absolute_url(self) -> str:
        return self.document.get_absolute_url()


class Candidate(models.Model):
    """One agreement found in a document; the first exists always, so that a person can enter what was not found."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="candidates")
    position = models.PositiveSmallIntegerField()  # the place in the record's `agreements`, from 0
    state = models.CharField(max_length=9, choices=choices(CandidateState), default=CandidateState.REVIEW.value)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["reading", "position"], name="candidate_once_in_a_reading")]

    def __str__(self) -> str:
        return f"{self.reading}, {self.position + 1}"

    def get_absolute_url(self) -> str:
        return f"{self.reading.get_absolute_url()}?candidate={self.position}"


class Fact(models.Model):
    """One value: as it was read, untouched, beside what a person made of it.

    `field` is a name of `fields.FIELDS`; `position` is 0 for a field that stands once. Values are JSON of the shape
    that the field has in `kunak.reading/1`, without spans and confidence.
    """

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="facts")
    field = models.CharField(max_length=32)
    position = models.PositiveSmallIntegerField(default=0)
    proposed = models.JSONField(null=True)
    spans = models.JSONField(default=list)  # [[start, end), …] in code points of the document's text
    confidence = models.FloatField(null=True)
    doubt = models.CharField(max_length=32, blank=True)  # why a person must look: a code of `sentences.DOUBTS`
    state = models.CharField(max_length=9, choices=choices(FactState))
    value = models.JSONField(null=True)  # what counts: equals `proposed` until corrected; null where refused
    value_spans = models.JSONField(default=list)  # the words that a person chose for a corrected or entered value
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["candidate", "field", "position"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "field", "position"], name="fact_once_in_its_place"),
            models.CheckConstraint(name="fact_read_shows_its_words", condition=Q(proposed__isnull=True) | ~Q(spans=[])),
            models.CheckConstraint(
                name="fact_is_read_or_entered",
                condition=Q(proposed__isnull=True, state="entered")
                | Q(proposed__isnull=True, state="refused")
                | Q(proposed__isnull=False) & ~Q(state="entered"),
            ),
            models.CheckConstraint(
                name="fact_decided_by_somebody",
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="fact_refused_has_no_value",
                condition=Q(state="refused", value__isnull=True) | ~Q(state="refused") & Q(value__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.position + 1}"

    @property
    def is_doubtful(self) -> bool:
        """Whether the reader was not sure and nobody has decided."""
        return bool(self.doubt) and self.state == FactState.PROPOSED

    @property
    def shown_spans(self) -> list[list[int]]:
        """The words that stand for the value of today."""
        return self.value_spans or (self.spans if self.state in {"proposed", "confirmed"} else [])


class Together(models.Model):
    """Agreements found in several documents that a person of a side said to be one: they are reviewed on one page."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return ", ".join(str(one.candidate.reading) for one in self.joined.all())

    def get_absolute_url(self) -> str:
        return reverse("documents:together", args=[self.pk])


class Joined(models.Model):
    """One of those that are reviewed together; taken apart again, the row goes and the journal tells of it."""

    together = models.ForeignKey(Together, on_delete=models.CASCADE, related_name="joined")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # that of `together`
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="joined")
    joined_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["side", "candidate"], name="candidate_joined_once_on_a_side"),
        ]


class Apart(models.Model):
    """What a person of a side said of two: they are not the same agreement, and are not offered together again."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["side", "one", "other"], name="two_are_said_apart_once_on_a_side"),
            models.CheckConstraint(name="apart_has_the_earlier_first", condition=Q(one__lt=F("other"))),
        ]


class Choice(models.Model):
    """Which of differing values stands; the others keep their words beside it.

    `said` has the values among which it was chosen, by the keys of their facts: where one of them changes, the choice
    no longer counts.
    """

    together = models.ForeignKey(Together, on_delete=models.CASCADE, related_name="choices")
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    said = models.JSONField()
    chosen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["together", "fact"], name="choice_once_of_a_fact")]
