"""The list of documents, adding one, its page in every state, its file."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.core.errors import KunakError
from kunak.core.lifecycle import ReadingState
from kunak.core.reading.formats.errors import FileTooLarge
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.documents import policies, queries, reader, refusals, services
from kunak.documents.errors import AlreadyHere, NothingTaken
from kunak.documents.forms import AddForm
from kunak.documents.models import Document, Upload
from kunak.documents.services.upload import MOST
from kunak.documents.serving import as_it_came
from kunak.documents.views.asking import PersonRequest, check_decides, document_for, guarded, show_page
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for

PAGE_SIZE = 25
LATE = timedelta(minutes=5)  # a reading that waits longer may be asked for again


@require_safe
@guarded
def list_documents(request: PersonRequest) -> HttpResponse:
    """List the documents that the person may see, by state."""
    state = request.GET.get("state", "")
    state = state if state in queries.STATES else ""
    sort = request.GET.get("sort", "") if state == "review" else queries.NEWEST
    sort = sort if sort in queries.SORTS else queries.DOUBT
    found = Paginator(queries.listed(request.user, state, sort), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "rows": [queries.listed_document(document) for document in found],
        "state": state,
        "sort": sort,
        "chips": _chips(queries.counts(request.user), state),
        "can_add": policies.can_add(request.user),
    }
    return render(request, "documents/list.html", context)


def _chips(counts: dict[str, int], state: str) -> list[dict[str, Any]]:
    """Return the states to choose from: all, those that have documents, and the chosen one."""
    labels = {
        "": _("All"),
        "review": _("Under review"),
        "postponed": pgettext("chip", "Put aside"),
        "accepted": _("In the register"),
        "refused": _("Not agreements"),
        "queued": _("Being read"),
        "failed": _("Could not be read"),
    }
    url = reverse("documents:list")
    return [
        {
            "label": label,
            "count": counts[code],
            "url": f"{url}?state={code}" if code else url,
            "is_current": code == state,
        }
        for code, label in labels.items()
        if counts[code] or code in {"", state}
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def add(request: PersonRequest) -> HttpResponse:
    """Take a file, several, or a pasted text."""
    policies.check_can_add(request.user)
    form = AddForm(request.POST or None, request.FILES or None) if request.method == "POST" else AddForm()
    context: dict[str, Any] = {"form": form, "limit": MAX_FILE_BYTES // (1024 * 1024), "most": MOST}
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_added(request, form))
        except AlreadyHere as error:
            context |= {"refusal": message_for(error), "present": error.document}
        except NothingTaken as error:
            refused_files = [(name, message_for(why), getattr(why, "document", None)) for name, why in error.refused]
            context |= {"refusal": message_for(error), "refused_files": refused_files}
        except KunakError as error:
            context["refusal"] = message_for(error)
    refused = request.method == "POST"
    return render(request, "documents/add.html", context, status=422 if refused else 200)


def _added(request: PersonRequest, form: AddForm) -> Document | Upload:
    files: list[UploadedFile[Any]] = form.cleaned_data["file"]
    if len(files) > 1:
        return services.add_documents(files=map(_bounded, files), by=request.user)
    if files and (files[0].size or 0) > MAX_FILE_BYTES:  # before a byte of it is held in memory
        raise FileTooLarge(size=files[0].size or 0, limit=MAX_FILE_BYTES)
    name, data = _bounded(files[0]) if files else form.pasted()
    if files and reader.holds_several(name, data):
        return services.add_documents(files=[(name, data)], by=request.user)
    return services.add_document(name=name, data=data, by=request.user)


def _bounded(file: "UploadedFile[Any]") -> tuple[str, bytes]:
    """Return name and bytes; of a file that is too large so many that its refusal is certain."""
    return file.name or "", file.read(MAX_FILE_BYTES + 1)


@require_safe
@guarded
def reading(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a document beside what was read from it; or that it is being read, or could not be."""
    document = document_for(request.user, pk)
    state = document.reading.state
    if state != ReadingState.REVIEW:
        return _unread(request, document)
    if request.htmx and "wait" in request.GET:
        return _arrived(request, document)
    found = queries.candidates_of(document, request.user)
    if "candidate" in request.GET:
        found = found.filter(position=number_in(request.GET["candidate"]))
    candidate = found.first()
    if candidate is None and "candidate" not in request.GET:
        return redirect("documents:file", document.pk)  # it proves an act: what was read in it is its side's own
    if candidate is None:
        raise Http404(request.GET["candidate"])
    candidate.reading = document.reading
    candidate.reading.document = document
    return show_page(request, candidate)


def _arrived(request: PersonRequest, document: Document) -> HttpResponse:
    """Lead on from the page that waits; it stops asking first, or a page that takes its time would begin anew."""
    if "there" in request.GET:
        return HttpResponse(headers={"HX-Redirect": document.get_absolute_url()})
    return render(request, "documents/_waiting.html", {"document": document, "is_there": True})


def _unread(request: PersonRequest, document: Document) -> HttpResponse:
    context = {
        "document": document,
        "is_late": document.uploaded_at < timezone.now() - LATE,
        "can_decide": policies.can_decide(request.user, document),
        "is_failed": document.reading.state == ReadingState.FAILED,
        "refusal": refusals.told(document.reading.refusal) if document.reading.refusal else "",
    }
    return render(request, "documents/_waiting.html" if request.htmx else "documents/waiting.html", context)


@require_safe
@guarded
def file(request: PersonRequest, pk: int) -> HttpResponseBase:
    """Give the file as it came; no browser may run anything in it."""
    return as_it_came(document_for(request.user, pk))


@require_POST
@guarded
def read_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask the worker to read a document once more."""
    return _ask(request, pk, services.read_again, _("Asked for another reading."))


@require_POST
@guarded
def by_hand(request: PersonRequest, pk: int) -> HttpResponse:
    """Open an empty record for a document."""
    return _ask(request, pk, services.enter_by_hand, "")


def _ask(request: PersonRequest, pk: int, service: Any, told: str) -> HttpResponse:
    document = document_for(request.user, pk)
    check_decides(request.user, document)
    try:
        service(document=document, by=request.user)
    except KunakError as error:
        messages.error(request, message_for(error))
    else:
        if told:
            messages.success(request, told)
    return redirect(document)
