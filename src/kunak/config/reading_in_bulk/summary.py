"""What a run has brought, in lines for people."""

from collections import Counter
from collections.abc import Iterator
from gettext import gettext as _

from kunak.config.commands.record_words import worded
from kunak.config.reading_in_bulk.progress import Progress, counted, duration
from kunak.core.reading.batch import Tally


def lines(tally: Tally, progress: Progress, output: str) -> Iterator[str]:
    """Yield the lines; those of what there is none of are left out.

    Args:
        tally: of the whole output.
        progress: of this run, which may have gone on with an earlier one.
        output: where the rows are.
    """
    yield _("Rows: %(count)s, in %(output)s") % {"count": counted(tally.rows), "output": output}
    if progress.documents:
        yield _("Now: %(count)s in %(time)s, %(rate)s a second") % {
            "count": counted(progress.documents),
            "time": duration(progress.seconds),
            "rate": counted(round(progress.rate)),
        }
    yield _("Read: %(count)s") % {"count": counted(tally.statuses["read"])}
    yield _("Empty, nothing was found: %(count)s") % {"count": counted(tally.statuses["empty"])}
    yield _("Failed: %(count)s") % {"count": counted(tally.statuses["failed"])}
    if tally.genres:
        genres = Counter({worded("genre", genre): count for genre, count in tally.genres.items()})
        yield _("By class: %(counts)s") % {"counts": _counts(genres)}
    if tally.errors:
        errors = Counter({_reason(code): count for code, count in tally.errors.items()})
        yield _("Failed because of: %(counts)s") % {"counts": _counts(errors)}


def _reason(code: str) -> str:
    """Return why documents failed in some words, with the code that stands in their rows."""
    words = {
        "EmptyFile": _("empty file"),
        "FileTooLarge": _("too large"),
        "EncryptedFile": _("password needed"),
        "DamagedFile": _("damaged file"),
        "TooComplex": _("too intricate inside"),
        "TooLong": _("too long"),
        "UnknownFormat": _("unknown kind of file"),
        "NeedsTool": _("a program is missing"),
        "NotText": _("not a text"),
        "NoText": _("no words"),
        "CannotOpen": _("cannot be opened"),
        "NoEntry": _("not a JSON object"),
        "BadField": _("a field is missing"),
        "TookTooLong": _("out of time"),
        "ReaderLost": _("the reading ended"),
        "ReaderFault": _("a fault of ours"),
    }
    return f"{words[code]} ({code})" if code in words else code


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {counted(count)}" for name, count in sorted(counter.items(), key=lambda one: -one[1]))
