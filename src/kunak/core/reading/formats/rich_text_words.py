"""What the commands of RTF mean to a reader: which groups are no text, which commands are characters."""

LEFT_OUT = frozenset(
    str.split(
        "fonttbl colortbl stylesheet info pict objdata header headerl headerr headerf footer footerl footerr footerf "
        "nonshppict listtext pntext pntxta pntxtb xe tc tcn rxe txe fldinst bkmkstart bkmkend themedata annotation "
        "atnid atnauthor atndate atntime atnref atnparent template generator datafield formfield sp sn sv shprslt "
        "background listtable listoverridetable revtbl filetbl ftnsep ftnsepc aftnsep aftnsepc datastore mmathPr upr "
        "colorschememapping latentstyles rsidtbl xmlnstbl userprops falt panose"
    )
)
"""Groups that hold no words of the text."""

READ_STARRED = frozenset(str.split("shpinst shptxt ud dptxbxtext do pn shppict moMath mmath"))
"""Groups marked as to be passed over by old programs that hold words all the same."""

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "nestcell": "\t",
    "nestrow": "\n",
}

CHARSETS = {
    77: "mac-roman",
    89: "mac-cyrillic",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp866",
}
"""The encoding of a font by its `\\fcharset`; those that are not here use that of the document."""

PAGES = {10000: "mac-roman", 10007: "mac-cyrillic", 65001: "utf-8", 936: "gbk", 950: "big5"}
"""Encodings of documents by `\\ansicpg` whose names are not simply cp and the number."""
