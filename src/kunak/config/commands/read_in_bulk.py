"""`kunak read … --out`: many documents in, a row for each out."""

import argparse
import os
import sys
from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from kunak import __version__
from kunak.config.cli import BAD_INPUT, DONE, FAILED, complain, language
from kunak.config.commands.read import SECONDS
from kunak.config.commands.refusals import sentence, system_trouble
from kunak.config.reading_in_bulk import summary
from kunak.config.reading_in_bulk.conduct import Readers, Run, conduct
from kunak.config.reading_in_bulk.ledger import Begun, Command
from kunak.config.reading_in_bulk.on_cluster import Cluster
from kunak.config.reading_in_bulk.on_this_machine import ThisMachine
from kunak.config.reading_in_bulk.order import Order
from kunak.config.reading_in_bulk.progress import Progress
from kunak.config.reading_in_bulk.refusals import BulkRefused, BulkStopped
from kunak.config.reading_in_bulk.target import target_of
from kunak.core.reading.batch import Manner


def do(asked: argparse.Namespace) -> int:
    """Read all, telling of it on standard error, and print what came of it."""
    target = target_of(asked.out)
    if target is None:
        complain(_("%(path)s: rows are written to a folder, to FILE.jsonl or to FILE.parquet") % {"path": asked.out})
        return BAD_INPUT
    refusal = _refusal_of_paths(asked.paths)
    if refusal:
        complain(refusal)
        return BAD_INPUT
    manner = Manner(asked.schema, with_text=not asked.no_text)
    command = Command(__version__, tuple(asked.paths), asked.schema, manner.with_text)
    order = Order(manner, language(), asked.time_limit or SECONDS)
    return _conducted(Run(Begun(command, language()), order, target, _readers(asked)), asked.out)


def _refusal_of_paths(paths: list[str]) -> str:
    for path in paths:
        if path == "-":
            return _("Standard input is read by itself: kunak read - --json")
        try:
            Path(path).stat()
        except OSError as error:
            return _("%(file)s cannot be read: %(why)s") % {"file": path, "why": system_trouble(error)}
    return ""


def _readers(asked: argparse.Namespace) -> Callable[[Order, Path], Readers]:
    if asked.cluster:
        return lambda order, folder: Cluster(order, address=asked.cluster, folder=folder)
    jobs = asked.jobs or _processors()
    return lambda order, folder: ThisMachine(order, jobs=jobs, folder=folder)


def _processors() -> int:
    """Return how many processors we may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _conducted(run: Run, output: str) -> int:
    progress = Progress(sys.stderr)
    try:
        tally = conduct(run, progress)
    except BulkRefused as error:
        complain(sentence(error))
        return BAD_INPUT
    except BulkStopped as error:
        progress.end()
        complain(sentence(error))
        complain(_("What was read is kept: the same command goes on from there."))
        return FAILED
    except KeyboardInterrupt:
        progress.end()
        complain(_("Stopped. What was read is kept: the same command goes on from there."))
        return FAILED
    progress.end()
    print("\n".join(summary.lines(tally, progress, output)))
    return DONE
