"""What a person asks a plan for again and again."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.people.models import Person, Side
from kunak.programme.models.plan import Programme

WAYS = ("table", "board", "timeline", "calendar", "map", "coverage")


class PlanView(models.Model):
    """A way to see a plan and what is asked of it, under a name; it opens the version that its reader sees first."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="views")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    way = models.CharField(max_length=8, choices=[(way, way) for way in WAYS], default="table")
    asked = models.CharField(max_length=2000, blank=True)  # the address after its question mark, in one order
    is_shared = models.BooleanField(default=False)  # with the people of the side

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "owner", "name"], name="plan_view_name_once_of_a_person"),
            models.CheckConstraint(name="plan_view_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="plan_view_way_is_known", condition=Q(way__in=list(WAYS))),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme:view", args=[self.pk])
