"""Minutes: the draft of now, what is with the sides, corrections, keys, what changed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, deed_of, said, tried
from kunak.core.lifecycle import MeetingState
from kunak.documents.serving import as_it_came
from kunak.groups import policies, queries, services
from kunak.groups.forms import PaperForm
from kunak.groups.models import Correction, Meeting, MinutesPaper
from kunak.groups.queries.minutes import SideKey
from kunak.groups.views.asking import meeting_for, shown
from kunak.ui.digits import number_in


@require_safe
def minutes(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the minutes of a meeting."""
    return _page(request, meeting_for(request, pk))


def _page(request: PersonRequest, found: Meeting, refusal: str = "", paper: PaperForm | None = None) -> HttpResponse:
    page, typed = queries.minutes_page(found, request.user), request.POST if refusal else {}
    context = {
        "page": page,
        "papers": [(one, _paper_form(request, one, paper)) for one in page.without_access] if page.can_enter else [],
        "meeting": found,
        "group": found.group,
        "refusal": refusal,
        "typed": typed,
        "lost": [typed[name] for name in _without_form(page) if typed.get(name)],
    }
    return shown(
        request, "groups/minutes.html", found.group.agreement, context, status=422 if refusal or paper else 200
    )


def _paper_form(request: PersonRequest, one: SideKey, typed: PaperForm | None) -> PaperForm:
    """Return the form of a side's paper; the one that was refused, where it was this side's."""
    own = str(one.party.side_id)
    form = typed if typed and request.POST.get("side") == own else PaperForm()
    form.auto_id = f"paper-{own}-%s"
    return form


def _without_form(page: queries.MinutesPage) -> list[str]:
    """Return the fields of which the page has no form that keeps what was typed: the minutes went on meanwhile."""
    kept = {"reason": page.can_turn, "text": bool(page.speakers), "answer": False}
    return [name for name, is_kept in kept.items() if not is_kept]


@require_POST
def minutes_deed(request: PersonRequest, pk: int) -> HttpResponse:
    """Circulate the minutes, take them back, accept or return them for the own side."""
    found, what = meeting_for(request, pk), request.POST.get("what", "")
    if what in {"turn", "return"}:
        policies.check_can_turn_key(request.user, found)
    else:
        policies.check_can_run_meeting(request.user, found)
    refusal = tried(_deed(found, request))
    if refusal:
        return _page(request, found, refusal)
    if what == "turn" and Meeting.objects.get(pk=found.pk).state == MeetingState.ACCEPTED:
        messages.success(request, _("All sides have accepted the minutes; their assignments are given."))
    return redirect("groups:minutes", found.pk)


def _deed(found: Meeting, request: PersonRequest) -> Callable[[], object]:
    content, reason, by = request.POST.get("content", ""), request.POST.get("reason", ""), request.user
    on_content: dict[str, Any] = {"meeting": found, "content_hash": content, "by": by}
    return deed_of(
        request,
        {
            "turn": lambda: services.turn_minutes_key(on=localdate(), **on_content),
            "return": lambda: services.return_minutes(reason=reason, **on_content),
            "circulate": lambda: services.circulate(meeting=found, by=by),
            "take back": lambda: services.take_back(meeting=found, by=by),
        },
    )


@require_POST
def enter_paper(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter the paper by which a side that has nobody here accepted the minutes."""
    found = meeting_for(request, pk)
    policies.check_can_turn_key(request.user, found)
    party = get_object_or_404(found.group.agreement.parties, side=number_in(request.POST.get("side", "")))
    form, seen = PaperForm(request.POST, request.FILES), request.POST.get("content", "")
    if not form.is_valid():
        return _page(request, found, paper=form)
    told: dict[str, Any] = {"meeting": found, "side": party.side, "given": form.given(), "content_hash": seen}
    refusal = tried(lambda: services.enter_minutes_paper(**told, on=localdate(), by=request.user))
    return _page(request, found, refusal, form) if refusal else redirect("groups:minutes", found.pk)


@require_safe
def paper(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Give the file of a paper by which minutes were accepted, as it came."""
    found = get_object_or_404(MinutesPaper.objects.select_related("document", "minutes"), pk=pk)
    meeting_for(request, found.minutes.meeting_id)
    if found.document is None:
        raise Http404
    return as_it_came(found.document)


@require_POST
def correct(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask for a correction of the minutes as somebody who was there."""
    found, chosen = meeting_for(request, pk), request.POST.get("member", "")
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0
    member = get_object_or_404(found.group.members, pk=number)
    text = request.POST.get("text", "")
    refusal = tried(lambda: services.ask_correction(meeting=found, member=member, text=text, by=request.user))
    return _page(request, found, refusal) if refusal else redirect("groups:minutes", found.pk)


@require_POST
def correction(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a correction or refuse it."""
    asked = get_object_or_404(Correction.objects.select_related("minutes"), pk=pk)
    found = meeting_for(request, asked.minutes.meeting_id)
    policies.check_can_run_meeting(request.user, found)
    is_taken, answer = said(request, "take", "refuse") == "take", request.POST.get("answer", "")
    refusal = tried(
        lambda: services.answer_correction(correction=asked, is_taken=is_taken, answer=answer, by=request.user)
    )
    return _page(request, found, refusal) if refusal else redirect("groups:minutes", found.pk)
