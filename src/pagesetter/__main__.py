"""`python -m pagesetter`."""

from __future__ import annotations

import sys

from pagesetter.cli import main

sys.exit(main())
