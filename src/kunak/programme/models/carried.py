"""What became of a plan's measures when the next plan was opened."""

from django.db import models
from django.db.models import Q

from kunak.people.models import Person
from kunak.programme.models.plan import Measure, Version


class CarryOver(models.Model):
    """A measure of an earlier plan, carried over into the first version of the next one or left out with a reason."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="carry_overs")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="carry_overs")
    is_carried = models.BooleanField()
    reason = models.TextField(blank=True)  # why it is left out
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["measure__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "measure"], name="measure_is_carried_over_once"),
            models.CheckConstraint(
                name="measure_is_left_out_with_a_reason",
                condition=Q(is_carried=True, reason="") | Q(is_carried=False) & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.measure)
