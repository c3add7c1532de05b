"""What stands above and beside every way to see a plan: the agreement, the ways, the filters, the saved views."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.contributions import CONTRIBUTORS
from kunak.agreements.models import Agreement
from kunak.agreements.queries.register import Choice
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.views.filters import Filter, Filters
from kunak.agreements.words import full_title, kind_word, short_title
from kunak.programme import queries
from kunak.programme.queries import PlanChoice
from kunak.programme.queries.asked import FREE, LATE
from kunak.programme.way_words import state_word
from kunak.ui.digits import number_in

DAYS = (30, 90, 180, 365)
LONGEST = 90  # characters of a commitment in a list


@dataclass(frozen=True, slots=True)
class Way:
    """One way to see a plan."""

    name: str
    label: str
    icon: str
    url: str


def head_of(request: PersonRequest, agreement: Agreement) -> dict[str, object]:
    """Return what stands above every page of a plan: the agreement's title and its tabs."""
    return {
        "agreement": agreement,
        "kind": kind_word(agreement.kind),
        "title": full_title(agreement),
        "short": short_title(agreement),
        "tabs": [tab for one in CONTRIBUTORS for tab in one.tabs(agreement, request.user)],
    }


def ways_of(request: PersonRequest, choice: PlanChoice, current: str) -> dict[str, object]:
    """Return the ways to see the plan, what can be asked of it and what was, and what is kept of it. One query."""
    ways = _ways(choice)
    here = next(way for way in ways if way.name == current)
    return {
        "version": choice.version,
        "choice": choice,
        "asked": choice.asked,
        "ways": ways,
        "here": here,
        "filters": filters_of(choice),
        "views": list(queries.views_for(request.user).filter(programme=choice.version.programme_id)),
    }


def _ways(choice: PlanChoice) -> tuple[Way, ...]:
    key = choice.version.pk
    return (
        Way("table", _("Table"), "table", choice.version.get_absolute_url()),
        Way("board", _("Board"), "board", reverse("programme:board", args=[key])),
        Way("timeline", _("Timeline"), "line", reverse("programme:timeline", args=[key])),
        Way("calendar", _("Calendar"), "calendar", reverse("programme:calendar", args=[key])),
        Way("map", _("Map"), "pin", reverse("programme:map", args=[key])),
        Way("coverage", _("Coverage"), "grid", reverse("programme:coverage", args=[key])),
    )


def filters_of(choice: PlanChoice) -> Filters:
    """Return the filters with what there is to choose and what was chosen. No query."""
    asked = choice.asked
    places = choice.territories if choice.places else ()
    states = tuple(Choice(one.value, state_word(one.value), one.count) for one in choice.states)
    return Filters(
        first=(
            Filter("sector", _("Sector"), _("any sector"), choice.sectors, asked.sector),
            Filter("body", _("Executor"), _("any body"), choice.bodies, asked.body),
            Filter("state", _("State of the measure"), _("any state"), states, asked.state),
        ),
        more=(
            Filter("kind", _("Kind of measure"), _("any kind"), choice.kinds, asked.kind),
            Filter("due", _("Due"), _("at any time"), _days(asked.due), asked.due),
            Filter("commitment", _("Commitment"), _("any or none"), _commitments(choice), asked.commitment),
            *([Filter("place", _("Territory"), _("any territory"), places, asked.place)] if choice.places else []),
        ),
    )


def _days(chosen: str) -> tuple[Choice, ...]:
    found = [Choice(LATE, _("overdue"))]
    for days in sorted({*DAYS, number_in(chosen)} - {0}):
        told = ngettext("within %(n)d day", "within %(n)d days", days)
        found.append(Choice(str(days), told % {"n": days}))
    return tuple(found)


def _commitments(choice: PlanChoice) -> tuple[Choice, ...]:
    def short(text: str) -> str:
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

    return (
        Choice(FREE, _("without a commitment")),
        *(Choice(str(one.pk), short(one.text)) for one in choice.commitments),
    )
