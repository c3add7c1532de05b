"""The figures as a table for the screen and as a page for the documentation."""

from collections.abc import Mapping, Sequence

from tools.scoring.tally import FIELDS, PARTS, SURENESS, Tally, by_class

HEAD = """\
# How well documents are read

Figures of `make eval`, of {day}, Kunak {version}; made by the command, not by hand.

| set | what | who may look at its misses |
| --- | --- | --- |
| open | documents written for this project: `tests/corpus`, most of them | everybody |
| held | `tests/corpus`: every third from number 1635 on | nobody who writes rules |
| dev | odd half of the development corpus | everybody |
| test | even half of the development corpus | nobody who writes rules |

What counts as right is told in `tests/corpus/README.md`. In the tables F1 stands before the number of values that
there are to find. *Detection* says whether a document tells of a signing; *false agreements* counts documents with a
signing read where there is none; *words shown* is the share of right values whose words are those that a person
marked; *doubts told* is the share of places that a person left empty or in doubt where the reader warns of the same
words, whatever its code. *Parts* are counted over the documents of `tests/corpus/parts` alone.
*Sureness* is the table of reliability: of the values that the reader gives with such a
confidence, the share that is right, before their number; it is learnt by `tools/train_sureness.py`, and the open
documents are among those that it learns from. Nothing is given from 0.90 to 0.95.
"""
TOTALS = (
    "documents",
    "detection",
    "macro F1",
    "micro F1",
    "false agreements",
    "words shown",
    "doubts told",
    "spans out of the text",
)


def page(
    sets: Mapping[str, Tally],
    classes: Sequence[tuple[str, str, Tally]],
    parted: Mapping[str, Tally],
    *,
    day: str,
    version: str,
) -> str:
    """Return the page: totals, fields, classes of our own documents.

    Args:
        sets: a tally for each set by its name.
        classes: set, class and tally of each document of our own.
        parted: a tally of the parts of version 1.1 for each set where somebody has marked them.
    """
    parts = {
        "Totals": totals(sets),
        "Fields": fields(sets),
        "Sureness": sureness(sets),
        "Parts of version 1.1": parts_of_1_1(parted),
        "Classes of our own documents": _classes(classes),
    }
    tables = (f"## {name}\n\n{_marked(rows)}\n" for name, rows in parts.items())
    return "\n".join([HEAD.format(day=day, version=version), *tables])


def totals(sets: Mapping[str, Tally]) -> list[list[str]]:
    """Return the rows of the figures over all fields."""
    rows = [_totals(tally) for tally in sets.values()]
    return [["", *sets], *([name, *(row[i] for row in rows)] for i, name in enumerate(TOTALS))]


def fields(sets: Mapping[str, Tally]) -> list[list[str]]:
    """Return the rows of each field, with how many values there are to find."""
    return [["field", *sets], *([field, *(_cell(tally, field) for tally in sets.values())] for field in FIELDS)]


def parts_of_1_1(sets: Mapping[str, Tally]) -> list[list[str]]:
    """Return the rows of what version 1.1 reads beside the agreements, with how many documents are marked."""
    rows = [[name, *(_cell(tally, name) for tally in sets.values())] for name in PARTS]
    return [["part", *sets], ["documents", *(str(tally.documents) for tally in sets.values())], *rows]


def sureness(sets: Mapping[str, Tally]) -> list[list[str]]:
    """Return the rows that tell how many values of each confidence are right: the table of reliability."""
    rows = [[name, *(_right_of(tally, name) for tally in sets.values())] for name in SURENESS]
    return [["confidence", *sets], *rows]


def _right_of(tally: Tally, name: str) -> str:
    return f"{_figure(tally.sure_right[name] / tally.sure[name])} ({tally.sure[name]})" if tally.sure[name] else "–"


def plain(rows: list[list[str]]) -> str:
    """Return rows as columns for the screen."""
    widths = [max(len(row[i]) for row in rows) + 2 for i in range(len(rows[0]))]
    return "\n".join(
        row[0].ljust(widths[0]) + "".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )


def _marked(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" + " ---: |" * (len(rows[0]) - 1), *lines[1:]])


def _totals(tally: Tally) -> list[str]:
    signings = tally.signings
    return [
        str(tally.documents),
        _figure(tally.detection),
        _figure(tally.macro),
        _figure(tally.micro),
        f"{signings['false']} of {signings['false'] + signings['none']}",
        _figure(tally.span_share),
        _figure(tally.doubt_share),
        str(tally.bad_spans),
    ]


def _cell(tally: Tally, field: str) -> str:
    return f"{_figure(tally.f1(field))} ({tally.right[field] + tally.missed[field]})"


def _classes(classes: Sequence[tuple[str, str, Tally]]) -> list[list[str]]:
    names = list(dict.fromkeys(set_ for set_, _, _ in classes))
    sums = {name: by_class([(kind, tally) for set_, kind, tally in classes if set_ == name]) for name in names}
    rows = [["class", *names]]
    for kind in sorted({kind for _, kind, _ in classes}):
        found = [sums[name].get(kind) for name in names]
        rows.append([kind, *(f"{_figure(tally.micro)} ({tally.documents})" if tally else "–" for tally in found)])
    return rows


def _figure(number: float | None) -> str:
    return "–" if number is None else f"{number:.3f}"
