"""Rows of the table of disagreements: opened, worded by each side, settled by all; two people at one row."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.core.errors import KunakError
from kunak.drafts import policies, queries, services
from kunak.drafts.errors import RowChanged
from kunak.drafts.forms import OpenRowForm, RowForm
from kunak.drafts.models import Disagreement, Draft
from kunak.drafts.views.asking import back, draft_for, form_page
from kunak.people.errors import NotAllowed
from kunak.people.policies import side_of
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def open_row(request: PersonRequest, pk: int) -> HttpResponse:
    """Dispute a clause."""
    shown, refusal = draft_for(request, pk), ""
    policies.check_can_write(request.user, shown)
    form = OpenRowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.open_row(draft=shown, **form.cleaned_data, by=request.user))
        if not refusal:
            return back(shown, "#disagreements")
    status = 422 if request.method == "POST" else 200
    return form_page(request, "drafts/open_row.html", shown, {"form": form, "refusal": refusal}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: PersonRequest, pk: int, row_pk: int) -> HttpResponse:
    """Show a row; write the own wording or a settled one, agree to that, or take the row back."""
    shown = draft_for(request, pk)
    one, refusal = _row(shown, row_pk), ""
    form, is_meanwhile = RowForm(request.POST or None, initial=_initial(request, one)), False
    if request.method == "POST":
        try:
            if _done(request, one, form):
                return back(shown, "#disagreements")
        except NotAllowed:
            raise
        except RowChanged as error:
            refusal, one = message_for(error), _row(shown, row_pk)
            form, is_meanwhile = _again(form, error.revision), True
        except KunakError as error:
            refusal, one = message_for(error), _row(shown, row_pk)
    context = {"form": form, "row": queries.row_shown(one, shown, request.user), "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return form_page(request, "drafts/row.html", shown, context | {"is_meanwhile": is_meanwhile}, status=status)


def _row(draft: Draft, pk: int) -> Disagreement:
    found = Disagreement.objects.select_related("opened_by__territory", "changed_by", "edition")
    return get_object_or_404(found.prefetch_related("wordings", "keys__by"), pk=pk, draft=draft)


def _initial(request: PersonRequest, one: Disagreement) -> dict[str, Any]:
    side = side_of(request.user)
    own = next((said.text for said in one.wordings.all() if side and said.side_id == side.pk), "")
    return {"text": own, "settled": one.settled, "revision": one.revision}


def _done(request: PersonRequest, one: Disagreement, form: RowForm) -> bool:
    """Do what was posted; False where the form was not filled in rightly."""
    if "agree" in request.POST:
        services.agree_to_wording(row=one, content_hash=request.POST.get("content", ""), by=request.user)
    elif "withdraw" in request.POST:
        services.withdraw_row(row=one, by=request.user)
    elif form.is_valid():
        services.write_row(row=one, **form.cleaned_data, by=request.user)
    else:
        return False
    return True


def _again(form: RowForm, revision: int) -> RowForm:
    """Let the form be sent again as one that has seen this revision, with all that was typed."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data["revision"] = str(revision)
    return RowForm(data)
