"""The ways to see a plan besides its table: what covers what, when, where, in which state."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.programme import policies, queries
from kunak.programme.queries import PlanChoice
from kunak.programme.views.asking import version_for
from kunak.programme.views.ways import head_of, ways_of
from kunak.ui.asked import EARLIEST, LATEST
from kunak.ui.digits import number_in
from kunak.ui.paging import page_of

SIZE = 100  # rows of a timeline
Seen = Callable[[PersonRequest, PlanChoice], Mapping[str, object]]


@require_safe
def coverage(request: PersonRequest, pk: int) -> HttpResponse:
    """Show which commitments have measures, and which measures carry out none."""
    return _show(
        request, pk, "programme/_coverage.html", lambda _request, choice: {"coverage": queries.coverage_page(choice)}
    )


@require_safe
def board(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the measures by state."""
    return _show(
        request,
        pk,
        "programme/_board.html",
        lambda _request, choice: {"board": queries.board(choice)},
        needs_states=True,
    )


@require_safe
def timeline(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the measures on an axis of time, by pages, beside the terms that were first agreed."""
    return _show(request, pk, "programme/_timeline.html", _timeline)


def _timeline(request: PersonRequest, choice: PlanChoice) -> Mapping[str, object]:
    listed = page_of(request, choice.lines, SIZE)
    return {
        "listed": listed,
        "timeline": queries.timeline(choice, choice.told(list(listed)), queries.baseline_of(choice.version)),
    }


@require_safe
def calendar(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the terms and milestones of a year by month: of this one, or the first of the plan where it is over."""
    return _show(request, pk, "programme/_calendar.html", _calendar)


def _calendar(request: PersonRequest, choice: PlanChoice) -> Mapping[str, object]:
    plan = choice.version.programme
    usual = min(max(choice.on, plan.starts_on), plan.ends_on).year
    number = number_in(request.GET.get("year", ""), usual)
    number = number if EARLIEST.year <= number <= LATEST.year else usual
    year = queries.plan_year(choice, number)
    others = {*year.years, plan.starts_on.year, plan.ends_on.year}
    return {
        "year": year,
        "earlier": number - 1 if number > min(others) else None,
        "later": number + 1 if number < max(others) else None,
    }


@require_safe
def plan_map(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the measures by the territories where they happen."""
    return _show(
        request,
        pk,
        "programme/_map.html",
        lambda _request, choice: {"map": queries.plan_map(choice)},
        needs_states=True,
        needs_places=True,
    )


def _show(
    request: PersonRequest,
    pk: int,
    part: str,
    seen: Seen,
    *,
    needs_states: bool = False,
    needs_places: bool = False,
) -> HttpResponse:
    """Show one way to see a version; to htmx the part that changes with what is asked."""
    version = version_for(request, pk)
    asked, today = queries.asked_of(request.GET), timezone.localdate()
    choice = queries.plan_choice(
        version, request.user, asked, today, needs_states=needs_states, needs_places=needs_places
    )
    name = part.removeprefix("programme/_").removesuffix(".html")
    context = {
        **head_of(request, version.programme.agreement),
        **ways_of(request, choice, name),
        **seen(request, choice),
        "part": part,
        "heading": queries.heading(version.programme),
        "can_edit": policies.can_edit(request.user, version),
    }
    return render(request, part if request.htmx else "programme/way.html", context)
