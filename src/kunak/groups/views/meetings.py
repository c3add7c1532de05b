"""Meetings: planned, shown, called, moved, cancelled; their calendar file and the answers to invitations."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, deed_of, tried
from kunak.core.groups import next_host
from kunak.core.lifecycle import MeetingState
from kunak.groups import policies, queries, services
from kunak.groups.content import members_of
from kunak.groups.forms import CancelForm, ItemForm, MeetingForm, PlanForm, ReplyForm, shown_meeting
from kunak.groups.letters import invitation_lines, meeting_ics
from kunak.groups.models import Meeting, Member, WorkingGroup
from kunak.groups.views.asking import form_page, group_for, meeting_for, seen_revision, shown
from kunak.ui.attachments import attachment

ICS = "text/calendar; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: PersonRequest, pk: int) -> HttpResponse:
    """Plan a meeting of a group, or a series of them."""
    group = group_for(request, pk)
    policies.check_can_run(request.user, group, localdate())
    parties = list(group.agreement.parties.all())
    host = next_host([party.side_id for party in parties], _hosts(group))
    form = PlanForm(request.POST or None, initial={"host": host}, parties=parties)

    def deed() -> Meeting:
        repeat, count = form.repeat_given, form.cleaned_data["count"] or 0
        if repeat is None:
            return services.plan_meeting(group=group, given=form.given(), by=request.user)
        made = services.plan_series(group=group, given=form.given(), repeat=repeat, count=count, by=request.user)
        return made[0]

    return form_page(
        request,
        group.agreement,
        form,
        deed,
        heading=_("Meeting of the group"),
        button=_("Plan the meeting"),
        back=group.get_absolute_url(),
        group=group,
    )


def _hosts(group: WorkingGroup) -> list[int | None]:
    held = group.meetings.exclude(state=MeetingState.CANCELLED).order_by("starts_on", "pk")
    return list(held.values_list("host", flat=True))


@require_safe
def meeting(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a meeting: agenda, materials, who is invited."""
    return shown_page(request, meeting_for(request, pk))


def shown_page(
    request: PersonRequest,
    found: Meeting,
    *,
    refusal: str = "",
    form: ItemForm | None = None,
    replying: Member | None = None,
) -> HttpResponse:
    """Show a meeting, with what was refused and what was typed.

    Args:
        replying: whose answer was refused.
    """
    context = {
        "page": queries.meeting_page(found, request.user, localdate()),
        "meeting": found,
        "group": found.group,
        "form": form or ItemForm(),
        "refusal": refusal,
        "replying": replying.pk if replying else 0,
        "typed": request.POST,
        "letter": list(invitation_lines(found)),
        "is_today_or_past": found.starts_on <= localdate(),
    }
    status = 422 if refusal or (form and form.errors) else 200
    return shown(request, "groups/meeting.html", found.group.agreement, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def change_meeting(request: PersonRequest, pk: int) -> HttpResponse:
    """Move a meeting or change its place."""
    found = meeting_for(request, pk)
    policies.check_can_run_meeting(request.user, found)
    parties = list(found.group.agreement.parties.all())
    form = MeetingForm(request.POST or None, initial=shown_meeting(found), parties=parties)
    seen = seen_revision(request)
    return form_page(
        request,
        found.group.agreement,
        form,
        lambda: services.change_meeting(meeting=found, revision=seen, given=form.given(), by=request.user),
        heading=_("Day and place"),
        button=_("Save"),
        back=found.get_absolute_url(),
        group=found.group,
        meeting=found,
        revision=found.revision,
        told=_("Those invited get the change with the calendar file: download it anew and send it.")
        if found.state == MeetingState.CALLED
        else "",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Cancel a meeting with a reason."""
    found = meeting_for(request, pk)
    policies.check_can_run_meeting(request.user, found)
    form = CancelForm(request.POST or None)
    return form_page(
        request,
        found.group.agreement,
        form,
        lambda: services.cancel_meeting(meeting=found, reason=form.cleaned_data["reason"], by=request.user),
        heading=_("Cancel the meeting"),
        button=_("Cancel the meeting"),
        back=found.get_absolute_url(),
        group=found.group,
        meeting=found,
        told=_("Its items go to the backlog of the group; the calendar file tells those invited."),
    )


@require_POST
def meeting_deed(request: PersonRequest, pk: int) -> HttpResponse:
    """Call a meeting, open it, close it, go on with it."""
    found = meeting_for(request, pk)
    policies.check_can_run_meeting(request.user, found)
    what = request.POST.get("what", "")
    refusal = tried(_deed(found, request))
    if refusal:
        return shown_page(request, found, refusal=refusal)
    if what == "call":
        told = _("The meeting is called, invitations go out by e-mail. Who has none is invited by the letter below.")
        messages.success(request, told)
        return redirect(found)
    return redirect("groups:minutes" if what == "close" else "groups:conduct", found.pk)


def _deed(found: Meeting, request: PersonRequest) -> Callable[[], object]:
    by = request.user
    return deed_of(
        request,
        {
            "call": lambda: services.call_meeting(meeting=found, by=by),
            "open": lambda: services.open_meeting(meeting=found, on=localdate(), by=by),
            "close": lambda: services.close_meeting(meeting=found, by=by),
            "continue": lambda: services.continue_meeting(meeting=found, by=by),
        },
    )


@require_safe
def calendar(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a meeting as a calendar file: a request to come, or its cancellation."""
    found = meeting_for(request, pk)
    replies = {one.member_id: one for one in found.replies.all()}
    site = request.build_absolute_uri("/").rstrip("/")
    made = meeting_ics(found, members_of(found), replies, site=site)
    name = f"{found.group}, {found.starts_on:%d.%m.%Y}"
    return attachment(made, ICS, name=name, plain=f"meeting-{found.pk}", ending="ics")


@require_POST
def reply(request: PersonRequest, pk: int, member: int) -> HttpResponse:
    """Answer the invitation of a member."""
    found = meeting_for(request, pk)
    whose = get_object_or_404(found.group.members.select_related("side"), pk=member)
    policies.check_can_reply(request.user, found, whose)
    form = ReplyForm(request.POST)
    if form.is_valid():
        refusal = tried(lambda: services.reply(meeting=found, member=whose, **form.given(), by=request.user))
    else:
        refusal = form.told()
    if refusal:
        return shown_page(request, found, refusal=refusal, replying=whose)
    return redirect(f"{reverse('groups:meeting', args=[found.pk])}#h-who")
