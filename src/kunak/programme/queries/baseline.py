"""What was first agreed: the terms of the first version in force, to be drawn beside today's."""

from collections.abc import Mapping

from kunak.core.programme.term import MeasureTerm
from kunak.programme.models import Version

Baseline = Mapping[str, MeasureTerm]


def baseline_of(version: Version) -> Baseline:
    """Return the term of each measure in the first version that was in force, by line. Two queries.

    Measures that came later have none; before anything was agreed there is nothing.
    """
    agreed = Version.objects.filter(programme=version.programme_id, in_force_at__isnull=False)
    first = agreed.filter(number__lte=version.number).order_by("number").values("pk").first()
    if first is None:
        return {}
    found = version.measures.model.objects.filter(version=first["pk"]).order_by()
    return {
        str(line): MeasureTerm(kind, starts_on, ends_on)
        for line, kind, starts_on, ends_on in found.values_list("line", "term_kind", "starts_on", "ends_on")
    }
