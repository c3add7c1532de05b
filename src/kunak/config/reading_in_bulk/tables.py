"""Parquet, in and out; its library comes with an extra and is imported only when it is asked for."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kunak.config.reading_in_bulk.refusals import NotInstalled
from kunak.config.reading_in_bulk.shards import Planned
from kunak.core.reading.batch import Refused
from kunak.core.reading.batch.errors import BadField, CannotOpen
from kunak.core.reading.batch.json_line import FIELDS, page_of_entry
from kunak.core.reading.formats.errors import DamagedFile

_ROWS_IN, _ROWS_OUT = 64, 1_000
_COLUMNS = ("document", "status", "url", "genre", "error", "sentence", "reason", "record")


def is_table(path: str) -> bool:
    """Tell a Parquet file by its name."""
    return path.lower().endswith(".parquet")


def check_library() -> None:
    """Raise `NotInstalled` where the library is missing."""
    _library()


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise NotInstalled(package="pyarrow", extra="parquet") from error
    return pyarrow, pyarrow.parquet


def items(path: str, place: str, size: int) -> Iterator[Planned]:
    """Yield the rows of a table as pages; where it is damaged, the last item says so."""
    arrow, parquet = _library()
    try:
        with parquet.ParquetFile(path) as table:
            columns = [name for name in FIELDS if name in table.schema_arrow.names]
            weight = size // max(table.metadata.num_rows, 1)
            batches = table.iter_batches(batch_size=_ROWS_IN, columns=columns, use_threads=False)
            rows = (row for batch in batches for row in batch.to_pylist())
            for number, row in enumerate(rows, start=1):
                yield _planned(row, f"{place}#{number}", weight)
    except arrow.ArrowException as error:
        yield Planned(Refused(place, DamagedFile, {"kind": "Parquet", "reason": str(error)}), 0)
    except OSError as error:
        yield Planned(Refused(place, CannotOpen, {"reason": error.strerror or str(error)}), 0)


def _planned(row: dict[str, object], place: str, weight: int) -> Planned:
    try:
        return Planned(page_of_entry(row, place), weight)
    except BadField as error:
        return Planned(Refused(place, BadField, {"field": error.field}), weight)


def write(lines: Path, table: Path) -> None:
    """Write rows that stand in JSON Lines into a table, one row each; the record is a column of JSON.

    Raises:
        OSError: there is no room.
    """
    arrow, parquet = _library()
    schema = arrow.schema([(name, arrow.string()) for name in _COLUMNS])
    with lines.open("rb") as given, parquet.ParquetWriter(table, schema, compression="zstd") as writer:
        while batch := [_flat(json.loads(line)) for line in islice(given, _ROWS_OUT)]:
            writer.write_table(arrow.Table.from_pylist(batch, schema))


def _flat(row: dict[str, Any]) -> dict[str, str | None]:
    error = row.get("error") or {}
    record = row.get("record")
    return {
        "document": row["document"],
        "status": row["status"],
        "url": _written(row.get("url")),
        "genre": row.get("genre"),
        "error": error.get("code"),
        "sentence": error.get("sentence"),
        "reason": _written(error.get("reason")),
        "record": None if record is None else _written(json.dumps(record, ensure_ascii=False, separators=(",", ":"))),
    }


def _written(words: str | None) -> str | None:
    """Return words as UTF-8 can write them: half a pair of UTF-16 is replaced."""
    return None if words is None else words.encode("utf-8", "replace").decode()
