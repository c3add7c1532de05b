"""The plans of an agreement have no day in common."""

from kunak.agreements.models import Agreement
from kunak.core.programme.periods import Period, meets
from kunak.programme.errors import PlansOverlap
from kunak.programme.models import Programme


def check_apart(agreement: Agreement, period: Period, *, besides: Programme | None = None) -> None:
    """Let a period pass on which the agreement has no other plan; the database refuses it as well, see `guard`.

    Raises:
        PlansOverlap: another plan has a day of it.
    """
    others = agreement.programmes.exclude(pk=besides.pk) if besides else agreement.programmes.all()
    met = meets(period, others.values_list("starts_on", "ends_on"))
    if met is not None:
        raise PlansOverlap(starts_on=met[0], ends_on=met[1])
