"""Word documents made in memory, with exactly the XML that a test is about."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word_file(body: str, **parts: str) -> bytes:
    """Return a DOCX with this body; `styles="…"` and such add what stands within the root of that part."""
    files = {"[Content_Types].xml": "<Types/>", "word/document.xml": root("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": root(name, inner) for name, inner in parts.items()}
    return packed(files)


def root(name: str, inner: str) -> str:
    """Return an XML part of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{inner}</w:{name}>'


def packed(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of these files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: list[str]) -> str:
    """Return a table; each cell is given by its inner XML."""
    return f"<w:tbl>{''.join(f'<w:tr>{cells(row)}</w:tr>' for row in rows)}</w:tbl>"


def cells(row: list[str]) -> str:
    """Return the cells of a row."""
    return "".join(f"<w:tc>{cell}</w:tc>" for cell in row)
