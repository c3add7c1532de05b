"""Calendar feeds: addresses that whoever holds them may read without signing in, until they are revoked."""

from django.db import models
from django.db.models import Q

from kunak.agreements.models import Agreement
from kunak.people.models import Person


class Feed(models.Model):
    """A feed of one person: of everything that reminds, or of one agreement; only a hash of its secret is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="feeds")
    agreement = models.ForeignKey(Agreement, null=True, on_delete=models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)  # last, by whatever calendar

    class Meta:
        ordering = ["agreement", "pk"]
        constraints = [
            models.CheckConstraint(name="feed_keeps_a_hash_only", condition=Q(secret_hash__regex=r"^[0-9a-f]{64}$")),  # noqa: S106
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(agreement__isnull=True, revoked_at__isnull=True),
                name="one_feed_of_a_person",
            ),
            models.UniqueConstraint(
                fields=["person", "agreement"], condition=Q(revoked_at__isnull=True), name="one_feed_of_an_agreement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.agreement_id or '*'}"
