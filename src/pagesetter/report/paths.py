"""Files as other programs name them: from the working directory, with slashes."""

from __future__ import annotations

import os
from pathlib import Path, PurePath


def relative_path(file: Path) -> str:
    """Return a file's path from the working directory; of one outside it, the whole path."""
    try:
        relative = PurePath(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.absolute().as_posix()
    if relative == ".." or relative.startswith("../"):
        return Path(os.path.normpath(file.absolute())).as_posix()
    return relative


def relative_uri(file: Path) -> str:
    """Return a file's path from the working directory as a URI reference; of one outside it, a URI.

    RFC 3986: what is not unreserved is escaped, a colon too, so that no part of a path is
    taken for a scheme.
    """
    from urllib.parse import quote

    path = relative_path(file)
    escaped = quote(path.encode("utf-8", "surrogateescape"))
    if Path(path).is_absolute():
        return f"file://{'' if escaped.startswith('/') else '/'}{escaped}"
    return escaped
