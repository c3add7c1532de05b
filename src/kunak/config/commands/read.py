"""`kunak read`: a file in, what was read from it out."""

import argparse
import json
from gettext import gettext as _
from pathlib import Path

from kunak.config.cli import BAD_INPUT, DONE, complain
from kunak.config.commands.given import given_bytes
from kunak.config.commands.record_text import lines
from kunak.config.commands.refusals import sentence, system_trouble
from kunak.core.errors import KunakError


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "read",
        help=_("read a release or an agreement into a record"),
        description=_(
            "Read a release or the text of an agreement and print what it says: who agreed with whom on what, "
            "for how long, who answers for it. Every value shows its words."
        ),
        epilog=_("Examples: kunak read release.docx; kunak read - --json < release.txt"),
    )
    command.add_argument(
        "file",
        metavar=_("FILE"),
        help=_("text, HTML, DOCX, ODT, RTF, PDF or a letter (EML); - reads standard input"),
    )
    command.add_argument("--json", action="store_true", help=_("print the whole record as JSON (kunak.reading/1.1)"))
    command.add_argument(
        "--schema",
        choices=["1", "1.1"],
        default="1.1",
        help=_("the highest version of the record that the receiver reads; 1 leaves out what only 1.1 can say"),
    )
    command.add_argument("--no-text", action="store_true", help=_("leave the document's text out of the JSON"))
    command.set_defaults(do=do)


def do(asked: argparse.Namespace) -> int:
    """Read and print."""
    from kunak.core.reading import read, to_json
    from kunak.core.reading.formats.limits import MAX_FILE_BYTES
    from kunak.documents.outside import open_source

    name = "-" if asked.file == "-" else Path(asked.file).name
    try:
        source = open_source(given_bytes(asked.file, limit=MAX_FILE_BYTES), name)
    except OSError as error:
        complain(_("%(file)s cannot be read: %(why)s") % {"file": asked.file, "why": system_trouble(error)})
        return BAD_INPUT
    except KunakError as error:
        complain(f"{name}: {sentence(error)}")
        return BAD_INPUT
    record = to_json(read(source), with_text=not asked.no_text, version=asked.schema)
    if asked.json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines(record, source.raw)))
    return DONE
