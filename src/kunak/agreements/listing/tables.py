"""What the lists of the register are answered from: copies of what the agreements say, that may be made anew any day.

A list of a hundred thousand agreements as of any day cannot count each of them while somebody waits. So what one side's
list is asked for stands here ready, with indexes: see `keeping` for how it comes here, `queries.narrowing` for how it
is asked.
"""

from datetime import date

from django.db import models
from django.db.models import Q

from kunak.people.models import Side


class Listing(models.Model):
    """An agreement in the list of one of its sides, with what the list is sorted by."""

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+", db_index=False)
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.CASCADE, related_name="listings")
    signed_on = models.CharField(max_length=10, blank=True)
    title = models.BinaryField()  # in small letters, as bytes: every database sorts those alike
    own_signed_on = models.CharField(max_length=10, blank=True, default="")  # of the side itself, where it is a day
    registered_on = models.DateField(default=date.max)  # by the side; the last day of the calendar for never
    handed_over_on = models.DateField(default=date.max)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["side", "agreement"], name="listed_once_for_a_side")]
        indexes = [
            models.Index(fields=["side", "signed_on", "agreement"], name="listing_by_signing"),
            models.Index(fields=["side", "title", "agreement"], name="listing_by_title"),
            models.Index(
                fields=["side", "registered_on", "own_signed_on", "agreement"], name="listing_by_registration"
            ),
            models.Index(fields=["side", "handed_over_on", "own_signed_on", "agreement"], name="listing_by_hand_over"),
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.agreement_id}"


FACETS = ["partner", "municipality", "kind", "sector", "coordinator"]


class Facet(models.Model):
    """Something that a side's list can be narrowed by: a partner, a kind, a sector, a coordinating body.

    A partner that is a municipality stands here twice: by its side, and as a municipality of its region.
    """

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=12)
    # the primary key of the partner's side, a code (of a municipality that of its region), the name of the body
    value = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["side", "name", "value"], name="facet_once_of_a_side"),
            models.CheckConstraint(name="facet_name_is_known", condition=Q(name__in=FACETS)),
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.name} {self.value}"


class Faceted(models.Model):
    """An agreement that has a facet."""

    facet = models.ForeignKey(Facet, on_delete=models.CASCADE, related_name="agreements", db_index=False)
    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.CASCADE, related_name="facets", db_index=False
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "agreement"], name="facet_once_on_an_agreement")]
        indexes = [models.Index(fields=["agreement", "facet"], name="facets_of_an_agreement")]  # statistics need no row

    def __str__(self) -> str:
        return f"{self.facet_id}: {self.agreement_id}"


class KeptSpell(models.Model):
    """A spell of an agreement as `kunak.agreements.spells` counts it; `until` is the first day that is no part of it.

    The last one of what goes on has its `until` where nobody has counted further.
    """

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.CASCADE, related_name="spells", db_index=False
    )
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(max_length=12)
    period = models.PositiveSmallIntegerField(null=True)
    last_day = models.DateField()
    notice_by = models.DateField()
    period_end = models.DateField()
    renews = models.BooleanField()

    class Meta:
        ordering = ["agreement", "since"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "since"], name="spell_begins_once"),
            models.CheckConstraint(name="spell_has_a_day", condition=Q(since__lt=models.F("until"))),
        ]
        indexes = [  # each has all that its question needs: the table itself is not looked into
            models.Index(fields=["agreement", "since", "until", "state", "period"], name="spell_of_an_agreement"),
            models.Index(fields=["state", "until", "since", "agreement"], name="spell_by_state"),
            models.Index(fields=["period", "until", "since", "agreement"], name="spell_by_period"),
            models.Index(fields=["last_day", "agreement", "since", "until"], name="spell_by_last_day"),
            models.Index(fields=["notice_by", "agreement", "since", "until"], name="spell_by_notice"),
            models.Index(fields=["period_end", "agreement", "since", "until"], name="spell_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.state} {self.since:%d.%m.%Y}"


class Lull(models.Model):
    """Days on end on which nothing is under way: from `since` to the day before `until`; see `lulls`."""

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.CASCADE, related_name="lulls", db_index=False
    )
    since = models.DateField()
    until = models.DateField()
    last = models.DateField()  # on which something happened

    class Meta:
        ordering = ["agreement", "since"]
        constraints = [models.UniqueConstraint(fields=["agreement", "since"], name="lull_begins_once")]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.since:%d.%m.%Y}"
