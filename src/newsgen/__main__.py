"""`newsgen` and `python -m newsgen`."""

from newsgen.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
