"""The process behind the wall: opens PDF with limits of its own until nobody asks any more. See `wall`."""

import ctypes
import json
import math
import sys
from typing import IO, Any

import pypdfium2.raw as pdfium

from kunak.core.reading.formats import pdf
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, FormatError, TooComplex
from kunak.documents.outside.wall import send

MEGABYTES = 512
"""Of address space; beyond them the library ends itself, and the wall says that the file is too complex."""

SECONDS = 60
"""Of processor time for one request; the wall ends what takes long sooner, unless it was ended itself."""

_LENGTH = 8
_DOTS_PER_POINT, _MOST_DOTS = 300 / 72, 5_000
_WHITE = 0xFFFFFFFF


def main() -> None:
    """Answer requests, each of two messages: what to do, and the file."""
    _limit_memory()
    given, printed = sys.stdin.buffer, sys.stdout.buffer
    while (request := _message(given)) is not None:
        data = _message(given) or b""
        limit_time()
        try:
            kind, answer = b"answer", _answer(json.loads(request), data)
        except FormatError as error:
            kind, answer = b"refusal", json.dumps(_facts(error)).encode()
        send(printed, kind)
        send(printed, answer)


def _answer(request: dict[str, Any], data: bytes) -> bytes:
    if request["do"] == "picture":
        return picture(data, request["number"])
    content = pdf.read(data, {int(number): text for number, text in request["recognised"].items()})
    told = {
        "raw": content.raw,
        "blocks": [(block.start, block.end, block.kind, block.path) for block in content.blocks],
        "title_hint": content.title_hint,
        "is_recognised": content.is_recognised,
        "unread": content.unread,
    }
    return json.dumps(told).encode()


def picture(data: bytes, number: int) -> bytes:
    """Return a page, drawn in grey as scanners do, as PGM; raises as `pdf.opened`."""
    with pdf.opened(data) as document:
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            raise DamagedFile(kind=pdf.KIND, reason=f"page {number} cannot be opened")
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        scale = min(_DOTS_PER_POINT, _MOST_DOTS / max(width, height, 1))
        size = max(int(width * scale), 1), max(int(height * scale), 1)
        buffer = (ctypes.c_ubyte * (size[0] * size[1]))()
        bitmap = pdfium.FPDFBitmap_CreateEx(*size, pdfium.FPDFBitmap_Gray, buffer, size[0])
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, *size, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, pdfium.FPDF_GRAYSCALE)
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(page)
    return f"P5\n{size[0]} {size[1]}\n255\n".encode() + bytes(buffer)


def _facts(error: FormatError) -> dict[str, Any]:
    """Return a refusal by its name and what it is made of."""
    if isinstance(error, TooComplex):
        return {"type": "TooComplex", "kind": error.kind, "what": error.what, "limit": error.limit}
    if isinstance(error, DamagedFile):
        return {"type": "DamagedFile", "kind": error.kind, "reason": error.reason}
    if isinstance(error, EncryptedFile):
        return {"type": "EncryptedFile", "kind": error.kind}
    raise error


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # a system without such limits
        return
    _, ours = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEGABYTES << 20 if ours == resource.RLIM_INFINITY else min(MEGABYTES << 20, ours)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time() -> None:
    """Let the system end this process after so much more work, for nobody may be left who would."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, ours = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit if ours == resource.RLIM_INFINITY else min(limit, ours), ours))


def _message(pipe: IO[bytes]) -> bytes | None:
    """Read a message; None where there are no more."""
    length = pipe.read(_LENGTH)
    return pipe.read(int.from_bytes(length, "big")) if len(length) == _LENGTH else None


if __name__ == "__main__":
    main()
