"""Minutes: revisions that are circulated, corrections, the keys of the sides and the papers of those without access."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kunak.documents.models import Document
from kunak.groups.models.groups import Member
from kunak.groups.models.meetings import Meeting
from kunak.people.models import Key, Person, Side


class Minutes(models.Model):
    """One revision of the minutes of a meeting, exactly as it was circulated; the latest is the one that waits."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()  # of the revision
    content = models.JSONField()
    text = models.TextField()  # of the content, for reading and comparing
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_revision_once"),
            models.CheckConstraint(name="minutes_have_their_hash", condition=Q(content_hash__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        return reverse("groups:minutes", args=[self.meeting_id])


class MinutesKey(Key):
    """A side's consent to exactly this revision, or its return with a reason."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="keys")


class MinutesPaper(models.Model):
    """The paper by which a side that has nobody here accepted exactly this revision, as another side entered it.

    It is never that side's key: it says who entered it, and stays when the side gets people of its own.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="papers")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # whose paper it is
    title = models.CharField(max_length=300)  # «Письмо Минэкономразвития»
    number = models.CharField(max_length=60)
    dated_on = models.DateField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "side"], name="minutes_paper_once_of_a_side"),
            models.CheckConstraint(name="minutes_paper_is_told", condition=~Q(title="") & ~Q(number="")),
            models.CheckConstraint(
                name="minutes_paper_is_entered_by_another_side", condition=~Q(side=F("entered_for"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} от {self.dated_on:%d.%m.%Y} № {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("groups:minutes-paper", args=[self.pk])


class Correction(models.Model):
    """What somebody who was there asks to be put otherwise in a revision, and what the secretary answered."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_taken = models.BooleanField(null=True)  # null: nobody has answered
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="correction_has_its_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="correction_is_refused_with_a_reason", condition=~Q(is_taken=False) | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="correction_answer_has_its_author",
                condition=Q(is_taken__isnull=True, answered_by__isnull=True, answered_at__isnull=True, answer="")
                | Q(is_taken__isnull=False, answered_by__isnull=False, answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
