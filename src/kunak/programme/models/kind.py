"""Kinds of measures and fields of an office's own, made without code."""

from hashlib import sha256

from django.db import models
from django.db.models import Q
from django.urls import reverse

from kunak.core import reference
from kunak.core.kinds import GROUPS
from kunak.core.reference import Field, MeasureKind, MilestoneKind, Option, measure_fields
from kunak.people.models import Person, Side

FIELD_TYPES = [
    "text",
    "int",
    "number",
    "money",
    "date",
    "year",
    "yesno",
    "url",
    "enum",
    "list:text",
    "list:org",
    "ref:org",
]
ENTERED = ["plan", "report", "both"]


class OwnField(models.Model):
    """A field that an office added; its code begins with ``own_``, so that it is never one of the reference data."""

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=12, choices=[(one, one) for one in FIELD_TYPES])
    options = models.JSONField(default=list, blank=True)  # answers of a choice, as they stand on paper
    unit = models.CharField(max_length=30, blank=True)
    hint = models.CharField(max_length=300, blank=True)
    group = models.CharField(max_length=8, choices=[(one, one) for one in GROUPS], default="what")
    entered = models.CharField(max_length=8, choices=[(one, one) for one in ENTERED], default="plan")
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="own_field_has_its_code", condition=Q(code__startswith="own_")),
            models.CheckConstraint(name="own_field_has_its_name", condition=~Q(name="")),
            models.CheckConstraint(name="own_field_type_is_known", condition=Q(type__in=FIELD_TYPES)),
            models.CheckConstraint(name="own_field_group_is_known", condition=Q(group__in=GROUPS)),
            models.CheckConstraint(name="own_field_is_planned_or_reported", condition=Q(entered__in=ENTERED)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def field(self) -> Field:
        """The field as the core knows it."""
        return Field(
            self.code,
            self.name,
            self.name,
            self.type,
            self.entered,
            self.group,
            tuple(Option(one, one) for one in self.options),
            self.unit,
            self.unit,
            hint_ru=self.hint,
            hint_en=self.hint,
        )


class OwnKind(models.Model):
    """A kind of measure that an office added; its code begins with ``own-``. It is switched off, never removed."""

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=120)
    definition = models.CharField(max_length=500, blank=True)
    sectors = models.JSONField(default=list, blank=True)  # codes; none means all
    milestones = models.JSONField(default=list, blank=True)  # names, in order; the last one ends a measure
    fields = models.JSONField(default=list, blank=True)  # codes, of the reference data and own ones
    side = models.ForeignKey(Side, null=True, on_delete=models.PROTECT, related_name="+")  # whose coordinator added it
    is_off = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(name="own_kind_has_its_code", condition=Q(code__startswith="own-")),
            models.CheckConstraint(name="own_kind_has_its_name", condition=~Q(name="")),
            models.UniqueConstraint(fields=["name"], name="own_kind_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme:kind", args=[self.pk])

    def as_kind(self, own: dict[str, Field]) -> MeasureKind:
        """Return the kind as the core knows it, with what every kind has: the result and its proofs.

        Args:
            own: the own fields by code.
        """
        known = {**measure_fields(), **own}
        codes = dict.fromkeys([*self.fields, "result_text", "evidence"])
        last = len(self.milestones) - 1
        steps = [
            MilestoneKind(_code_of(name), name, name, is_final=n == last) for n, name in enumerate(self.milestones)
        ]
        return MeasureKind(
            self.code,
            self.name,
            self.name,
            tuple(self.sectors or reference.sectors()),
            tuple(steps) or reference.GENERAL.milestones,
            self.definition,
            tuple(known[code] for code in codes if code in known),
        )


def _code_of(step: str) -> str:
    """Return a code for a usual milestone: whatever its place is later, the same name has the same one."""
    return f"own-{sha256(step.encode()).hexdigest()[:16]}"
