"""What a file is, told by its bytes; its name counts only where they leave it open."""

import re
from enum import StrEnum

from kunak.core.reading import later
from kunak.core.reading.formats.encoding import first_characters
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, FormatError, NotText, UnknownFormat


class Kind(StrEnum):
    """A format by the name that people use; more of them are recognised than are read."""

    TEXT = "TXT"
    HTML = "HTML"
    DOCX = "DOCX"
    PDF = "PDF"
    ODT = "ODT"
    RTF = "RTF"
    DOC = "DOC"
    EML = "EML"
    ZIP = "ZIP"
    PNG = "PNG"
    JPEG = "JPEG"
    TIFF = "TIFF"


_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (  # what no text begins with
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"AT&TFORM", "DjVu"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x1f\x8b\x08", "GZIP"),
    (b"MZ\x90\0", "EXE"),
    (b"\x7fELF", "EXE"),
)
_PICTURES = frozenset((Kind.PNG, Kind.JPEG, Kind.TIFF))
_OLE_STREAMS = (  # the first that is found names the file
    ("WordDocument", "DOC"),
    ("Workbook", "XLS"),
    ("PowerPoint Document", "PPT"),
    ("__substg1.0_", "MSG"),
)
_ZIP_PARTS = (("word/", "DOCX"), ("xl/", "XLSX"), ("ppt/", "PPTX"), ("visio/", "VSDX"))
_ZIP_MAIN = frozenset(("[content_types].xml", "word/document.xml", "xl/workbook.xml"))
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "ODT",
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    b"application/vnd.oasis.opendocument.presentation": "ODP",
    b"application/epub+zip": "EPUB",
}
_PDF = re.compile(rb"%PDF-\d")
_HTML_START = later.compile(
    r"(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?xml[^>]{0,300}>)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = later.compile(
    r"</?(?:p|div|br|table|t[rdh]|h[1-6]|span|a|ul|ol|li|meta|title|article|b|i|strong|em)(?=[\s/>])", re.IGNORECASE
)
_XML_START = later.compile(r"\s*<\?xml\b")
_MAIL_LINE = later.compile(r"(?:>?From [^\n]{0,300}\n)?(?:([A-Za-z][\w-]{0,60}):[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MAIL_NAMES = later.compile(
    r"^(from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|x-mailer)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL_SUFFIXES = frozenset((".eml", ".mht", ".mhtml"))
_PAGE_SUFFIXES = frozenset((".htm", ".html", ".xhtml"))
_TEXT_SUFFIXES = frozenset(("", ".txt", ".text", ".md", ".csv", ".tsv", ".log")) | _PAGE_SUFFIXES
_PACKED_SUFFIXES = frozenset((".docx", ".docm", ".dotx", ".odt"))
_NAMED_SUFFIXES = _PACKED_SUFFIXES | {".pdf", ".rtf", ".doc", ".zip"}


def kind_of(data: bytes, name: str) -> Kind:
    """Return the format of a file that is not empty.

    Raises:
        UnknownFormat: one that is known by sight alone, or not at all.
        EncryptedFile: it cannot be opened without a password.
        DamagedFile: it begins as a packed document and cannot be unpacked.
    """
    suffix = suffix_of(name)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(data, suffix)
    if _PDF.match(data.lstrip()[:8]) or (_PDF.search(data[:1024]) and b"startxref" in data):
        return Kind.PDF
    if data.lstrip()[:5] == b"{\\rtf":
        return Kind.RTF
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            if kind in _PICTURES:
                return Kind(kind)
            raise UnknownFormat(kind=kind)
    return _textual(data, suffix)


def own_name(path: str) -> str:
    """Return the last part of a path, as `pathlib` has it, which makes a start longer."""
    return next((part for part in reversed(path.split("/")) if part not in {"", "."}), "")


def suffix_of(name: str) -> str:
    """Return the ending of a file's name, small, with its dot."""
    own = own_name(name)
    place = own.rfind(".")
    return own[place:].lower() if 0 < place < len(own) - 1 else ""


def _ole(data: bytes) -> Kind:
    if _utf16("EncryptedPackage") in data:
        raise EncryptedFile(kind="DOCX")
    for stream, kind in _OLE_STREAMS:
        if _utf16(stream) in data:
            if kind == Kind.DOC:
                return Kind.DOC
            raise UnknownFormat(kind=kind)
    raise UnknownFormat(kind="OLE")


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _packed(data: bytes, suffix: str) -> Kind:
    from kunak.core.reading.formats.package import Package  # not before an archive is met: texts are opened without it

    kind = suffix[1:].upper() if suffix in _PACKED_SUFFIXES else "ZIP"
    package = Package(data, kind=kind)
    names = package.names
    is_office = bool(names & _ZIP_MAIN) or kind != Kind.ZIP  # an archive may have a folder of any name
    found = next((kind for folder, kind in _ZIP_PARTS if is_office and any(n.startswith(folder) for n in names)), "")
    if package.is_encrypted and (found or kind != Kind.ZIP):
        raise EncryptedFile(kind=found or kind)
    if not found and "mimetype" in names:
        found = _OPEN_DOCUMENTS.get((package.part("mimetype") or b"").strip(), "")
    if found in {Kind.DOCX, Kind.ODT} or not (found or kind != Kind.ZIP):
        return Kind(found or Kind.ZIP)
    if not found:
        raise DamagedFile(kind=kind, reason="the main part is missing")
    raise UnknownFormat(kind=found)


def _textual(data: bytes, suffix: str) -> Kind:
    head = first_characters(data, _HEAD)
    if _HTML_START.match(head):
        return Kind.HTML
    if _XML_START.match(head):
        raise UnknownFormat(kind="XML")
    if _is_mail(head, suffix):
        return Kind.EML
    tags = len(_HTML_TAG.findall(head))
    if tags >= (1 if suffix in _PAGE_SUFFIXES else 2 if head.lstrip().startswith("<") else _HEAD):
        return Kind.HTML
    return Kind.TEXT


def _is_mail(head: str, suffix: str) -> bool:
    """Tell a letter by the lines it begins with; one that is called so needs fewer."""
    start = head.replace("\r\n", "\n").partition("\n\n")[0] + "\n"
    if not _MAIL_LINE.match(start):
        return False
    names = {name.lower() for name in _MAIL_NAMES.findall(start)}
    return len(names) >= (1 if suffix in _MAIL_SUFFIXES else 3)


def refusal_of_bytes(name: str) -> FormatError:
    """Return the refusal of bytes that are no text, in the words of what the file is called."""
    suffix = suffix_of(name)
    if suffix in _TEXT_SUFFIXES:
        return NotText()
    if suffix in _NAMED_SUFFIXES:
        return DamagedFile(kind=suffix[1:].upper(), reason="it does not begin as such a file does")
    return UnknownFormat(kind="")
