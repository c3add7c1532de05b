"""What a worker of a cluster loads first in tests: odd readers in place of ours."""

from kunak.config.reading_in_bulk import hand

hand.WORKER = ("-m", "tests.config.odd_reader")
