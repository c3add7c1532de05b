"""`kunak read`: a file in, what was read from it out; with `--out`, many files."""

import argparse
import gc
import json
import os
from gettext import gettext as _
from gettext import ngettext

from kunak.config.cli import BAD_INPUT, DONE, complain
from kunak.config.commands import kept_patterns
from kunak.config.commands.given import given_bytes
from kunak.config.commands.refusals import sentence, system_trouble
from kunak.core.errors import KunakError

SECONDS, MOST_SECONDS = 300, 24 * 60 * 60
MOST_JOBS = 256
"""Processes: more of them than any processor here reads with would only hold each other up, and files open."""


def a_number(text: str) -> int:
    """Return a number from one on; argparse tells the person where it is none."""
    if not text.isdecimal() or int(text[:9]) == 0:
        raise argparse.ArgumentTypeError(_("%(text)s is not a number from 1 on") % {"text": repr(text)})
    return int(text)


def processes(text: str) -> int:
    """Return how many processes are to read; argparse tells the person where it cannot be."""
    count = a_number(text)
    if count > MOST_JOBS:
        raise argparse.ArgumentTypeError(
            _("%(text)s is too many: %(most)s processes at most") % {"text": text, "most": MOST_JOBS}
        )
    return count


def seconds(text: str) -> int:
    """Return how long one document may take; argparse tells the person where it is none, or longer than a day."""
    count = a_number(text)
    if count > MOST_SECONDS:
        raise argparse.ArgumentTypeError(
            _("%(text)s is too long: %(most)s seconds at most") % {"text": text[:20], "most": MOST_SECONDS}
        )
    return count


def scheduler(text: str) -> str:
    """Return the address of a cluster; argparse tells the person where it names no port."""
    if not text.rpartition(":")[2].rstrip("/").isdecimal():
        raise argparse.ArgumentTypeError(
            _("%(text)s is no address with a port: tcp://host:8786") % {"text": repr(text)}
        )
    return text


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "read",
        help=_("read releases and agreements into records"),
        description=_(
            "Read a release or the text of an agreement and print what it says: who agreed with whom on what, "
            "for how long, who answers for it. Every value shows its words. With --out, read many documents "
            "and write a row for each: one that cannot be read becomes a row that says why."
        ),
        epilog=_(
            "Examples: kunak read release.docx; kunak read - --json < release.txt; "
            "kunak read archive/ --out rows.jsonl --jobs 4. Exit status with --out: 0 all was gone through, also "
            "where documents failed; 1 it came to a stop, and the same command goes on; 2 it could not begin."
        ),
    )
    command.add_argument(
        "paths",
        metavar=_("PATH"),
        nargs="+",
        help=_(
            "text, HTML, DOCX, ODT, RTF, PDF or a letter (EML), old DOC with LibreOffice, scans and pictures with "
            "tesseract; - reads standard input; with --out also folders, archives (ZIP), JSON Lines, Parquet and WARC"
        ),
    )
    command.add_argument("--json", action="store_true", help=_("print the whole record as JSON (kunak.reading/1.1)"))
    command.add_argument(
        "--schema",
        choices=["1", "1.1"],
        default="1.1",
        help=_("the highest version of the record that the receiver reads; 1 leaves out what only 1.1 can say"),
    )
    command.add_argument("--no-text", action="store_true", help=_("leave the document's text out of the JSON"))
    _add_bulk_to(command)
    command.set_defaults(do=do)


def _add_bulk_to(command: argparse.ArgumentParser) -> None:
    bulk = command.add_argument_group(_("many documents"))
    bulk.add_argument(
        "--out",
        metavar=_("OUTPUT"),
        help=_("where the rows go: a folder, FILE.jsonl or FILE.parquet; a run that was stopped is gone on with"),
    )
    bulk.add_argument(
        "--jobs", type=processes, metavar=_("N"), help=_("how many processes read (default: one a processor)")
    )
    bulk.add_argument(
        "--cluster",
        type=scheduler,
        metavar=_("ADDRESS"),
        help=_("read on a Dask cluster, whose scheduler is at this address: tcp://host:8786"),
    )
    bulk.add_argument(
        "--time-limit",
        type=seconds,
        metavar=_("SECONDS"),
        help=_("how long one document may take (default: %(default)s)") % {"default": SECONDS},
    )


def do(asked: argparse.Namespace) -> int:
    """Read one document and print it, or many."""
    if refusal := _refusal(asked):
        complain(refusal)
        return BAD_INPUT
    if asked.out is not None:
        from kunak.config.commands import read_in_bulk

        return read_in_bulk.do(asked)
    gc.disable()  # a start makes many objects that stay, and the process ends with them: there is nothing to collect
    kept_patterns.take()
    try:
        return _read_one(asked.paths[0], asked)
    finally:
        kept_patterns.keep()
        gc.freeze()  # the interpreter's own end looks through nothing either
        gc.enable()


def _refusal(asked: argparse.Namespace) -> str:
    """Return why what was asked for cannot be, in a sentence; nothing where it can."""
    if asked.cluster and asked.jobs:
        return _("--jobs is for this machine: how many processes read on a cluster is said where it is started")
    if "" in {*asked.paths, asked.out}:  # as a variable of a shell gives it that was not set
        return _("A path is empty: name a file or a folder")
    if asked.out is not None:
        return ""
    if len(asked.paths) > 1:
        return _("Several documents are read into rows: say where they go with --out")
    if asked.jobs or asked.cluster or asked.time_limit:
        return _("--jobs, --cluster and --time-limit are for reading into rows: say where they go with --out")
    return ""


def _read_one(path: str, asked: argparse.Namespace) -> int:
    from kunak.core.reading import read, to_json
    from kunak.core.reading.formats.errors import SeveralDocuments
    from kunak.core.reading.formats.limits import MAX_FILE_BYTES
    from kunak.documents.outside import open_source

    name = os.path.basename(path)  # noqa: PTH119  not by `pathlib`: see `kunak.config.cli`
    try:
        source = open_source(given_bytes(path, limit=MAX_FILE_BYTES), name)
    except OSError as error:
        complain(_("%(file)s cannot be read: %(why)s") % {"file": path, "why": system_trouble(error)})
        return BAD_INPUT
    except SeveralDocuments as error:
        complain(_several(_named(path), error.count))
        return BAD_INPUT
    except KunakError as error:
        complain(f"{name}: {sentence(error)}")
        return BAD_INPUT
    if source.unread and source.media_type == "message/rfc822":
        complain(
            _("the letter has attachments, which are read so: kunak read %(file)s --out rows.jsonl")
            % {"file": _named(path)}
        )
    record = to_json(read(source), with_text=not asked.no_text, version=asked.schema)
    if asked.json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        from kunak.config.commands.record_text import lines

        print("\n".join(lines(record, source.raw)))
    return DONE


def _named(path: str) -> str:
    """Return how a file is called in a command that reads all of it: standard input is given as a file then."""
    return _("FILE") if path == "-" else path


def _several(path: str, count: int) -> str:
    told = ngettext(
        "there is %(count)d document in %(file)s. It is read so: kunak read %(file)s --out rows.jsonl",
        "there are %(count)d documents in %(file)s. They are read so: kunak read %(file)s --out rows.jsonl",
        count,
    )
    return told % {"count": count, "file": path}
