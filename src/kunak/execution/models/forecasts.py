"""Forecasts: by when a side expects a milestone now, whatever was signed."""

from django.db import models
from django.db.models import Q

from kunak.agreements.models import Agreement
from kunak.people.models import Person, Side


class Forecast(models.Model):
    """One side's word on a milestone; the last one counts, all of them stay."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="forecasts")
    line = models.UUIDField()
    step = models.CharField(max_length=200)  # the name that the milestone had then
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    expected_on = models.DateField(null=True)  # null takes the forecast back
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["line"], name="forecast_line")]
        constraints = [models.CheckConstraint(name="forecast_names_its_step", condition=~Q(step=""))]

    def __str__(self) -> str:
        return self.step
