"""How this folder says no: each refusal of a file, with its facts."""

from kunak.core.errors import KunakError


class FormatError(KunakError):
    """A file that cannot be read as a document; nothing of it is kept."""


class EmptyFile(FormatError):
    """There are no bytes."""

    def __init__(self) -> None:
        super().__init__("the file is empty")


class FileTooLarge(FormatError):
    """More bytes than are taken; `size` and `limit` are in bytes."""

    def __init__(self, *, size: int, limit: int) -> None:
        super().__init__(f"{size} bytes, at most {limit} are taken")
        self.size, self.limit = size, limit


class EncryptedFile(FormatError):
    """A password is needed; `kind` names the format, for instance ``DOCX``."""

    def __init__(self, *, kind: str) -> None:
        super().__init__(f"the {kind} file is encrypted")
        self.kind = kind


class DamagedFile(FormatError):
    """The file says it is of this `kind`, and breaks its rules; `reason` is for developers."""

    def __init__(self, *, kind: str, reason: str) -> None:
        super().__init__(f"the {kind} file is damaged: {reason}")
        self.kind, self.reason = kind, reason


class TooComplex(DamagedFile):
    """A file made to exhaust the reader, or as heavy as one: more than `limit` of `what` (bytes, tags, depth)."""

    def __init__(self, *, kind: str, what: str, limit: int) -> None:
        super().__init__(kind=kind, reason=f"more than {limit} {what}")
        self.what, self.limit = what, limit


class TooLong(TooComplex):
    """The text of the document has more than `limit` characters."""

    def __init__(self, *, kind: str, limit: int) -> None:
        super().__init__(kind=kind, what="characters", limit=limit)


class UnknownFormat(FormatError):
    """A format that is not read; `kind` names it as people do (``PDF``, ``ODT``), or is empty where it is unknown."""

    def __init__(self, *, kind: str) -> None:
        super().__init__(f"cannot read {kind or 'this format'}")
        self.kind = kind


class NeedsTool(UnknownFormat):
    """A format that only a program outside can open; `tool` names it: ``LibreOffice`` or ``tesseract``."""

    def __init__(self, *, kind: str, tool: str) -> None:
        super().__init__(kind=kind)
        self.tool = tool


class SeveralDocuments(FormatError):
    """A file that holds `count` documents where one was asked for; `kind` names it: ``ZIP`` or ``EML``."""

    def __init__(self, *, kind: str, count: int) -> None:
        super().__init__(f"the {kind} file holds {count} documents")
        self.kind, self.count = kind, count


class NotText(FormatError):
    """The bytes are not a text in any encoding that is known."""

    def __init__(self) -> None:
        super().__init__("the bytes are not a text")


class NoText(FormatError):
    """The document holds no words, as a scan or an empty page; `kind` names the format."""

    def __init__(self, *, kind: str) -> None:
        super().__init__(f"the {kind} file has no words")
        self.kind = kind
