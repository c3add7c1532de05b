"""The command with odd readers, small shards and a ledger that is always fresh: to be killed in the midst of it."""

import signal
import sys

from kunak.config import cli
from kunak.config.reading_in_bulk import hand, output, shards

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal, in whatever background the tests run
    hand.WORKER = ("-m", "tests.config.odd_reader")
    shards.MAX_ITEMS, output.COMMIT_SECONDS = 2, 0.0
    sys.exit(cli.main())
