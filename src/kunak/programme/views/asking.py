"""What every page of the room asks first: which version, which measure, for whom."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from kunak.agreements.views.asking import PersonRequest
from kunak.people.errors import NotOfTheParties
from kunak.people.policies import side_of
from kunak.programme import policies
from kunak.programme.content import PARTIES, PARTS
from kunak.programme.models import Measure, Version


def version_for(request: PersonRequest, pk: int) -> Version:
    """Return a version that the reader may see; for everybody else there is none."""
    found = Version.objects.select_related("programme__agreement", "drafted_by_side__territory")
    version = get_object_or_404(found.prefetch_related(*PARTIES), pk=pk)
    try:
        policies.check_can_see(request.user, version)
    except NotOfTheParties:
        raise Http404 from None
    return version


def measure_for(request: PersonRequest, pk: int) -> tuple[Measure, Version]:
    """Return a measure of a version that the reader may see, and that version; a dropped one only for its writers."""
    related = ("commitment__fact__candidate__reading", "changed_by", "dropped_by")
    found = Measure.everything.select_related(*related).prefetch_related(*PARTS)
    measure = get_object_or_404(found, pk=pk)
    measure.version = version_for(request, measure.version_id)
    if measure.dropped_at and side_of(request.user) != measure.version.drafted_by_side:
        raise Http404  # it may have stood in the draft alone
    return measure, measure.version
