"""Items of an agenda and of the backlog, and their materials."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, deed_of, tried
from kunak.documents.serving import as_it_came
from kunak.groups import policies, queries, services
from kunak.groups.forms import ItemForm, shown_item
from kunak.groups.models import AgendaItem, Material, Meeting
from kunak.groups.views.asking import form_page, group_for, meeting_for, seen_revision, shown, taken
from kunak.groups.views.groups import tabs
from kunak.groups.views.meetings import shown_page


@require_POST
def add_item(request: PersonRequest, pk: int) -> HttpResponse:
    """Put an item on the agenda of a meeting: typed, or taken from what is in trouble or proposed."""
    found = meeting_for(request, pk)
    policies.check_can_run_meeting(request.user, found)
    form, line = ItemForm(request.POST), _line(request)
    if not form.is_valid():
        return shown_page(request, found, form=form)
    made, refusal = taken(
        form,
        lambda: services.add_item(
            group=found.group, meeting=found, given=form.given(), line=line, on=localdate(), by=request.user
        ),
        {},
    )
    if made is None:
        return shown_page(request, found, refusal=refusal, form=form)
    return redirect(f"{found.get_absolute_url()}#h-agenda")


def _line(request: PersonRequest) -> UUID | None:
    given = request.POST.get("line", "")
    try:
        return UUID(given) if given else None
    except ValueError:
        raise Http404 from None


@require_POST
def add_to_backlog(request: PersonRequest, pk: int) -> HttpResponse:
    """Put an item into the backlog of a group."""
    found, today = group_for(request, pk), localdate()
    policies.check_can_run(request.user, found, today)
    form, refusal = ItemForm(request.POST), ""
    if form.is_valid():
        made, refusal = taken(
            form, lambda: services.add_item(group=found, given=form.given(), on=today, by=request.user), {}
        )
        if made is not None:
            return redirect(f"{found.get_absolute_url()}#h-backlog")
    page = queries.group_page(found, request.user, on=today, today=today)
    context = {"page": page, "group": found, "tabs": tabs(found.agreement, request), "form": form, "refusal": refusal}
    return shown(request, "groups/group.html", found.agreement, context, status=422)


def item_for(request: PersonRequest, pk: int) -> AgendaItem:
    """Return an item that the reader may see; a restricted one does not exist for others."""
    item = get_object_or_404(AgendaItem, pk=pk)
    if item.meeting_id:
        item.meeting = meeting_for(request, item.meeting_id)
        item.group = item.meeting.group
        return item
    item.group = group_for(request, item.group_id)
    if not policies.can_see_item(request.user, item, localdate()):
        raise Http404
    return item


def back_of(item: AgendaItem) -> str:
    """Return where an item is shown."""
    return (
        f"{item.meeting.get_absolute_url()}#h-agenda" if item.meeting else f"{item.group.get_absolute_url()}#h-backlog"
    )


def check_can_run(request: PersonRequest, item: AgendaItem) -> None:
    """Let pass who runs the meeting of an item, or its group."""
    if item.meeting:
        policies.check_can_run_meeting(request.user, item.meeting)
    else:
        policies.check_can_run(request.user, item.group, localdate())


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: PersonRequest, pk: int) -> HttpResponse:
    """Change what an item is about."""
    found, today = item_for(request, pk), localdate()
    check_can_run(request, found)
    form, seen = ItemForm(request.POST or None, initial=shown_item(found)), seen_revision(request)

    def deed() -> str:
        services.change_item(item=found, revision=seen, given=form.given(), on=today, by=request.user)
        return back_of(found)

    return form_page(
        request,
        found.group.agreement,
        form,
        deed,
        heading=_("Item of the agenda"),
        button=_("Save"),
        back=back_of(found),
        group=found.group,
        meeting=found.meeting,
        revision=found.revision,
    )


@require_POST
def item_deed(request: PersonRequest, pk: int) -> HttpResponse:
    """Raise an item, put it off, take it on, take it off."""
    found = item_for(request, pk)
    check_can_run(request, found)
    back, refusal = back_of(found), tried(_deed(found, request))
    return _refused(request, found, refusal) if refusal else redirect(back)


def _refused(request: PersonRequest, found: AgendaItem, refusal: str) -> HttpResponse:
    """Show the page on which an item stands, with what was refused."""
    if found.meeting:
        return shown_page(request, found.meeting, refusal=refusal)
    today = localdate()
    page = queries.group_page(found.group, request.user, on=today, today=today)
    context = {"page": page, "group": found.group, "tabs": tabs(found.group.agreement, request), "refusal": refusal}
    return shown(request, "groups/group.html", found.group.agreement, context, status=422)


def _deed(found: AgendaItem, request: PersonRequest) -> Callable[[], object]:
    asked: dict[str, Any] = {"item": found, "on": localdate(), "by": request.user}
    return deed_of(
        request,
        {
            "raise": lambda: services.raise_item(**asked),
            "put off": lambda: services.put_off(**asked),
            "take on": lambda: services.take_on(meeting=_chosen(request), **asked),
            "drop": lambda: services.drop_item(**asked),
        },
    )


def _chosen(request: PersonRequest) -> Meeting:
    chosen = request.POST.get("meeting", "")
    return meeting_for(request, int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0)


@require_POST
def give_material(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a document for an item."""
    found = item_for(request, pk)
    policies.check_can_give_material(request.user, found, localdate())
    given = request.FILES.get("file")
    refusal = _("Choose a file.")
    if given is not None:
        file = (given.name or "", given.read())
        refusal = tried(lambda: services.give_material(item=found, file=file, on=localdate(), by=request.user))
    return _refused(request, found, refusal) if refusal else redirect(back_of(found))


@require_safe
def material(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Give a document of an item as it came."""
    found = get_object_or_404(Material.objects.select_related("document"), pk=pk)
    item_for(request, found.item_id)
    return as_it_came(found.document)
