"""PDF made in memory: words at exact places, lines, pictures; each letter is half as wide as it is high."""

import zlib

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /C def /CMapType 2 def "
    "1 begincodespacerange <00> <FF> endcodespacerange {ranges} endcmap end end"
)


def pdf_file(*pages: str, title: str = "", rotate: int = 0, extra: str = "", objects: tuple[bytes, ...] = ()) -> bytes:
    """Return a PDF of these pages, each given by its drawing commands; `extra` goes into the trailer."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    picture = stream(b"\0" * 3, "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8")
    made = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 0/LastChar 255/Widths[{'500 ' * 256}]"
        "/ToUnicode 4 0 R>>".encode(),
        stream(_TO_UNICODE.format(ranges=_ranges()).encode()),
        picture,
    ]
    for number, page in enumerate(pages):
        made.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}/Contents {7 + 2 * number} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</P 5 0 R/X {6 + 2 * len(pages)} 0 R>>>>>>".encode()
        )
        made.append(stream(page.encode()))
    made += objects
    made.append(f"<</Title<{(chr(0xFEFF) + title).encode('utf-16-be').hex()}>>>".encode())
    return assembled(made, f"/Info {len(made)} 0 R{extra}")


def assembled(objects: list[bytes], trailer: str = "") -> bytes:
    """Return a PDF of these objects; the first is its root."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def stream(data: bytes, entries: str = "") -> bytes:
    """Return a packed stream."""
    packed = zlib.compress(data, 9)
    return f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>\nstream\n".encode() + packed + b"\nendstream"


def line(x: float, y: float, text: str, size: float = 12, mode: int = 0) -> str:
    """Return the commands for a line of words; `y` counts from the top, `mode` 3 is unseen."""
    codes = text.encode("cp1251").hex()
    return f"BT /F {size} Tf {mode} Tr 1 0 0 1 {x} {HEIGHT - y} Tm <{codes}> Tj ET\n"


def lines(x: float, y: float, *texts: str, size: float = 12, step: float = 14) -> str:
    """Return the commands for lines one below the other."""
    return "".join(line(x, y + number * step, text, size) for number, text in enumerate(texts))


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Return the commands for a straight line."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def grid(columns: list[float], rows: list[float]) -> str:
    """Return the commands for all lines of a table."""
    level = "".join(rule(columns[0], row, columns[-1], row) for row in rows)
    return level + "".join(rule(column, rows[0], column, rows[-1]) for column in columns)


def picture() -> str:
    """Return the commands for a picture that fills the page."""
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q\n"


def _ranges() -> str:
    codes = [(code, bytes([code]).decode("cp1251", "ignore")) for code in range(32, 256)]
    rows = [f"<{code:02X}> <{ord(letter):04X}>" for code, letter in codes if letter]
    parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    return " ".join(f"{len(part)} beginbfchar {' '.join(part)} endbfchar" for part in parts)
