"""What the log leaves out."""

from logging import LogRecord


def without_traces_of_refusals(record: LogRecord) -> bool:
    """Tell in one line what was refused (400 to 499): how it came about is the asker's doing, and anybody may ask."""
    if getattr(record, "status_code", 500) < 500:
        record.exc_info = record.exc_text = None
    return True
