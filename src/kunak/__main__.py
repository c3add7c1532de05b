"""`python -m kunak`: the command, also where no script of it is installed."""

import sys

from kunak.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
