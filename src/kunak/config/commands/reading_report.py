"""`kunak reading report`: how often people corrected what was read."""

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from kunak.config.cli import DONE
from kunak.config.commands.standing import a_day
from kunak.config.commands.start import needs_database

if TYPE_CHECKING:
    from kunak.documents.report import Tally

SCHEMA = "kunak.reading-report/1"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "reading", help=_("tell how well the reading does"), description=_("The reading of documents, at work.")
    )
    actions = command.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    report = actions.add_parser(
        "report",
        help=_("per field, how often people corrected what was read"),
        description=_(
            "Per field: how many values were proposed, and how many of them people confirmed, corrected and refused; "
            "how many they entered by hand; and the share corrected of those decided on. Nothing is taught by it: what "
            "was read stays beside what people made of it."
        ),
        epilog=_("Example: kunak reading report --since 2030-05-29 --json"),
    )
    report.add_argument(
        "--since", metavar=_("DATE"), type=a_day, help=_("only documents that were read on this day or later")
    )
    report.add_argument("--json", action="store_true", help=_("one JSON object instead of a table"))
    report.set_defaults(do=do)


@needs_database
def do(asked: argparse.Namespace) -> int:
    """Count and print."""
    from kunak.documents.queries import corrections

    found = corrections(asked.since)
    print(as_json(found, asked.since) if asked.json else "\n".join(as_table(found)))
    return DONE


def as_json(found: "Mapping[str, Tally]", since: date | None) -> str:
    """Return the report as one JSON object."""
    from kunak.documents.report import total

    return json.dumps(
        {
            "schema": SCHEMA,
            "since": since and since.isoformat(),
            "fields": {name: _numbers(tally) for name, tally in found.items()},
            "total": _numbers(total(found.values())),
        },
        ensure_ascii=False,
        indent=2,
    )


def _numbers(tally: "Tally") -> dict[str, Any]:
    share = tally.share_corrected
    more = {"waiting": tally.waiting, "share_corrected": None if share is None else round(share, 4)}
    return asdict(tally) | more


def as_table(found: "Mapping[str, Tally]") -> list[str]:
    """Return the report as lines: a head, a line for each field, the total."""
    from kunak.documents.fields import FIELDS
    from kunak.documents.report import total

    head = [_("field"), _("proposed"), _("confirmed"), _("corrected"), _("refused"), _("entered"), _("share corrected")]
    rows = [[str(FIELDS[name].label), *_cells(tally)] for name, tally in found.items()]
    rows = [head, *rows, [_("total"), *_cells(total(found.values()))]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths) for row in rows]


def _cells(tally: "Tally") -> list[str]:
    share = tally.share_corrected
    counts = (tally.proposed, tally.confirmed, tally.corrected, tally.refused, tally.entered)
    return [*map(str, counts), "–" if share is None else f"{share * 100:.1f} %"]


def _line(row: list[str], widths: Iterable[int]) -> str:
    """Return names to the left, numbers to the right."""
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])
