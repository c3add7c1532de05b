"""Places in a group: named, ended, given to somebody else."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest
from kunak.groups import policies, services
from kunak.groups.errors import SideHasItsChair, TwoPlacesOnOneDay
from kunak.groups.forms import EndForm, MemberForm
from kunak.groups.forms.groups import typed_day
from kunak.groups.models import Member, WorkingGroup
from kunak.groups.views.asking import form_page, group_for
from kunak.people.models import Side

FIELDS = {TwoPlacesOnOneDay: "name", SideHasItsChair: "role"}


def _nameable(request: PersonRequest, group: WorkingGroup) -> list[Side]:
    """Return the sides whose members the reader may name."""
    sides = [party.side for party in group.agreement.parties.all()]
    return [side for side in sides if policies.can_name(request.user, group, side)]


@require_http_methods(["GET", "HEAD", "POST"])
def add_member(request: PersonRequest, pk: int) -> HttpResponse:
    """Name a member of the own side."""
    group = group_for(request, pk)
    policies.check_can_set_up(request.user, group.agreement)
    initial = {"since": typed_day(max(group.act_on, localdate()))}
    form = MemberForm(request.POST or None, initial=initial, sides=_nameable(request, group))

    def deed() -> WorkingGroup:
        services.add_member(group=group, given=form.given(), by=request.user)
        return group

    return form_page(
        request,
        group.agreement,
        form,
        deed,
        heading=_("Member of the group"),
        button=_("Name the member"),
        back=group.get_absolute_url(),
        group=group,
        fields=FIELDS,
    )


def _member(request: PersonRequest, pk: int) -> tuple[WorkingGroup, Member]:
    member = get_object_or_404(Member.objects.select_related("side__territory"), pk=pk)
    group = group_for(request, member.group_id)
    policies.check_can_name(request.user, group, member.side)
    return group, member


@require_http_methods(["GET", "HEAD", "POST"])
def replace_member(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a place to somebody else from a day on."""
    group, member = _member(request, pk)
    initial = {"side": member.side_id, "role": member.role, "post": member.post, "since": typed_day(localdate())}
    initial["body"] = member.organisation.name if member.organisation else ""
    form = MemberForm(request.POST or None, initial=initial, sides=[member.side])

    def deed() -> WorkingGroup:
        services.replace_member(member=member, given=form.given(), by=request.user)
        return group

    return form_page(
        request,
        group.agreement,
        form,
        deed,
        heading=_("Instead of %(name)s") % {"name": member.name},
        button=_("Replace"),
        back=group.get_absolute_url(),
        group=group,
        fields=FIELDS,
        told=_("The former member stays in the history of the group, with the day before as the last one."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end_place(request: PersonRequest, pk: int) -> HttpResponse:
    """End a place with a day."""
    group, member = _member(request, pk)
    form = EndForm(request.POST or None, initial={"until": typed_day(localdate())})

    def deed() -> WorkingGroup:
        services.end_place(member=member, **form.cleaned_data, by=request.user)
        return group

    return form_page(
        request,
        group.agreement,
        form,
        deed,
        heading=_("Last day of %(name)s in the group") % {"name": member.name},
        button=_("End the place"),
        back=group.get_absolute_url(),
        group=group,
        fields={TwoPlacesOnOneDay: "until", SideHasItsChair: "until"},
    )
