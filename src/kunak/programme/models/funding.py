"""Where the money for a measure comes from."""

from django.db import models
from django.db.models import F, Q

from kunak.agreements.models import Agreement, Party
from kunak.core.programme.funding import BUDGETS, SOURCES
from kunak.journal.guarded import Guarded
from kunak.programme.models.plan import Measure


class Funding(Guarded):
    """An amount that one side gives from one source in one year; a transfer goes to another side's budget.

    A transfer needs an agreement of its own; `ground` has its name as the sides knew it when they agreed on the plan.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="funding")
    order = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=16, choices=[(one, one) for one in SOURCES])
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=17, decimal_places=2)  # roubles
    to_party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "order"], name="funding_order_once"),
            models.CheckConstraint(name="funding_is_an_amount", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="funding_source_is_known", condition=Q(source__in=SOURCES)),
            models.CheckConstraint(name="funding_year_is_near", condition=Q(year__gte=1990, year__lte=2100)),
            models.CheckConstraint(
                name="funding_goes_from_a_budget_to_another_sides",
                condition=Q(to_party__isnull=True) | Q(source__in=BUDGETS) & ~Q(to_party=F("party")),
            ),
            models.CheckConstraint(
                name="funding_names_an_agreement_of_a_transfer_alone",
                condition=Q(agreement__isnull=True, ground="")
                | Q(agreement__isnull=False, to_party__isnull=False) & ~Q(ground=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"

    @property
    def is_unfounded(self) -> bool:
        """Whether it goes from one budget to another without the agreement that this needs."""
        return self.to_party_id is not None and self.agreement_id is None
