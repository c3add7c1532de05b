"""What the programme adds to the page of an agreement: its tab, coverage and dates."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from kunak.agreements.contributions import Contributor, DatedThing, Remark, Tab, Unfinished
from kunak.agreements.lulls import NEVER_ENDS, Going
from kunak.agreements.models import Agreement
from kunak.agreements.terms import standing_of
from kunak.core.lifecycle import VersionState
from kunak.core.programme.periods import gaps
from kunak.people.policies import Reader
from kunak.programme.models import Measure, Milestone, Version
from kunak.programme.progress import progress_of, steps_done
from kunak.programme.queries import agreed_periods, by_day, shown_version, unpublished
from kunak.programme.wording import gap_told, was_public_told

SHOWN = 6
LIVE = {"in_force", "lapsing", "unknown"}  # an agreement that is not in force needs no plan


class ProgrammeContributor(Contributor):
    """Answers only with the version that the reader may see."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:
        """Return the tab of the plan, with the number of its measures."""
        version = self._version(agreement, reader)
        count = version.measures.count() if version else None
        return [Tab(_("Plan"), reverse("programme:programme", args=[agreement.pk]), count)]

    def coverage(self, agreement: Agreement, reader: Reader) -> Mapping[int, int]:
        """Return how many measures each commitment has. One query more than finding the version."""
        version = self._version(agreement, reader)
        if version is None:
            return {}
        counted = version.measures.filter(commitment__isnull=False).values_list("commitment").annotate(n=Count("pk"))
        return dict(counted.order_by())

    def measures_url(self, agreement: Agreement, commitment: int) -> str:
        """Return the plan with the measures of one commitment."""
        return f"{reverse('programme:programme', args=[agreement.pk])}?commitment={commitment}#measures"

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:
        """Return the next terms of measures and their next milestones. A fixed number of queries."""
        version = self._version(agreement, reader)
        if version is None:
            return []
        open_ones = version.measures.exclude(line__in=_over(version, reader, on))
        soon = open_ones.filter(ends_on__gte=on).order_by("ends_on", "order")[:SHOWN]
        steps = Milestone.objects.filter(measure__in=open_ones, due_on__gte=on).select_related("measure")
        done = steps_done(list(steps.values_list("measure__line", flat=True).distinct()), reader)
        return [
            *(_term(one.ends_on, one) for one in soon if one.ends_on),
            *(
                _step(one.due_on, one)
                for one in steps.exclude(line__in=done).order_by("due_on", "pk")[:SHOWN]
                if one.due_on
            ),
        ]

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:
        """Return when plans were agreed, and from when to when the measures of those in force are under way.

        Two queries.
        """
        agreed = Version.objects.filter(programme__agreement__in=agreements, in_force_at__isnull=False).order_by()
        found: dict[int, Going] = {}
        for key, at in agreed.values_list("programme__agreement", "in_force_at"):
            found[key] = found.get(key, Going()).with_other(Going((localdate(at),)))
        for key, at, starts, ends in _terms(agreed.filter(state=VersionState.IN_FORCE)):
            going = (max(starts, localdate(at)), ends)
            found[key] = found[key].with_other(Going((), (going,) if going[0] <= ends else ()))
        return found

    def remarks(self, agreement: Agreement, reader: Reader) -> Iterable[Remark]:  # noqa: ARG002 (all sides see it)
        """Return that the plan has left the public page, and from when to when there is none. Five queries at most."""
        return [*_unpublished(agreement), *_without_a_plan(agreement, localdate())]

    def tail(self, agreement: Agreement, reader: Reader) -> Iterable[Unfinished]:
        """Return the measures that are not over: their term goes beyond the last day, or passed and nothing was done.

        One query more than finding the version.
        """
        version = self._version(agreement, reader)
        if version is None:
            return []
        left = version.measures.exclude(line__in=_over(version, reader, localdate())).order_by("ends_on", "order")
        return [Unfinished(one.text, one.get_absolute_url(), one.ends_on) for one in left]

    def _version(self, agreement: Agreement, reader: Reader) -> Version | None:
        """Find the version once for one agreement and reader of a request."""
        cache = agreement.__dict__.setdefault("_shown_versions", {})
        key = getattr(reader, "pk", None)
        if key not in cache:
            found_of = (shown_version(one, reader) for one in by_day(agreement.programmes.all(), localdate()))
            cache[key] = next((one for one in found_of if one), None)
        found: Version | None = cache[key]
        return found


def _terms(versions: QuerySet[Version]) -> Iterator[tuple[int, datetime, date, date]]:
    """Yield the agreement, the moment of agreement, the first and the last day of each measure that has a term."""
    measures = Measure.objects.filter(version__in=versions.values("pk")).exclude(term_kind="none").order_by()
    columns = ("version__programme__agreement", "version__in_force_at", "starts_on", "ends_on")
    for key, at, starts, ends in measures.values_list(*columns):
        yield key, at, starts or date.min, ends or NEVER_ENDS


def _unpublished(agreement: Agreement) -> Iterator[Remark]:
    found = unpublished(agreement)
    if found is not None:
        version, before = found
        told = was_public_told(before, version.number)
        yield Remark(told, f"{version.get_absolute_url()}#plan-keys-panel", _("To the consent"))


def _without_a_plan(agreement: Agreement, on: date) -> Iterator[Remark]:
    """Yield the days without a plan that are not over, while the agreement is in force or says nothing of it."""
    known = standing_of(agreement, on)
    if known is not None and known.standing.state not in LIVE:
        return
    for gap in gaps(agreed_periods(agreement), on):
        if gap.last is None or gap.last >= on:
            url = reverse("programme:programme", args=[agreement.pk])
            yield Remark(gap_told(gap), f"{url}#plans", _("To the plans"))


def _over(version: Version, reader: Reader, on: date) -> list[UUID]:
    """Return the lines of a version's measures that are over: they leave what is still to come."""
    lines = list(version.measures.values_list("line", flat=True))
    return [line for line, progress in progress_of(lines, reader, on).items() if progress.is_over]


def _term(day: date, measure: Measure) -> DatedThing:
    return DatedThing(day, measure.text, measure.get_absolute_url(), _("term of a measure"))


def _step(day: date, step: Milestone) -> DatedThing:
    return DatedThing(day, f"{step.name}: {step.measure.text}", step.measure.get_absolute_url(), _("milestone"))
