"""`python -m inspir` is the command `inspir`."""

import sys

from ._cli import main

if __name__ == "__main__":
    sys.exit(main())
