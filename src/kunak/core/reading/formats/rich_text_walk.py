"""RTF to streams of characters: one pass over its commands, in time that grows with the file's length and no faster."""

import re
from codecs import lookup
from dataclasses import dataclass

from kunak.core.reading.formats.encoding import russian_encoding
from kunak.core.reading.formats.errors import TooComplex
from kunak.core.reading.formats.limits import MAX_RICH_ASIDES, MAX_RICH_DEPTH, MAX_RICH_TOKENS
from kunak.core.reading.formats.rich_text_flow import Flow
from kunak.core.reading.formats.rich_text_words import CHARACTERS, CHARSETS, LEFT_OUT, PAGES, READ_STARRED
from kunak.core.reading.formats.word_styles import is_heading_name, is_list_name

KIND = "RTF"
_TOKEN = re.compile(
    r"(?P<letters>(?:\\u-?\d{1,5} ?(?:\\'[0-9a-fA-F]{2}|\?)){1,2000})"  # one command a letter, in one go
    r"|(?P<codes>(?:\\'[0-9a-fA-F]{2}){1,2000})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|(?P<text>[^\\{}\r\n\0]+)|(?P<brace>[{}])|\\(?P<sign>[^a-zA-Z])|[\r\n\0]+|\\",
    re.DOTALL,
)
_LETTER = re.compile(r"\\u(-?\d+)")
_WORD = re.compile(r"\\u(-?\d+) ?")
_CODES = re.compile(rb"\\'([89a-fA-F][0-9a-fA-F])")
_COMMAND = re.compile(rb"\\[a-zA-Z]{1,32}-?\d{0,9} ?|[{}\r\n]+")
_SAMPLE = 200_000
_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_FLAGS = {"deleted": "is_deleted", "v": "is_hidden", "intbl": "is_in_table"}
_MAX_EDGES = 100


@dataclass(slots=True)
class _Group:
    """What holds between two braces; a group within begins with the same."""

    flow: Flow
    encoding: str
    left_out: str = ""  # the command that made it no text
    fallback: int = 1  # how many characters stand behind a `\\u` for programs that do not know it
    is_deleted: bool = False
    is_hidden: bool = False
    is_in_table: bool = False
    is_item: bool = False
    is_outlined: bool = False
    style: int = 0
    is_aside: bool = False  # it is a note or a text box by itself, and not by a group around it

    def inner(self) -> "_Group":
        """Return a group that begins as this one is; told field by field, since it is made for every brace."""
        return _Group(
            self.flow,
            self.encoding,
            self.left_out,
            self.fallback,
            self.is_deleted,
            self.is_hidden,
            self.is_in_table,
            self.is_item,
            self.is_outlined,
            self.style,
        )


