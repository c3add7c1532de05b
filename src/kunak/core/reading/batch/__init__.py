"""Many documents at once: a shard of them in, a row for each out. Pure: whoever has files and clocks brings them."""

from kunak.core.reading.batch.items import Capture, File, Item, Line, Loaded, Page, Refused
from kunak.core.reading.batch.row import Row
from kunak.core.reading.batch.shard import Manner, Step, read_shard
from kunak.core.reading.batch.tally import Tally

__all__ = [
    "Capture",
    "File",
    "Item",
    "Line",
    "Loaded",
    "Manner",
    "Page",
    "Refused",
    "Row",
    "Step",
    "Tally",
    "read_shard",
]
