"""Copies of this process that share its tasks with it: they have all that it has loaded and read.

A copy takes the first task that nobody has taken, makes it, and sends what it made as bytes
through a pipe of its own; this process makes tasks as well, and puts all in order. Nobody is
asked for a task, and nobody waits for one.
"""

from pagesetter.copies.copying import may_copy as may_copy
from pagesetter.copies.sharing import sensible_jobs as sensible_jobs
from pagesetter.copies.sharing import shared_out as shared_out
