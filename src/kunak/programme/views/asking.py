"""What every page of the room asks first: which version, which measure, for whom."""

from django.shortcuts import get_object_or_404

from kunak.agreements.parties import parties_at
from kunak.agreements.views.asking import PersonRequest
from kunak.programme import policies
from kunak.programme.content import PARTIES, PARTS
from kunak.programme.models import Measure, Version


def version_for(request: PersonRequest, pk: int) -> Version:
    """Return a version that the reader may see; for everybody else there is none."""
    found = policies.versions_for(request.user).select_related("programme__agreement", "drafted_by_side__territory")
    return get_object_or_404(found.prefetch_related(PARTIES), pk=pk)


def measure_for(request: PersonRequest, pk: int) -> tuple[Measure, Version]:
    """Return a measure of a version that the reader may see, and that version; a dropped one only for its writers."""
    found = policies.measures_for(request.user).select_related(
        "commitment__fact__candidate__reading",
        "changed_by",
        "dropped_by",
        "version__programme__agreement",
        "version__drafted_by_side__territory",
    )
    parties = parties_at("version__programme__agreement")
    measure = get_object_or_404(found.prefetch_related(parties, *PARTS), pk=pk)
    return measure, measure.version
