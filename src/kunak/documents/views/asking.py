"""What the views share: who asks, which record, and the page of a reading in its states."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django_htmx.middleware import HtmxDetails

from kunak.core.lifecycle import CandidateState
from kunak.documents import policies, queries
from kunak.documents.forms import FactForm
from kunak.documents.models import Candidate, Document, Fact
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person
from kunak.people.policies import side_of
from kunak.ui.digits import number_in


class PersonRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: Person
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]


def guarded(view: View) -> View:
    """Answer 404 to people who may not know of the record, and 403 to those who may see it but not do this."""

    @wraps(view)
    def answer(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NotOfTheParties as refusal:
            raise Http404(str(refusal)) from refusal
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal

    return answer


def document_for(person: Person, pk: int) -> Document:
    """Return a document that the person may see, else there is no such page."""
    return get_object_or_404(queries.documents_for(person), pk=pk)


def candidate_for(person: Person, pk: int) -> Candidate:
    """Return a candidate whose document the person may see and decide on."""
    candidate = get_object_or_404(Candidate.objects.select_related("reading"), pk=pk)
    candidate.reading.document = document_for(person, candidate.reading.document_id)
    check_decides(person, candidate.reading.document)
    return candidate


def fact_for(person: Person, pk: int) -> Fact:
    """Return a fact whose document the person may see and decide on."""
    fact = get_object_or_404(Fact, pk=pk)
    fact.candidate = candidate_for(person, fact.candidate_id)
    return fact


def check_decides(person: Person, document: Document) -> None:
    """Let those pass who decide; the others see the document already, so they are told that they may not.

    Raises:
        NotAllowed: the person may see the document only.
    """
    if not policies.can_decide(person, document):
        raise NotAllowed(action="decide on what was read", needed="coordinator or sector lead of its side")


def page_context(request: PersonRequest, candidate: Candidate, **more: Any) -> dict[str, Any]:
    """Return what the templates of a reading need; `more` has the open row's `open_key`, `form`, `refusal`, `mine`."""
    document = candidate.reading.document
    key = more.get("open_key") or more.get("focus_key", "")
    page = queries.reading_page(document, request.user, position=candidate.position, part=_part(request), key=key)
    decides = policies.can_decide(request.user, document)
    return {
        "page": page,
        "document": document,
        "can_decide": decides and page is not None and page.is_open,
        "can_accept": policies.can_accept(request.user, document.side),
        "may_resume": decides and candidate.state == CandidateState.REFUSED,
        "can_add": policies.can_add(request.user),
        "together": queries.together_of(candidate, side_of(request.user)),
        "is_wide": True,
        **more,
    }


def _part(request: PersonRequest) -> int:
    """Return which part of a long text is asked for; of a row alone, which stands on the page; 0 where none is."""
    told = request.GET.get("part", "")
    if request.htmx and not told:
        told = parse_qs(urlsplit(request.htmx.current_url or "").query).get("part", [""])[0]
    return number_in(told)


def show_page(request: PersonRequest, candidate: Candidate, *, status: int = 200, **more: Any) -> HttpResponse:
    """Show the whole page of a reading, with other documents that may be of the same agreement."""
    context = page_context(request, candidate, **more)
    context["likely"] = queries.likely_for(candidate, request.user) if context["can_decide"] else []
    return render(request, "documents/reading.html", context, status=status)


def show_row(
    request: PersonRequest,
    candidate: Candidate,
    key: str,
    *,
    form: FactForm | None = None,
    refusal: str = "",
    status: int = 200,
    is_changed: bool = False,
    is_whole: bool = False,
) -> HttpResponse:
    """Show one row to htmx, and the whole page to others with the row open where it has a form.

    Args:
        is_changed: the text and the bar are brought up to date beside the row.
        is_whole: rows came or moved, so that all of them are shown again.
    """
    more: dict[str, Any] = {"form": form, "refusal": refusal, "open_key": key if form or refusal else ""}
    if not request.htmx:
        return show_page(request, candidate, status=status, **more)
    context = page_context(request, candidate, is_changed=is_changed, focus_key=key, **more)
    context["row"] = cast("queries.ReadingPage", context["page"]).row(key)
    is_whole = is_whole or context["row"] is None
    template = "documents/_record.html" if is_whole else "documents/_row_alone.html"
    response = render(request, template, context, status=status)
    if is_whole:
        response["HX-Retarget"], response["HX-Reswap"] = "#rows", "outerHTML"
    return response
