"""The sentences that people read for refusals: here those of the core; each room registers its own."""

from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.core.errors import BadInput, KunakError
from kunak.core.reading.batch import errors as batch
from kunak.core.reading.formats import errors as formats
from kunak.core.sheets import Instead, NotATable, UncountedFormula
from kunak.core.terms import BadTerms

MEGABYTE = 1024 * 1024


@singledispatch
def message_for(_error: KunakError) -> str:
    """Return the sentence that a person reads for this refusal: what is wrong and the way out."""
    return _("This cannot be done.")


@message_for.register
def _bad_input(error: BadInput) -> str:
    return _("“%(field)s” cannot be taken as it is written. Mend it and try again.") % {"field": error.field}


@message_for.register
def _bad_terms(error: BadTerms) -> str:
    return _("The term cannot be counted: check “%(field)s”.") % {"field": error.field}


@message_for.register
def _format_error(_error: formats.FormatError) -> str:
    return _("The file cannot be read. Take DOCX, ODT, RTF, PDF, HTML or plain text.")


@message_for.register
def _empty_file(_error: formats.EmptyFile) -> str:
    return _("The file is empty.")


@message_for.register
def _file_too_large(error: formats.FileTooLarge) -> str:
    return _("The file is too large: at most %(limit)s MB are taken.") % {"limit": error.limit // MEGABYTE}


@message_for.register
def _encrypted_file(_error: formats.EncryptedFile) -> str:
    return _("The file is protected by a password. Save it without the password and try again.")


@message_for.register
def _damaged_file(error: formats.DamagedFile) -> str:
    return _("The %(kind)s file is damaged. Open it in an editor, save it anew and try again.") % {"kind": error.kind}


@message_for.register
def _too_complex(error: formats.TooComplex) -> str:
    if error.kind == "ZIP":
        return _("There is too much in the archive. Unpack it and add the documents that are needed.")
    return _("The %(kind)s file is too large or too intricate inside. Paste its text instead.") % {"kind": error.kind}


@message_for.register
def _too_long(error: formats.TooLong) -> str:
    told = _("The text is too long: at most %(limit)s characters are read. Take the part that tells of the agreement.")
    return told % {"limit": f"{error.limit:,}".replace(",", "\xa0")}


@message_for.register
def _unknown_format(error: formats.UnknownFormat) -> str:
    if error.kind:
        told = _("%(kind)s files are not read yet. Take DOCX, ODT, RTF, PDF, HTML or plain text.")
        return told % {"kind": error.kind}
    return _("This kind of file is not read. Take DOCX, ODT, RTF, PDF, HTML or plain text.")


@message_for.register
def _needs_tool(error: formats.NeedsTool) -> str:
    if error.tool == "tesseract":
        return _(
            "There are only pictures in the file, a scan or photographs. Paste the text, or ask the administrator to "
            "install tesseract with its Russian data (tesseract-ocr-rus), which recognises it."
        )
    return _(
        "%(kind)s files are opened with %(tool)s, which is not installed here. Save the document as DOCX, or ask the "
        "administrator to install %(tool)s."
    ) % {"kind": error.kind, "tool": error.tool}


@message_for.register
def _several_documents(error: formats.SeveralDocuments) -> str:
    told = ngettext(
        "There is %(count)s document in the %(kind)s file. Add it by itself.",
        "There are %(count)s documents in the %(kind)s file. Add them one by one.",
        error.count,
    )
    return told % {"count": error.count, "kind": error.kind}


@message_for.register
def _not_text(_error: formats.NotText) -> str:
    return _("This is not a text. Take DOCX, ODT, RTF, PDF, HTML or plain text.")


@message_for.register
def _no_text(error: formats.NoText) -> str:
    if error.kind == "ZIP":
        return _("There are no documents in the archive.")
    return _("There are no words in the file. If it is a scan, paste its text instead.")


@message_for.register
def _not_a_table(error: NotATable) -> str:
    told = {
        Instead.EMPTY: _("There are no rows in the table."),
        Instead.ENCRYPTED: _("The table is protected by a password. Save it without the password and try again."),
        Instead.OLD: _("This is a table of old Excel (XLS). Save it as XLSX and try again."),
        Instead.OTHER_TABLE: _("This is a table in the format %(kind)s. Save it as XLSX and try again."),
        Instead.DAMAGED: _(
            "The %(kind)s table is damaged and cannot be opened. Open it in a spreadsheet, save it anew as XLSX and"
            " try again."
        ),
        Instead.DOCUMENT: _(
            "This is a document (%(kind)s), not a table. Copy its table to a spreadsheet and save that as XLSX or CSV."
        ),
        Instead.DAMAGED_DOCUMENT: _(
            "This is a document (%(kind)s), and a damaged one: it cannot be opened. Mend it, copy its table to a "
            "spreadsheet and save that as XLSX or CSV."
        ),
        Instead.ARCHIVE: _("This is an archive (%(kind)s). Unpack it and choose the table that is in it."),
        Instead.PICTURE: _(
            "This is a picture (%(kind)s): the words of it cannot be taken. Choose a table, XLSX or CSV."
        ),
        Instead.UNKNOWN: _("This is not a table that can be read. Save it anew as XLSX or CSV and try again."),
    }
    return told[error.what] % {"kind": error.kind}


@message_for.register
def _uncounted(error: UncountedFormula) -> str:
    return _(
        "The cell %(cell)s has a formula without its value. Open the file in a spreadsheet, save it and try again."
    ) % {"cell": error.cell}


@message_for.register
def _unread(_error: batch.Unread) -> str:
    return _("The document was not read.")


@message_for.register
def _cannot_open(_error: batch.CannotOpen) -> str:
    return _("The file cannot be opened. Check that it is there and that it may be read.")


@message_for.register
def _no_entry(_error: batch.NoEntry) -> str:
    return _("This line is not a JSON object.")


@message_for.register
def _bad_field(error: batch.BadField) -> str:
    return _("The field “%(field)s” is missing here or holds something else than it should.") % {"field": error.field}


@message_for.register
def _took_too_long(error: batch.TookTooLong) -> str:
    told = ngettext(
        "The document was not read within %(count)s second. Give it more time: --time-limit.",
        "The document was not read within %(count)s seconds. Give it more time: --time-limit.",
        error.seconds,
    )
    return told % {"count": error.seconds}


@message_for.register
def _reader_lost(_error: batch.ReaderLost) -> str:
    return _("The program that reads ended on this document, twice. Read it by itself, or paste its text.")


@message_for.register
def _reader_fault(_error: batch.ReaderFault) -> str:
    return _("There is a fault in the program that reads. Tell its developers the reason that stands here.")
