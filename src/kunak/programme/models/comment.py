"""What people of the sides say to each other at a measure."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.people.models import Person, Side
from kunak.programme.models.plan import Version


class Comment(models.Model):
    """A remark at a measure, or an answer to one; it stays with the measure's line through all versions and plans.

    It is never removed: its author may take it back, and then its own side alone reads the words. The database refuses
    everything else (see `guard`), and an answer that is seen by others than what it answers.
    """

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="+"
    )  # that was open when it was written
    line = models.UUIDField()
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")  # whose people wrote it
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    is_shared = models.BooleanField(default=False)  # with the other sides, once they see the measure
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)  # by its author

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["line"], name="comment_line")]
        constraints = [
            models.CheckConstraint(name="comment_has_its_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_is_settled_by_somebody",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="comment_is_settled_where_it_began",
                condition=Q(answers__isnull=True) | Q(settled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"№\u00a0{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("programme:comment", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer to it."""
        return self.answers_id is None and self.settled_at is None and self.withdrawn_at is None
