"""A PDF laid out so that its first page shows before the rest has come; ISO 32000-1 Annex F.

The only module of the exporters that knows pikepdf.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf


def linearized(data: bytes) -> bytes:
    """Return a file of the exporter in the order of its pages, with the identifiers it had.

    Streams stay as they are. The same file gives the same bytes.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        identity = bytes(pdf.trailer.ID[1])
        pdf.save(
            out,
            linearize=True,
            deterministic_id=True,
            preserve_pdfa=True,
            fix_metadata_version=False,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            recompress_flate=False,
            # With bookmarks in object streams, qpdf's hints do not agree with the file.
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    written = out.getvalue()
    # qpdf gives the second identifier a value of its own, as long as that it had.
    with pikepdf.open(BytesIO(written)) as pdf:
        given = bytes(pdf.trailer.ID[1])
    return written.replace(given.hex().encode("ascii"), identity.hex().encode("ascii"))
