"""Measures with all that was agreed, reported and answered, gathered for many in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Max, Prefetch, Q
from django.utils.timezone import get_current_timezone

from kunak.agreements.models import Party
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.core.terms.office_days import OfficeDays, together
from kunak.execution.models import Departure, DepartureKey, Forecast, Report, ReportKey, Silence
from kunak.execution.works.work import Carried, Work, reported
from kunak.people.queries import office_days
from kunak.programme.models import Measure, Milestone, Version, VersionKey

FEW = 400  # lines that are named in one query; of more, whole plans are fetched


def works_of(lines: Collection[UUID], *, with_steps: bool = False, known_on: date | None = None) -> dict[UUID, Work]:
    """Return measures by their lines, with everything that was agreed and reported. Eleven queries at most.

    Args:
        with_steps: whether the milestones of each are wanted; else those alone of which somebody has said anything.
        known_on: a day that is past, to leave out what came after it: versions, reports, answers, shifts, forecasts.
    """
    end = end_of(known_on) if known_on else None
    works = _planned(lines, end)
    if not works:
        return {}
    _add_keys(works)
    _add_reports(works, known_on)
    _add_departures(works, end)
    _add_forecasts(works, end)
    _add_steps([one for one in works.values() if with_steps or one.told or any(row.step for row in one.reports)])
    return works


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=get_current_timezone())


def _named(lines: Collection[UUID]) -> Q:
    """Return the condition for rows of these lines; where they are many, of all lines of their plans' agreements."""
    if len(lines) <= FEW:
        return Q(line__in=list(lines))
    some = Measure.everything.filter(line__in=list(lines)).values("version__programme__agreement")
    return Q(agreement__in=some)


def _planned(lines: Collection[UUID], end: datetime | None) -> dict[UUID, Work]:
    wanted = set(lines)
    found = Measure.objects.filter(_measures(lines)).order_by("version__programme__starts_on", "version__number")
    columns = ("line", "pk", "version", "term_kind", "starts_on", "ends_on")
    rows = [row for row in found.values_list(*columns) if row[0] in wanted]
    versions = Version.objects.exclude(state=VersionState.DROPPED).select_related("programme")
    known = versions.in_bulk({row[2] for row in rows})
    if end is not None:
        known = _as_they_were(known, end)
    sides, offices = _sides({one.programme.agreement_id for one in known.values()})
    works: dict[UUID, Work] = {}
    for line, pk, version, *term in rows:
        if version not in known:
            continue
        agreement = known[version].programme.agreement_id
        work = works.setdefault(line, Work(line, agreement, sides[agreement], office=offices[agreement]))
        work.carried.append(Carried(pk, known[version], MeasureTerm(*term)))
    return works


def _as_they_were(versions: Mapping[int, Version], end: datetime) -> dict[int, Version]:
    """Return the versions that were in force before a moment, each in the state that it had then."""
    found = {key: one for key, one in versions.items() if one.in_force_at and one.in_force_at < end}
    last = {one.programme_id: one for one in sorted(found.values(), key=lambda one: one.number)}
    for one in found.values():
        one.state = VersionState.IN_FORCE if last[one.programme_id] is one else VersionState.REPLACED
    return found


def _measures(lines: Collection[UUID]) -> Q:
    if len(lines) <= FEW:
        return Q(line__in=list(lines))
    some = Measure.everything.filter(line__in=list(lines)).values("version__programme")
    return Q(version__programme__in=some)


def _sides(agreements: Collection[int]) -> tuple[Mapping[int, tuple[int, ...]], Mapping[int, OfficeDays]]:
    """Return the sides of agreements in their order, and the days on which the offices of all of them work."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    parties = Party.objects.filter(agreement__in=agreements).order_by("agreement", "order")
    known = {}
    for one in parties.select_related("side__territory"):
        found[one.agreement_id] += (one.side_id,)
        known[one.side_id] = one.side
    days = office_days(known.values())
    alike = {sides: together([days[side] for side in sides]) for sides in set(found.values())}
    return found, {agreement: alike[sides] for agreement, sides in found.items()}


def _add_keys(works: Mapping[UUID, Work]) -> None:
    """Tell which sides agreed to the versions that wait for others."""
    sent = {
        one.version.pk: one.version
        for work in works.values()
        for one in work.carried
        if one.version.state == VersionState.SENT
    }
    keys = VersionKey.objects.filter(version__in=sent) if sent else []
    agreed: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for key in keys:
        if key.turned_at and key.content_hash == sent[key.version_id].content_hash:
            agreed[key.version_id] += (key.side_id,)
    for work in works.values():
        if work.carried:
            work.keys = agreed.get(work.carried[-1].version.pk, ())


def _add_reports(works: Mapping[UUID, Work], on: date | None) -> None:
    related = ("by", "side__territory")
    found = Report.objects.filter(_named(works)).select_related(*related)
    if on is not None:
        found = found.filter(made_on__lte=on)
    latest = {(one.line, one.number): one for one in found.order_by("number", "revision") if one.line in works}
    reports = {one.pk: one for one in latest.values()}
    answers = ReportKey.objects.filter(report__in=reports)
    if on is not None:
        answers = answers.filter(Q(turned_at__lt=end_of(on)) | Q(returned_at__lt=end_of(on)))
    keys, silences = _of(answers, reports), _silences(reports, on or date.max)
    for report in latest.values():
        works[report.line].reports.append(report)
        works[report.line].reported.append(reported(report, keys.get(report.pk, []), silences.get(report.pk, [])))


def _of(keys: Iterable[ReportKey], reports: Mapping[int, Report]) -> dict[int, list[ReportKey]]:
    found: dict[int, list[ReportKey]] = defaultdict(list)
    for key in keys if reports else ():
        found[key.report_id].append(key)
    return found


def _silences(reports: Mapping[int, Report], on: date) -> dict[int, list[Silence]]:
    found: dict[int, list[Silence]] = defaultdict(list)
    for one in Silence.objects.filter(report__in=reports, recorded_on__lte=on) if reports else ():
        found[one.report_id].append(one)
    return found


def _add_departures(works: Mapping[UUID, Work], end: datetime | None) -> None:
    found = Departure.objects.filter(_named(works)).select_related("by", "side__territory")
    keys = DepartureKey.objects.all()
    if end is not None:
        found, keys = found.filter(made_at__lt=end), keys.filter(Q(turned_at__lt=end) | Q(returned_at__lt=end))
    found = found.prefetch_related(Prefetch("keys", keys))
    for one in found.order_by("number"):
        if one.line in works:
            works[one.line].departures.append(one)


def _add_forecasts(works: Mapping[UUID, Work], end: datetime | None) -> None:
    told = Forecast.objects.filter(_named(works), **({"made_at__lt": end} if end else {}))
    last = told.values("line", "step").annotate(last=Max("pk")).values("last")
    for one in Forecast.objects.filter(pk__in=last).order_by("pk").select_related("by", "side__territory"):
        if one.line in works:
            works[one.line].told.append(one)


def _add_steps(works: Collection[Work]) -> None:
    """Add the milestones through all versions that were agreed on, or that hold; what was said of one stays with it."""
    of = {one.pk: work for work in works for one in work.carried if one.version.in_force_at or one is work.shown}
    steps: dict[int, list[Milestone]] = defaultdict(list)
    for step in Milestone.objects.filter(measure__in=of).order_by("order") if of else ():
        steps[step.measure_id].append(step)
    for work in works:
        work.called = {one.pk: steps[one.pk] for one in work.carried if one.pk in of}
