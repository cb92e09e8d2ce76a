"""`python -m pagesetter`, and the command `pagesetter`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

from pagesetter.loading import Loading, place_of_kept

# A page's build makes some hundred thousand objects and hardly a cycle among them: looking
# for those as often as Python does by itself is a twentieth of a cold build.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def command() -> NoReturn:
    """Run the command, and leave with its exit code.

    All that was asked for at exit is done, and then the process ends at once: to take
    every object apart before that is another twentieth.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    # No option before the command takes a value, so the first of the other words is it.
    named = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    loading = Loading(place_of_kept(named))
    loading.begin()
    from pagesetter.cli import main

    code = main()
    if loading.lacks_some():
        from pagesetter.loaded import keep_loaded

        keep_loaded(loading)
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)  # somebody is at work yet
    atexit._run_exitfuncs()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    command()
