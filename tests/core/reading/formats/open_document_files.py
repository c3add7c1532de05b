"""OpenDocument texts made in memory, with exactly the XML that a test is about."""

from tests.core.reading.formats.word_files import packed

_NAMES = str.split("office text table style drawing manifest")
_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


def odt_file(body: str, *, styles: str = "", **parts: str | bytes) -> bytes:
    """Return an ODT with this body; `styles` are automatic ones, `meta="…"` and such add whole parts."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed(
        {"mimetype": MEDIA_TYPE, "content.xml": content} | {f"{name}.xml": part for name, part in parts.items()}
    )


def p(text: str, style: str = "") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def table(*rows: list[str]) -> str:
    """Return a table; each cell is given by its inner XML."""
    return f"<table:table>{''.join(f'<table:table-row>{cells(row)}</table:table-row>' for row in rows)}</table:table>"


def cells(row: list[str]) -> str:
    """Return the cells of a row."""
    return "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
