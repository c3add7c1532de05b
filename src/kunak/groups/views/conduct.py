"""A meeting in the room, on one page: who is there, what is heard and decided; every entry is saved by itself."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.core.comparing import Piece, differences
from kunak.core.errors import KunakError
from kunak.groups import policies, queries, services
from kunak.groups.errors import GroupChangedMeanwhile, GroupFieldMissing, NotInThisGroup
from kunak.groups.forms import DecisionForm, shown_decision
from kunak.groups.models import AgendaItem, Decision, Meeting, Member
from kunak.groups.queries import ConductPage
from kunak.groups.views.asking import meeting_for, seen_revision, shown, taken
from kunak.people.errors import NotAllowed
from kunak.people.models import Side
from kunak.programme.queries import bodies_for
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for


@dataclass(slots=True)
class Refused:
    """What was refused and where, with everything that was typed.

    Args:
        item: whose words or decision it is; 0 for none.
        texts: of an item, as they were typed.
        differ: name of a text, and the pieces that tell how what is kept now differs from what was typed.
    """

    told: str = ""
    item: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    differ: list[tuple[str, tuple[Piece, ...]]] = field(default_factory=list)
    form: DecisionForm | None = None
    decision: int = 0
    where: str = ""

    @property
    def typed(self) -> list[str]:
        """What was typed, to be shown by itself where the page has no form any more that keeps it."""
        of_form = [field.value() for field in self.form if not field.is_hidden] if self.form else []
        words = ("; ".join(filter(None, one)) if isinstance(one, list) else one for one in of_form)
        return [one for one in (*self.texts.values(), *words) if one and isinstance(one, str)]


@require_safe
def conduct(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the page of the room; asked by htmx for one part, that part alone."""
    found = meeting_for(request, pk)
    if request.htmx and request.GET.get("part") == "quorum":
        page = queries.conduct_page(found, request.user)
        return render(request, "groups/_quorum.html", {"page": page, "meeting": found})
    return _page(request, found, Refused())


def _page(request: PersonRequest, found: Meeting, refused: Refused) -> HttpResponse:
    page = queries.conduct_page(found, request.user)
    context = _context(page, refused) | {"page": page, "meeting": found, "group": found.group, "refused": refused}
    context["bodies"] = bodies_for(page.parties, request.user) if page.can_run else []
    status = 422 if refused.told or refused.form else 200
    return shown(request, "groups/conduct.html", found.group.agreement, context, status=status)


def _context(page: ConductPage, refused: Refused) -> dict[str, Any]:
    """Return the forms of decisions: an empty one for each item, one for each decision."""
    if not page.can_run:
        return {"rows": [(row, None, [(one, None) for one in row.decisions]) for row in page.items]}
    rows = []
    for row in page.items:
        is_new = refused.form is not None and refused.item == row.item.pk and not refused.decision
        new = refused.form if is_new else _form(page, prefix=f"new{row.item.pk}")
        rows.append((row, new, [(one, _of(page, one.decision, refused)) for one in row.decisions]))
    return {"rows": rows}


def _form(page: ConductPage, data: Any = None, *, prefix: str, initial: dict[str, Any] | None = None) -> DecisionForm:
    return DecisionForm(data, prefix=prefix, initial=initial, parties=page.parties)


def _of(page: ConductPage, decision: Decision, refused: Refused) -> DecisionForm:
    if refused.form is not None and refused.decision == decision.pk:
        return refused.form
    return _form(page, prefix=f"d{decision.pk}", initial=shown_decision(decision))


def _running(request: PersonRequest, pk: int) -> Meeting:
    found = meeting_for(request, pk)
    policies.check_can_run_meeting(request.user, found)
    return found


def _there(found: Meeting, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('groups:conduct', args=[found.pk])}#{anchor}")


@require_POST
def attendance(request: PersonRequest, pk: int) -> HttpResponse:
    """Note that a member is there, is not, or who is there instead; or somebody who is no member."""
    found = _running(request, pk)
    refusal = tried(lambda: _note(found, request))
    if not request.htmx:
        return _page(request, found, Refused(refusal, where="attendance")) if refusal else _there(found, "attendance")
    page = queries.conduct_page(found, request.user)
    context = {"page": page, "meeting": found, "refusal": refusal}
    return render(request, "groups/_attendance.html", context, status=422 if refusal else 200)


def _note(found: Meeting, request: PersonRequest) -> object:
    asked = request.POST
    if "guest" in asked:
        side, is_here = _side(found, asked.get("side", "")), asked.get("is") != "away"
        return services.note_guest(meeting=found, name=asked["guest"], side=side, is_present=is_here, by=request.user)
    member, noted = _member(found, asked.get("member", "")), asked.get("is")
    if noted not in {"there", "away", "instead"}:
        raise BadRequest("there, away or instead is asked for")
    instead = asked.get("substitute", "").strip() if noted == "instead" else ""
    if noted == "instead" and not instead:
        raise GroupFieldMissing(field="substitute")
    return services.note_attendance(
        meeting=found, member=member, is_present=noted == "there", substitute=instead, by=request.user
    )


