"""The contract of reading in bulk: a shard of items in, rows out, in order; no document stops the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from kunak.core.errors import KunakError
from kunak.core.reading.batch.errors import ReaderFault
from kunak.core.reading.batch.expand import Formats, Found, Load, documents_of
from kunak.core.reading.batch.items import Item
from kunak.core.reading.batch.row import Row
from kunak.core.reading.formats import FORMATS
from kunak.core.reading.reader import read
from kunak.core.reading.record import Parts
from kunak.core.reading.serial import Version, to_json


class Step(NamedTuple):
    """Where the reading of a shard stands: looking for a document of an item, or reading it. Numbers from zero."""

    item: int
    document: int
    is_reading: bool


@dataclass(frozen=True, slots=True)
class Manner:
    """What goes into the records, as `to_json` takes it."""

    schema: Version = "1.1"
    with_text: bool = True


Tell = Callable[[KunakError], str]
Faults = Mapping[Step, KunakError]
_NONE: Faults = MappingProxyType({})


def read_shard(
    shard: Sequence[Item],
    *,
    manner: Manner,
    load: Load,
    tell: Tell,
    formats: Formats = FORMATS,
    faults: Faults = _NONE,
    watch: Callable[[Step], None] = lambda _: None,
) -> Iterator[Row]:
    """Yield the rows of a shard, one a document.

    The same shard gives the same rows. Reading can be taken up by another process where one came to grief: `watch`
    hears of each step before it is made, and a step that stands in `faults` is not made again but told as failed.

    Args:
        shard: the items.
        manner: what goes into the records.
        load: gives the bytes of a file; raises `CannotOpen`.
        tell: gives the sentence that people read for a refusal.
        formats: how each kind of file is read.
        faults: what is known of steps that cannot be made.
        watch: hears of each step.
    """
    for number, item in enumerate(shard):
        documents = documents_of(item, load=load, formats=formats)
        for place in count():
            step = Step(number, place, is_reading=False)
            watch(step)
            found = faults.get(step) or _next(documents)
            if found is None:
                break
            if isinstance(found, KunakError):
                yield _failed(item.place, found, tell)
                break
            step = step._replace(is_reading=True)
            watch(step)
            yield _row(found, faults.get(step), manner, tell)


def _next(documents: Iterator[Found]) -> Found | KunakError | None:
    """Return the next document of an item, or why there is none, or None at the end."""
    try:
        return next(documents, None)
    except KunakError as error:
        return error
    except Exception as error:  # a fault of ours must not stop the others: it becomes a row, with its place
        return _fault(error)


def _row(found: Found, fault: KunakError | None, manner: Manner, tell: Tell) -> Row:
    url = found.meta.url
    if fault is not None:
        return _failed(found.place, fault, tell, url)
    try:
        record = read(found.source(), found.meta)
        told = to_json(record, with_text=manner.with_text, version=manner.schema)
    except KunakError as error:
        return _failed(found.place, error, tell, url)
    except Exception as error:  # as above
        return _failed(found.place, _fault(error), tell, url)
    is_empty = not record.agreements and record.parts == Parts()
    return Row(found.place, "empty" if is_empty else "read", record.genre, told, url=url)


def _failed(place: str, error: KunakError, tell: Tell, url: str | None = None) -> Row:
    told = {"code": type(error).__name__, "sentence": tell(error), "reason": str(error)}
    return Row(place, "failed", error=told, url=url)


def _fault(error: Exception) -> ReaderFault:
    """Return what developers need of an exception: its class and the last line of ours; no words of the document."""
    line, trace = "", error.__traceback__
    while trace is not None:
        line, trace = f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}", trace.tb_next
    return ReaderFault(reason=f"{type(error).__name__} at {line}")
