"""`python -m bench.large.make 1000`: bring a database up to date and fill it; `place` calls it."""

import sys


def main(count: int) -> None:
    """Make the tables and what stands in them."""
    from kunak.config.commands import start
    from kunak.config.commands.prepare import prepare

    if not start.django() or not prepare():
        sys.exit("the large register cannot be made ready")
    from django.utils import translation

    from bench.large.making import make

    with translation.override("ru"):
        make(count)


if __name__ == "__main__":
    main(int(sys.argv[1]))
