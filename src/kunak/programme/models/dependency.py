"""Which measure waits for which."""

from django.db import models
from django.db.models import F, Q

from kunak.journal.guarded import Guarded
from kunak.programme.models.plan import Measure


class Dependency(Guarded):
    """A measure that can only go on once another one of the same version is done; nothing waits in a ring."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="dependencies")
    predecessor = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="dependents")

    class Meta:
        ordering = ["predecessor__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "predecessor"], name="dependency_once"),
            models.CheckConstraint(name="dependency_on_another_measure", condition=~Q(measure=F("predecessor"))),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} ← {self.predecessor_id}"