def _side(found: Meeting, chosen: str) -> Side | None:
    """Return the side that was chosen, None for none.

    Raises:
        NotInThisGroup: it is no party.
    """
    sides = {str(one.side_id): one.side for one in found.group.agreement.parties.all()}
    if chosen and chosen not in sides:
        raise NotInThisGroup
    return sides.get(chosen)


def _member(found: Meeting, pk: str) -> Member:
    if not (pk.isdecimal() and len(pk) < 18):
        raise BadRequest("no such member")
    return get_object_or_404(found.group.members, pk=int(pk))


def _item(request: PersonRequest, pk: int) -> tuple[Meeting, AgendaItem]:
    item = get_object_or_404(AgendaItem.objects.select_related("changed_by"), pk=pk, meeting__isnull=False)
    return _running(request, item.meeting_id or 0), item


@require_POST
def heard(request: PersonRequest, pk: int) -> HttpResponse:
    """Save what was heard on an item; who was slower keeps what was typed and sees how the other's words differ."""
    found, item = _item(request, pk)
    if not {"heard", "spoke"} <= request.POST.keys():
        raise BadRequest("both texts are asked for")
    texts = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in ("heard", "spoke")}
    refused = Refused(item=item.pk, texts=texts)
    try:
        services.write_item(item=item, revision=seen_revision(request), **texts, by=request.user)
    except NotAllowed:
        raise
    except GroupChangedMeanwhile as error:
        refused.told = message_for(error)
        kept = {name: getattr(item, name) for name in texts}
        refused.differ = [(name, differences(text, kept[name])) for name, text in texts.items() if text != kept[name]]
    except KunakError as error:
        refused.told = message_for(error)
    if not request.htmx:
        return _page(request, found, refused) if refused.told else _there(found, f"item-{item.pk}")
    item = AgendaItem.objects.select_related("changed_by").get(pk=item.pk)
    context = {"item": item, "refused": refused, "is_saved": not refused.told}
    return render(request, "groups/_heard_state.html", context, status=422 if refused.told else 200)


@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Write a decision on an item."""
    found, item = _item(request, pk)
    form = DecisionForm(request.POST, prefix=f"new{item.pk}", parties=list(found.group.agreement.parties.all()))
    refused = Refused(item=item.pk)
    if form.is_valid():
        made, refused.told = taken(
            form, lambda: services.write_decision(item=item, given=form.given(), by=request.user), {}
        )
        if made is not None:
            return _answer(request, found, item, Refused(item=item.pk))
    refused.form = form
    return _answer(request, found, item, refused)


@require_POST
def decision(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a decision, or remove it."""
    seen = get_object_or_404(Decision.objects.select_related("item"), pk=pk)
    found = _running(request, seen.meeting_id)
    refused = Refused(item=seen.item_id, decision=seen.pk)
    if "remove" in request.POST:
        refused.told = tried(
            lambda: services.remove_decision(decision=seen, revision=seen_revision(request), by=request.user)
        )
        return _answer(request, found, seen.item, refused)
    form = DecisionForm(request.POST, prefix=f"d{seen.pk}", parties=list(found.group.agreement.parties.all()))
    made = None
    if form.is_valid():
        made, refused.told = taken(
            form,
            lambda: services.change_decision(
                decision=seen, revision=seen_revision(request), given=form.given(), by=request.user
            ),
            {},
        )
    if made is None:
        refused.form = form
    return _answer(request, found, seen.item, refused)


def _answer(request: PersonRequest, found: Meeting, item: AgendaItem, refused: Refused) -> HttpResponse:
    is_refused = bool(refused.told or refused.form)
    if not request.htmx:
        return _page(request, found, refused) if is_refused else _there(found, f"item-{item.pk}")
    page = queries.conduct_page(found, request.user)
    row = next(row for row in _context(page, refused)["rows"] if row[0].item.pk == item.pk)
    context = {"row": row, "page": page, "meeting": found, "refused": refused}
    return render(request, "groups/_decisions.html", context, status=422 if is_refused else 200)


@require_POST
def remark(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep a remark or a special opinion of somebody who is there."""
    found = meeting_for(request, pk)
    whose = _member(found, request.POST.get("member", ""))
    chosen = request.POST.get("item", "")
    item = get_object_or_404(found.items, pk=number_in(chosen)) if chosen else None
    text = request.POST.get("text", "")
    refusal = tried(
        lambda: services.give_remark(
            meeting=found,
            member=whose,
            item=item,
            text=text,
            is_special=request.POST.get("kind") == "special",
            by=request.user,
        )
    )
    if refusal:
        return _page(request, found, Refused(refusal, texts={"remark": text}, where="remarks"))
    return _there(found, "remarks")
