"""`python -m transitiesim` is the same as the command `transitiesim`."""

from __future__ import annotations

from transitiesim.interfaces.command_line import main

if __name__ == "__main__":
    main()
