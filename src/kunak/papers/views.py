"""Papers to take away."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.parties import parties_at
from kunak.agreements.queries import known_to
from kunak.agreements.words import short_title
from kunak.drafts import policies as draft_policies
from kunak.drafts.courses import with_course
from kunak.drafts.models import Draft
from kunak.groups import policies as group_policies
from kunak.groups.models import Meeting, WorkingGroup
from kunak.papers.docx_draft import approval_docx, disagreements_docx
from kunak.papers.docx_group import asking_docx, extract_docx, invitation_docx, minutes_docx, order_docx
from kunak.papers.docx_plan import plan_docx
from kunak.papers.drafts import approval_on_paper, disagreements_on_paper
from kunak.papers.groups import extract_on_paper, invitation_on_paper, minutes_on_paper, order_on_paper
from kunak.papers.ics_plan import plan_ics
from kunak.papers.proposals import asking_on_paper
from kunak.papers.queries import calendar_of, for_papers, plan_on_paper
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person, Side
from kunak.programme import policies
from kunak.programme.models import Version
from kunak.proposals import policies as proposal_policies
from kunak.proposals.codes import hash_of
from kunak.proposals.models import Invitation
from kunak.ui.attachments import attachment
from kunak.ui.digits import number_in

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ICS = "text/calendar; charset=utf-8"


def visible(request: HttpRequest, pk: int) -> Version:
    """Return a version that the reader may see; for everybody else there is none."""
    return get_object_or_404(for_papers(policies.versions_for(cast("Person", request.user))), pk=pk)


@require_safe
def plan(request: HttpRequest, pk: int, side: int) -> HttpResponse:
    """Give the plan as Word, the copy in which the named side stands first."""
    version = visible(request, pk)
    own = next((one.side for one in version.programme.agreement.parties.all() if one.side_id == side), None)
    if own is None:
        raise Http404
    paper = plan_on_paper(version, own)
    return attachment(plan_docx(paper), DOCX, name=paper.name, plain=f"plan-{version.pk}", ending="docx")


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the terms of the plan as a calendar file."""
    version = visible(request, pk)
    made = calendar_of(version, request.build_absolute_uri("/").rstrip("/"))
    return attachment(plan_ics(made), ICS, name=made.name, plain=f"plan-{version.pk}", ending="ics")


def visible_draft(request: HttpRequest, pk: int) -> tuple[Draft, Side]:
    """Return a draft that the reader may see, and the reader's side; for everybody else there is none."""
    reader = cast("Person", request.user)
    draft = get_object_or_404(with_course(known_to(reader, Draft.objects.all())), pk=pk)
    return draft, draft_policies.check_can_see(reader, draft).side


@require_safe
def disagreements(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the table of disagreements as Word, the reader's side first."""
    draft, side = visible_draft(request, pk)
    name = f"Таблица разногласий, {short_title(draft.agreement)}"
    made = disagreements_docx(disagreements_on_paper(draft, side))
    return attachment(made, DOCX, name=name, plain=f"disagreements-{draft.pk}", ending="docx")


@require_safe
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the approval sheet of the reader's side as Word."""
    draft, side = visible_draft(request, pk)
    made = approval_docx(approval_on_paper(draft, side))
    name = f"Лист согласования, {short_title(draft.agreement)}"
    return attachment(made, DOCX, name=name, plain=f"approval-{draft.pk}", ending="docx")


def visible_meeting(request: HttpRequest, pk: int) -> tuple[Meeting, Side]:
    """Return a meeting that the reader may see, and the reader's side; for everybody else there is none."""
    known = known_to(cast("Person", request.user), Meeting.objects.all(), "group__agreement")
    found = known.select_related("group__agreement", "group__made_for", "host")
    meeting = get_object_or_404(found.prefetch_related(parties_at("group__agreement")), pk=pk)
    try:
        return meeting, group_policies.check_can_see_meeting(cast("Person", request.user), meeting).side
    except NotOfTheParties:
        raise Http404 from None


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the minutes of a meeting as Word, the reader's side first; not accepted ones as a draft."""
    meeting, side = visible_meeting(request, pk)
    told = minutes_on_paper(meeting, side)
    return attachment(minutes_docx(told), DOCX, name=told.name, plain=f"minutes-{meeting.pk}", ending="docx")


@require_safe
def extract(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the extract for one executor as Word: `?body=` names it, `?side=` its side where two have such a body."""
    meeting, side = visible_meeting(request, pk)
    told = extract_on_paper(meeting, side, request.GET.get("body", ""), number_in(request.GET.get("side", "")) or None)
    if not told.items:
        raise Http404
    return attachment(extract_docx(told), DOCX, name=told.name, plain=f"extract-{meeting.pk}", ending="docx")


@require_safe
def invitation(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """Give the letter that invites a member, as Word."""
    meeting, side = visible_meeting(request, pk)
    whom = get_object_or_404(meeting.group.members.select_related("side", "organisation"), pk=member)
    made = invitation_docx(invitation_on_paper(meeting, whom, side))
    return attachment(made, DOCX, name=f"Приглашение, {whom.name}", plain=f"invitation-{whom.pk}", ending="docx")


@require_POST
def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the letter to a body that is asked for proposals, as Word, with the link whose code was just made.

    The code comes in the form and stands in no address: nothing keeps it.
    """
    found = Invitation.objects.select_related("organisation", "collection__agreement", "collection__side")
    invitation, code = get_object_or_404(found, pk=pk), request.POST.get("code", "")
    try:
        proposal_policies.check_can_lead(cast("Person", request.user), invitation.collection)
    except NotOfTheParties:
        raise Http404 from None
    if hash_of(code) != invitation.code_hash:
        raise Http404
    link = request.build_absolute_uri(reverse("proposals:by-link", args=[code]))
    made = asking_docx(asking_on_paper(invitation, link))
    name = f"Письмо о предложениях, {invitation.organisation}"
    return attachment(made, DOCX, name=name, plain=f"asking-{pk}", ending="docx")


@require_safe
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the order on a group with its members of today, as Word, the reader's side first."""
    reader = cast("Person", request.user)
    found = known_to(reader, WorkingGroup.objects.select_related("agreement", "made_for"))
    group = get_object_or_404(found.prefetch_related(parties_at("agreement")), pk=pk)
    side = group_policies.check_can_see(reader, group.agreement).side
    made = order_docx(order_on_paper(group, side, localdate()))
    return attachment(made, DOCX, name=f"Приказ, {group}", plain=f"order-{group.pk}", ending="docx")
