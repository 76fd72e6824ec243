"""``python -m discretion`` is the command line."""

from __future__ import annotations

import sys

from discretion.cli import main

sys.exit(main())
