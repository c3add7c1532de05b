"""Measures of plans: in force, sent to all sides, or in a draft of the own side."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kunak.agreements.queries import of_side
from kunak.core.lifecycle import OPEN_VERSIONS, VersionState
from kunak.desk.queries.measures import names_of
from kunak.desk.search.looking import Rows, looked_up
from kunak.desk.search.source import Hit, Seeker, Source, place_in
from kunak.people.models import Side
from kunak.programme.models import Measure, MeasureWords
from kunak.programme.search import MEASURES
from kunak.ui.templatetags.kunak_ui import sector_name

ROWS = Rows(MEASURES, MeasureWords)


def _seen(side: Side) -> QuerySet[Measure]:
    own = Q(version__state__in=OPEN_VERSIONS, version__drafted_by_side=side)
    shown = Q(version__state__in=[VersionState.SENT, VersionState.IN_FORCE])
    return Measure.objects.filter(own | shown)


def find(seeker: Seeker) -> Sequence[int]:
    """Return the measures, each once: as it is in force, else in the newest version. Three queries or a few more."""
    seen = _seen(seeker.side)
    own = seen.filter(version__programme__agreement__parties__side=seeker.side)
    keys = looked_up(ROWS, own, seen.filter(of_side(seeker.side.pk, "version__programme__agreement")), seeker.words)
    found = Measure.objects.filter(pk__in=keys)
    ordered = found.order_by("-version__programme__starts_on", "-version__number", "order")
    kept: dict[object, int] = {}
    for key, line, state in ordered.values_list("pk", "line", "version__state"):
        if line not in kept or state == VersionState.IN_FORCE:
            kept[line] = key
    return type(keys)(kept.values())


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their parties and sectors. Three queries."""
    there = Measure.objects.select_related("version__programme").in_bulk(keys)
    names = names_of(one.version.programme.agreement_id for one in there.values())
    return [_hit(there[key], names, seeker) for key in keys]


def _hit(one: Measure, names: dict[int, str], seeker: Seeker) -> Hit:
    told = f"{names[one.version.programme.agreement_id]}. {sector_name(one.sector)}"
    where = place_in(seeker.words, one.text, one.expected_result, one.signed_result, one.indicator)
    return Hit(one.get_absolute_url(), one.text, told, where)


SOURCE = Source("measures", _("Measures"), "flag", find, show)
