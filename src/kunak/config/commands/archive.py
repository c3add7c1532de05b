"""`kunak archive`: a folder of texts becomes documents with what was read from them, for people to check."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from kunak.config.cli import BAD_INPUT, DONE, FAILED, complain
from kunak.config.commands.given import given_bytes
from kunak.config.commands.refusals import sentence, system_trouble
from kunak.config.commands.start import needs_database
from kunak.core.errors import KunakError
from kunak.core.reading.formats.limits import MAX_FILE_BYTES

if TYPE_CHECKING:
    from kunak.people.models import Person

Outcome = tuple[str, str]  # added, here or refused, and for a refusal the sentence


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    command = commands.add_parser(
        "archive",
        help=_("take a folder of agreements into the inbox of a side"),
        description=_(
            "Take the documents of folders and archives into the inbox of a person's side and read each: what was "
            "found waits there to be checked and accepted. What the side has already is passed over, so that a run "
            "that was stopped is gone on with by the same command."
        ),
        epilog=_("Example: kunak archive scans/ letters.zip --as anna.kim@example.org"),
    )
    command.add_argument(
        "paths", metavar=_("PATH"), nargs="+", help=_("a document, a folder with all in it, a ZIP or EML")
    )
    command.add_argument(
        "--as", dest="person", metavar=_("E-MAIL"), required=True, help=_("in whose name: a coordinator or sector lead")
    )
    command.set_defaults(do=do)


@needs_database
def do(asked: argparse.Namespace) -> int:
    """Take every document; tell of each that was not taken, and how many were."""
    from kunak.people.models import Person

    person = Person.objects.filter(email__iexact=asked.person.strip(), is_active=True).first()
    if person is None:
        complain(_("There is nobody with the address %(address)s") % {"address": asked.person})
        return BAD_INPUT
    missing = [path for path in asked.paths if not Path(path).exists()]
    if missing:
        complain(_("There is no %(path)s") % {"path": missing[0]})
        return BAD_INPUT
    return _take_all(asked.paths, person)


def _take_all(paths: Sequence[str], person: "Person") -> int:
    from kunak.people.errors import NotAllowed

    counted: Counter[str] = Counter()
    try:
        for place, (outcome, why) in _outcomes(paths, person):
            counted[outcome] += 1
            if outcome == "refused":
                complain(f"{place}: {why}")
    except NotAllowed as error:
        complain(sentence(error))
        return BAD_INPUT
    print(_told(counted))
    return DONE if counted["added"] or counted["here"] else FAILED


def _outcomes(paths: Sequence[str], person: "Person") -> Iterator[tuple[str, Outcome]]:
    from kunak.config.reading_in_bulk.sources import seen

    for file in seen(paths, frozenset()):
        if file.trouble:
            yield file.place, ("refused", file.trouble)
            continue
        try:
            data = given_bytes(file.path, limit=MAX_FILE_BYTES)
        except OSError as error:
            yield file.place, ("refused", system_trouble(error))
            continue
        yield from _taken(file.place, _name(file.path, paths), data, person)


def _name(path: str, paths: Sequence[str]) -> str:
    """Return how a document is called: by its folder within what was asked for, never by where that lies on a disk."""
    folders = [Path(one) for one in paths if Path(one).is_dir() and Path(path).is_relative_to(one)]
    if not folders:
        return Path(path).name
    return (Path(folders[0].resolve().name) / Path(path).relative_to(folders[0])).as_posix()


def _taken(place: str, name: str, data: bytes, person: "Person") -> Iterator[tuple[str, Outcome]]:
    """Yield what became of a file, or of each document in it."""
    from kunak.documents import reader, services
    from kunak.documents.errors import AlreadyHere, NothingTaken
    from kunak.people.errors import NotAllowed

    try:
        if reader.holds_several(name, data):
            upload = services.add_documents(files=[(name, data)], by=person)
            yield from ((place, ("added", "")) for _document in range(upload.documents.count()))
            yield from (_refused(one["name"], one["why"]) for one in upload.refused)
        else:
            services.add_document(name=name, data=data, by=person)
            yield place, ("added", "")
    except NotAllowed:
        raise
    except AlreadyHere:
        yield place, ("here", "")
    except NothingTaken as error:
        for inside, why in error.refused:
            yield inside, ("here", "") if isinstance(why, AlreadyHere) else ("refused", sentence(why))
    except KunakError as error:
        yield place, ("refused", sentence(error))


def _refused(name: str, why: dict[str, object]) -> tuple[str, Outcome]:
    from kunak.documents.refusals import told

    return name, ("here", "") if why["type"] == "AlreadyHere" else ("refused", told(why))


def _told(counted: Counter[str]) -> str:
    added = ngettext("%(n)d document added", "%(n)d documents added", counted["added"]) % {"n": counted["added"]}
    here = ngettext("%(n)d was here already", "%(n)d were here already", counted["here"]) % {"n": counted["here"]}
    refused = ngettext("%(n)d not taken", "%(n)d not taken", counted["refused"]) % {"n": counted["refused"]}
    return ", ".join([added, here, refused]) + ". " + _("What was found waits in Documents to be checked.")
