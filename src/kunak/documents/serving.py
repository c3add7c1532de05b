"""How a kept file leaves the house."""

from pathlib import PurePosixPath

from django.http import FileResponse, Http404

from kunak.documents.models import Document


def as_it_came(document: Document, *, name: str = "") -> FileResponse:
    """Return the answer that gives a document's file as it came; no browser may run anything in it.

    Args:
        name: what the file is called where it is asked for, if not as the document.

    Raises:
        Http404: the file is gone.
    """
    try:
        stored = document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(document.name) from error
    response = FileResponse(
        stored,
        as_attachment=True,
        filename=PurePosixPath(name or document.name).name,  # out of an archive it has its way there for a name
        content_type=document.media_type or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
