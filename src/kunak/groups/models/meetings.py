"""Meetings: when and where, the agenda with its materials, who was invited and answered what."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from kunak.assignments.models import Assignment
from kunak.core.lifecycle import MeetingState
from kunak.documents.models import Document
from kunak.groups.models.groups import Member, WorkingGroup
from kunak.journal.guarded import Guarded
from kunak.people.models import Person, Side


class Meeting(Guarded):
    """One meeting of a group; once its minutes are accepted, the database refuses to change anything of it."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="meetings")
    state = models.CharField(max_length=10, default=MeetingState.PLANNED)
    serial = models.PositiveIntegerField(null=True)  # of its minutes; given when it is opened
    year = models.PositiveSmallIntegerField(default=0)  # within which `serial` runs; 0 for the life of the group
    number = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()  # of several days, the last one
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    host = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")  # null: by video link
    materials_on = models.DateField()  # by which they are with the secretary
    is_restricted = models.BooleanField(default=False)  # «для служебного пользования»
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)  # in calendars
    # the number in calendars: it grows whenever anybody invited must learn of a change
    sequence = models.PositiveIntegerField(default=0)
    # the number of the last change that all those invited must learn of; who comes and goes takes further ones alone
    revised = models.PositiveIntegerField(default=0, db_default=0)
    series = models.UUIDField(null=True)  # the same for meetings that were planned together
    reason = models.TextField(blank=True)  # why it was cancelled
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="meeting_state_is_known", condition=Q(state__in=[s.value for s in MeetingState])
            ),
            models.CheckConstraint(
                name="meeting_never_ends_before_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(name="meeting_has_a_place_or_a_link", condition=~Q(place="") | ~Q(link="")),
            models.CheckConstraint(
                name="meeting_is_cancelled_with_a_reason",
                condition=Q(state=MeetingState.CANCELLED) & ~Q(reason="")
                | ~Q(state=MeetingState.CANCELLED) & Q(reason=""),
            ),
            models.UniqueConstraint(fields=["group", "year", "serial"], name="minutes_serial_once_in_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return reverse("groups:meeting", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether what was said and decided may still be written."""
        return self.state in {MeetingState.UNDER_WAY, MeetingState.CLEAN_UP}

    @property
    def is_ahead(self) -> bool:
        """Whether it was not opened yet."""
        return self.state in {MeetingState.PLANNED, MeetingState.CALLED}

    @property
    def is_to_come(self) -> bool:
        """Whether it is ahead, or sits now."""
        return self.is_ahead or self.state == MeetingState.UNDER_WAY


class AgendaItem(models.Model):
    """One item: on the agenda of a meeting, or in the group's backlog while it has none; with what was said on it."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="items")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(default=1)
    # in the backlog: put off from a meeting for official use
    is_restricted = models.BooleanField(default=False, db_default=False)
    title = models.CharField(max_length=500)
    presenter = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True)  # how long it is to take
    line = models.UUIDField(null=True)  # of the measure that it is about
    # that opens it: unfinished from an earlier meeting
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.PROTECT, related_name="+")
    heard = models.TextField(blank=True)
    spoke = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(name="agenda_item_has_its_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="agenda_item_takes_a_sensible_time", condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 600))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """A document for an item, kept as it came."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="materials")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "document"], name="material_once_of_an_item")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:material", args=[self.pk])


class Said(models.TextChoices):
    """What somebody who was invited answers."""

    ACCEPTS = "accepts"
    DECLINES = "declines"
    SUBSTITUTE = "substitute"  # somebody else comes instead


class Reply(models.Model):
    """An answer to an invitation; the last one of a member counts, all of them stay."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="replies")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="replies")
    said = models.CharField(max_length=10, choices=Said.choices)
    substitute = models.CharField(max_length=300, blank=True)  # who comes instead: name and post
    note = models.CharField(max_length=500, blank=True)
    sequence = models.PositiveIntegerField()  # of the invitation that it answers
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="reply_is_known", condition=Q(said__in=Said.values)),
            models.CheckConstraint(
                name="reply_with_a_substitute_names_them",
                condition=Q(said="substitute") & ~Q(substitute="") | ~Q(said="substitute") & Q(substitute=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.said}"
