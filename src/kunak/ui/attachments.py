"""A paper as a file that the browser keeps, under its Russian name."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import translation

UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069]')
LONGEST = 110  # characters: file systems hold 255 bytes, a Russian letter takes two, endings and «(1)» need some


def attachment(content: bytes, kind: str, *, name: str, plain: str, ending: str) -> HttpResponse:
    """Return the answer; nobody on the way keeps it.

    Args:
        name: without its ending; what no file system takes is left out.
        plain: the same in ASCII, for programs that know no other.
        ending: without the dot.

    Source:
        RFC 6266, 4.3 and appendix D: both forms of the name, the plain one first.
    """
    return HttpResponse(content, content_type=kind, headers=_headers(name, plain, ending))


def sent_as_it_comes(
    pieces: Iterator[bytes], kind: str, *, name: str, plain: str, ending: str
) -> StreamingHttpResponse:
    """Return an answer that is sent while it is made, in the language of the page; the browser shows how far it is.

    Where making it fails, the connection ends without its last sign, and the browser tells that the file is not whole.
    """
    language = translation.get_language()

    def spoken() -> Iterator[bytes]:
        with translation.override(language):
            yield from pieces

    return StreamingHttpResponse(spoken(), content_type=kind, headers=_headers(name, plain, ending))


def _headers(name: str, plain: str, ending: str) -> dict[str, str]:
    named = quote(f"{file_name(name)}.{ending}", safe="")
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{named}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def file_name(name: str) -> str:
    """Return a name that every file system takes: no separators, no marks that turn the writing, not too long."""
    return " ".join(UNFIT.sub(" ", name).split())[:LONGEST].strip(" .")
