"""`python -m orograph` is the command `orograph`."""

from __future__ import annotations

import sys

from orograph.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
