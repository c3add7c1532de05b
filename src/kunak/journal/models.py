"""Entries of the journal, the row that says where it ends, and the forms that were carried out."""

from django.db import models

from kunak.journal.chain import GENESIS, Link


def key_of(record: models.Model) -> str:
    """Return the name under which a record's history is kept: ``agreements.agreement:12``."""
    return f"{record._meta.label_lower}:{record.pk}"


class Entry(models.Model):
    """One change. Never updated, never deleted: the database refuses both (see `guard`)."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by_id = models.PositiveBigIntegerField(null=True)  # no foreign key: the entry outlives the person's record
    by_name = models.CharField(max_length=200)
    verb = models.CharField(max_length=64)
    record_type = models.CharField(max_length=64)
    record_id = models.CharField(max_length=64)
    record_name = models.CharField(max_length=400)
    about = models.CharField(max_length=64, blank=True)  # the agreement or document whose history shows it
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["about", "number"], name="journal_about")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.verb} {self.record_type} {self.record_id}"

    def content(self) -> dict[str, object]:
        """Return what the hash covers: everything but the two hashes."""
        return {
            "number": self.number,
            "at": self.at.isoformat(timespec="microseconds"),
            "by_id": self.by_id,
            "by_name": self.by_name,
            "verb": self.verb,
            "record": [self.record_type, self.record_id, self.record_name],
            "about": self.about,
            "before": self.before,
            "after": self.after,
        }

    def link(self) -> Link:
        """Return the entry as the chain's check needs it."""
        return Link(self.number, self.previous, self.hash, self.content())


class Head(models.Model):
    """The one row that says how many entries there are and the last one's hash; writers wait for each other at it."""

    count = models.PositiveBigIntegerField(default=0)
    last = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = [models.CheckConstraint(name="journal_has_one_head", condition=models.Q(pk=1))]


class SentForm(models.Model):
    """A form that was carried out; that it is never carried out twice is its primary key."""

    form = models.CharField(primary_key=True, max_length=64)
    arrival = models.UUIDField()
    at = models.DateTimeField()
    led_to = models.TextField(blank=True)  # whoever sends it again is led there, too

    def __str__(self) -> str:
        return self.form