class Walk:
    """A Rich Text document taken apart.

    Args:
        main: its text.
        notes: its footnotes (``f``) and endnotes (``e``) in order.
        title: what it says of itself.
        is_cut_off: whether it ends within a group.
    """

    def __init__(self, data: bytes) -> None:
        self.main = Flow()
        self.notes: list[tuple[str, Flow]] = []
        self._encoding = _encoding(data)
        self._fonts: dict[int, str] = {}
        self._default_font = self._font = 0
        self._styles: dict[int, str] = {}
        self._style = 0
        self._title: list[str] = []
        self._group = _Group(self.main, self._encoding)
        self._outer: list[_Group] = []
        self._pending = bytearray()
        self._starred = False
        self._asides = 0
        self._skipped = 0  # characters still to pass over after a `\u`
        self._run(data.decode("latin-1"))
        self._flush()
        self.is_cut_off = bool(self._outer)
        self.main.end()

    @property
    def title(self) -> str | None:
        """Return the title, in one line."""
        return " ".join("".join(self._title).split()) or None

    def _run(self, text: str) -> None:
        position, tokens, match = 0, 0, _TOKEN.match
        while found := match(text, position):
            position = found.end()
            tokens += 1
            kind = found.lastgroup
            if kind == "letters":
                position = self._letters(found["letters"], found.start())
            elif kind == "codes":
                self._bytes(bytes.fromhex(found["codes"].replace("\\'", "")))
            elif kind == "text":
                self._bytes(found["text"].encode("latin-1"))
            elif kind == "brace":
                self._brace(found["brace"])
            elif kind == "sign":
                self._sign(found["sign"])
            elif kind is not None:
                position += self._word(found["word"], found["number"])
            if tokens > MAX_RICH_TOKENS:
                raise TooComplex(kind=KIND, what="commands", limit=MAX_RICH_TOKENS)

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skipped, self._starred = 0, False
        if brace == "{":
            if len(self._outer) >= MAX_RICH_DEPTH:
                raise TooComplex(kind=KIND, what="groups within groups", limit=MAX_RICH_DEPTH)
            self._outer.append(self._group)
            self._group = self._group.inner()
        elif self._outer:
            ended, self._group = self._group, self._outer.pop()
            if ended.flow is not self._group.flow and any(ended.flow is note for _, note in self.notes[-1:]):
                ended.flow.end()

    def _bytes(self, data: bytes) -> None:
        if self._skipped:
            passed = min(self._skipped, len(data))
            self._skipped -= passed
            data = data[passed:]
        self._pending += data

    def _letters(self, letters: str, start: int) -> int:
        """Take letters given by number, each with one character for old programs; return where to go on."""
        if self._skipped or self._starred or self._group.fallback != 1:
            command = _WORD.match(letters)
            self._word("u", command[1] if command else None)
            return start + (command.end() if command else 1)
        self._flush()
        self._write("".join(chr(int(number) % 65536) for number in _LETTER.findall(letters)))
        return start + len(letters)

    def _flush(self) -> None:
        if self._pending:
            data, self._pending = bytes(self._pending), bytearray()
            self._write(data.decode(self._group.encoding, "replace"))

    def _write(self, text: str) -> None:
        group = self._group
        if not group.left_out:
            if not (group.is_deleted or group.is_hidden):
                group.flow.write(text)
        elif group.left_out == "title":
            self._title.append(text)
        elif group.left_out == "stylesheet":
            self._styles[self._style] = self._styles.get(self._style, "") + text

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif self._skipped:
            self._skipped -= 1
        elif sign in CHARACTERS:
            self._flush()
            self._write(CHARACTERS[sign])

    def _word(self, word: str, digits: str | None) -> int:
        """Follow a command; return how many characters behind it are bytes of its own."""
        number = None if digits is None else int(digits)
        if word == "bin":
            return max(number or 0, 0)
        starred, self._starred = self._starred, False
        self._flush()
        if word == "u" and number is not None:
            self._write(chr(number % 65536))
            self._skipped = self._group.fallback
        elif self._skipped:
            self._skipped -= 1
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif not self._destination(word, starred=starred):
            self._property(word, number)
        return 0

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Take a command that says what its group is for."""
        group = self._group
        if word == "title" and group.left_out == "info":
            group.left_out = "title"
        elif word == "upr":
            group.left_out = word
        elif word == "ud" and group.left_out == "upr":  # the same words once more, for those who know Unicode
            group.left_out = self._outer[-2].left_out if len(self._outer) > 1 else ""
        elif group.left_out:
            return starred and self._leave_out(word)
        elif word in {"footnote", "shptxt", "dptxbxtext"}:
            self._begin_aside(word)
        elif word in {"listtext", "pntext"}:
            group.left_out = word
            for outer in self._outer[-1:]:
                outer.is_item = True
        elif word in LEFT_OUT or (starred and word not in READ_STARRED):
            return self._leave_out(word)
        else:
            return False
        return True

    def _begin_aside(self, word: str) -> None:
        """Let the words of a group go into a note or a box; one that is so already has been told so twice."""
        group = self._group
        if group.is_aside:
            return
        group.is_aside = True
        self._asides += 1
        if self._asides > MAX_RICH_ASIDES:
            raise TooComplex(kind=KIND, what="notes and text boxes", limit=MAX_RICH_ASIDES)
        if word == "footnote":
            group.flow = Flow()
            self.notes.append(("f", group.flow))
        else:
            group.flow = group.flow.box()

    def _leave_out(self, word: str) -> bool:
        self._group.left_out = word
        return True

    def _property(self, word: str, number: int | None) -> None:
        group = self._group
        if word in {"par", "sect", "page", "column"}:
            self._end_paragraph()
        elif word in {"cell", "row"} and not group.left_out:
            group.flow.end_cell() if word == "cell" else group.flow.end_row()
        elif word in {"f", "fcharset", "deff"}:
            self._choose_font(word, number or 0)
        elif word == "pard":
            group.is_in_table = group.is_item = group.is_outlined = False
            group.style = 0
        elif word == "plain":
            group.is_hidden = group.is_deleted = False
            group.encoding = self._fonts.get(self._default_font, self._encoding)
        elif word in _FLAGS:
            setattr(group, _FLAGS[word], number != 0)
        elif word == "uc":
            group.fallback = max(number or 0, 0)
        elif word in {"s", "outlinelevel", "ls"}:
            self._choose_kind(word, number or 0)
        elif word == "trowd":
            group.flow.edges = []
        elif word == "cellx" and len(group.flow.edges) < _MAX_EDGES:
            group.flow.edges.append(number or 0)
        elif word == "ftnalt" and self.notes and self.notes[-1][1] is group.flow:
            self.notes[-1] = ("e", group.flow)

    def _choose_kind(self, word: str, number: int) -> None:
        if word == "s" and self._group.left_out == "stylesheet":
            self._style = number
        elif word == "s":
            self._group.style = number
        elif word == "ls":
            self._group.is_item = number > 0
        else:
            self._group.is_outlined = number < 9

    def _choose_font(self, word: str, number: int) -> None:
        if word == "deff":
            self._default_font = number
        elif self._group.left_out == "fonttbl":
            if word == "f":
                self._font = number
            elif number in CHARSETS:
                self._fonts[self._font] = CHARSETS[number]
        elif word == "f":
            self._group.encoding = self._fonts.get(number, self._encoding)

    def _end_paragraph(self) -> None:
        group = self._group
        if group.left_out or group.is_deleted:  # the next paragraph goes on with one whose end was deleted
            return
        name = self._styles.get(group.style, "") if group.style else ""
        if group.is_outlined or is_heading_name(name):
            group.flow.kind = "heading"
        else:
            group.flow.kind = "list_item" if group.is_item or is_list_name(name) else "paragraph"
        group.flow.is_in_table = group.is_in_table
        group.flow.end_paragraph()


def _encoding(data: bytes) -> str:
    """Return the encoding of the document; Russian letters that were called Western ones are told by themselves."""
    found = _PAGE.search(data[:2000])
    page = int(found[1]) if found else 1252
    if page == 1252:
        words = _COMMAND.sub(b"", data[:_SAMPLE])
        bare = _CODES.sub(lambda code: bytes.fromhex(code[1].decode()), words)
        if russian := russian_encoding(bare):
            return russian
    name = PAGES.get(page, f"cp{page}")
    try:
        lookup(name)
    except LookupError:
        return "cp1251"
    return name
