"""A plan that came in as a document: what was read of it is looked at by a person, and taken whole or not at all."""

from collections.abc import Sequence
from hashlib import sha256

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.lifecycle import ImportState, ReadingState
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, FormatError
from kunak.core.reading.formats.sniff import Kind, kind_of, suffix_of
from kunak.core.sheets import xlsx_sheet
from kunak.documents.errors import AlreadyHere
from kunak.documents.models import Document
from kunak.documents.queries import documents_for
from kunak.documents.refusals import told
from kunak.documents.services import add_document
from kunak.people.errors import NotAllowed
from kunak.people.models import Person
from kunak.people.policies import side_of
from kunak.programme import policies, queries, services
from kunak.programme.errors import RowsRefused
from kunak.programme.forms.measure import sector_choices
from kunak.programme.models import Version
from kunak.programme.services.tables import MOST
from kunak.programme.tables.columns import columns_of
from kunak.programme.tables.read_plan import ReadRow, read_rows
from kunak.programme.tables.reading import Fault, faults_told
from kunak.programme.tables.review import NOBODY, Review, review
from kunak.programme.views.asking import version_for
from kunak.programme.wording import taken_words
from kunak.ui.attachments import attachment
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
READ = frozenset((Kind.DOCX, Kind.ODT, Kind.PDF, Kind.RTF, Kind.DOC))


def is_document(name: str, data: bytes) -> bool:
    """Say whether a file is a paper and no table.

    Raises:
        DamagedFile, EncryptedFile: it is called a paper, and cannot be opened: to save it as a table would not help.
    """
    try:
        return bool(data) and kind_of(data, name) in READ
    except (DamagedFile, EncryptedFile):
        if suffix_of(name)[1:].upper() in READ:
            raise
        return False
    except FormatError:
        return False


def kept_plan(name: str, data: bytes, by: Person) -> Document:
    """Keep a plan for the person's side, or return the one that is here.

    Raises:
        NotAllowed: the person may not add documents.
        KunakError: it cannot be opened; nothing is kept.
    """
    try:
        return add_document(name=name, data=data, by=by)
    except AlreadyHere:
        return documents_for(by).get(side=side_of(by), sha256=sha256(data).hexdigest())


@require_http_methods(["GET", "HEAD", "POST"])
def read_plan(request: PersonRequest, pk: int, document: int) -> HttpResponse:
    """Show what was read of a plan beside what the version has, and take what the person chooses."""
    version = version_for(request, pk)
    policies.check_can_edit(request.user, version)
    found = get_object_or_404(documents_for(request.user), pk=document)
    if found.reading.state != ReadingState.REVIEW:
        return _unread(request, version, found)
    if request.htmx and request.method != "POST":  # it has been read while the page waited
        if "there" in request.GET:
            return HttpResponse(headers={"HX-Redirect": request.path})
        there = {"version": version, "document": found, "is_there": True}  # it stops asking: the page may take its time
        return render(request, "programme/_plan_waits.html", there)
    parties = list(version.programme.agreement.parties.all())
    rows = read_rows(found.reading.record or {}, found.text, parties)
    if request.method != "POST" and request.GET.get("format") == "xlsx":
        return _as_table(version, rows, found)
    look, refusal = _looked(request, version, found, rows), ""
    if request.method == "POST":
        if look.taken > MOST:
            refusal, url = _given(request, version, found)
        else:
            refusal, url = _take(request, version, found, look), f"{version.get_absolute_url()}#measures"
        if not refusal:
            return redirect(url)
    context = _head(version, found) | {"review": look, "refusal": refusal, "nobody": NOBODY, "parties": parties}
    context |= {"sectors": sector_choices(), "present": version.measures.count()}
    return render(request, "programme/read_plan.html", context, status=422 if refusal else 200)


def _looked(request: PersonRequest, version: Version, document: Document, rows: Sequence[ReadRow]) -> Review:
    """Return what becomes of the rows: as the form says, as it said when they were refused, or before it says anything.

    Where they are too many for a page to wait for, the worker alone looks at them.
    """
    if request.method == "POST":
        marked = sum(bool(request.POST.get(f"row{row.place}-take")) for row in rows)
        return review(version, rows, request.POST, () if marked > MOST else None)
    before = queries.imports_for(request.user).filter(version=version, document=document, state=ImportState.REFUSED)
    earlier = before.filter(pk=number_in(request.GET.get("import", ""))).first()
    if earlier is not None:
        return review(version, rows, earlier.answers, faults_told(earlier.refused))
    return review(version, rows, None, () if len(rows) > MOST else None)


def _given(request: PersonRequest, version: Version, document: Document) -> tuple[str, str]:
    """Give the rows to the worker with all that was said of them; return why that is refused, and where they are."""
    answers = {name: str(value) for name, value in request.POST.items() if name.startswith("row")}
    try:
        started = services.begin_read_import(version=version, document=document, answers=answers, by=request.user)
    except NotAllowed:
        raise
    except KunakError as error:
        return message_for(error), ""
    return "", started.get_absolute_url()


def _take(request: PersonRequest, version: Version, document: Document, look: Review) -> str:
    """Take the chosen rows; return why none was."""
    given = look.given
    if given.faults:
        return _told(len(given.faults))
    if not look.taken:
        return _("Choose at least one row.")
    try:
        added, changed = services.take_table(
            version=version, rows=given.rows, name=document.name, by=request.user, document=document
        )
    except NotAllowed:
        raise
    except RowsRefused as error:
        look.refuse([Fault(row, "", message_for(why)) for row, why in error.rows])
        return _told(len(error.rows))
    except KunakError as error:
        return message_for(error)
    messages.success(request, taken_words(added, changed, given.same))
    return ""


def _told(places: int) -> str:
    """Return how many places are to be mended: each says why, on this page."""
    told = ngettext(
        "Nothing was taken: %(n)d place is to be mended. Its reason stands by it: mend it here or take the mark off.",
        "Nothing was taken: %(n)d places are to be mended. Each says why: mend it here or take the mark off.",
        places,
    )
    return told % {"n": places}


def _unread(request: PersonRequest, version: Version, document: Document) -> HttpResponse:
    """Show that a document is being read, or why it cannot be; to htmx, which asks again, what changes of it."""
    reading = document.reading
    context = _head(version, document) | {
        "is_failed": reading.state == ReadingState.FAILED,
        "refusal": told(reading.refusal) if reading.refusal else "",
    }
    return render(request, "programme/_plan_waits.html" if request.htmx else "programme/plan_waits.html", context)


def _as_table(version: Version, rows: Sequence[ReadRow], document: Document) -> HttpResponse:
    """Give what was read as a table of the plan, to be mended in a spreadsheet and brought in."""
    columns = [one for one in columns_of(list(version.programme.agreement.parties.all())) if not one.is_computed]
    cells = ([row.cells.get(one.code, "") for one in columns] for row in rows)
    sheet = xlsx_sheet(
        [[str(one.label) for one in columns], *cells], name=_("Plan"), widths=[one.width for one in columns]
    )
    name = _("%(name)s, as read") % {"name": document.name.rpartition(".")[0] or document.name}
    return attachment(sheet, XLSX, name=name, plain=f"read-{document.pk}", ending="xlsx")


def _head(version: Version, document: Document) -> dict[str, object]:
    agreement = version.programme.agreement
    return {"version": version, "agreement": agreement, "short": short_title(agreement), "document": document}
