"""What a PDF says of itself: its title, its makers, dates, names, and the standards it keeps.

The same stands twice in the file, in the Info dictionary and as XMP (ISO 32000-1 14.3), and
agrees. Dates are the edition's; the identifiers are made from what is in the file.
"""

from __future__ import annotations

from typing import Any

from pagesetter import __version__
from pagesetter.export.pdf_objects import Stream, dictionary, name, stream, text_string
from pagesetter.press.model import PdfSettings, Standard
from pagesetter.records import NamedTuple

#: What made the file.
PROGRAM = f"pagesetter {__version__}"

#: What PDF/X calls its editions: ISO 15930-7 6.2, ISO 15930-4 6.3.
X_VERSIONS = {Standard.X4: "PDF/X-4", Standard.X1A: "PDF/X-1a:2003"}

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
%s
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

# XML 1.0 2.2: what no document may hold, however it is written.
_FORBIDDEN = dict.fromkeys({*range(32), 0xFFFE, 0xFFFF} - {*b"\t\n\r"})

# How many digits a day's year, month and day have.
_DAYS = [[4, m, d] for m in (1, 2) for d in (1, 2)]

# The part of a date after its day; ISO 8601.
_TIME = r"(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?"


class Metadata(NamedTuple):
    """What is told in both places."""

    title: str
    created: str | None  # ISO 8601 with the time and its zone; None: no date is known
    standard: Standard
    archive: bool  # PDF/A-2u
    universal: bool  # PDF/UA-1: the file is tagged

    @property
    def pressed(self) -> bool:
        """Whether the file goes to a press, which must know that nothing is trapped yet."""
        return self.standard is not Standard.PLAIN


def metadata_of(settings: PdfSettings, title: str, date: str, *, universal: bool) -> Metadata:
    """Return what a file says of itself.

    `title` and `date` are its first page's, for settings that have none.
    """
    created = whole_date(settings.created or "") or whole_date(date)
    title = title if settings.title is None else settings.title
    return Metadata(title, created, settings.standard, settings.archive, universal)


def whole_date(written: str) -> str | None:
    """Return a date of ISO 8601 with its time and zone, midnight and UTC where it has none.

    >>> whole_date("2016-8-9"), whole_date("2016-08-09T07:30+08:00"), whole_date("Tuesday")
    ('2016-08-09T00:00:00Z', '2016-08-09T07:30:00+08:00', None)
    """
    day, _, time = written.strip().replace(" ", "T").partition("T")
    parts = day.split("-")
    if [len(part) for part in parts] not in _DAYS or not all(map(str.isdecimal, parts)):
        return None
    year, month, number = map(int, parts)
    date = f"{year:04}-{month:02}-{number:02}T"
    if not time:
        return f"{date}00:00:00Z"
    import re  # here, as few dates have a time

    match = re.fullmatch(_TIME, time)
    if match is None:
        return None
    zone = match[3] or "Z"
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{date}{match[1]}{match[2] or ':00'}{zone}"


def info(metadata: Metadata) -> Any:
    """Return the Info dictionary; ISO 32000-1 14.3.3."""
    entries: dict[str, Any] = {
        "Title": text_string(metadata.title),
        "Producer": text_string(PROGRAM),
        "Creator": text_string(PROGRAM),
    }
    if metadata.created is not None:
        date = text_string(_pdf_date(metadata.created))
        entries |= {"CreationDate": date, "ModDate": date}
    if metadata.pressed:
        entries["Trapped"] = name("False")
    if metadata.standard is Standard.X1A:
        entries["GTS_PDFXVersion"] = text_string(X_VERSIONS[Standard.X1A])
    return dictionary(entries)


def xmp(metadata: Metadata, identity: bytes) -> Stream:
    """Return the XMP of a file whose identifier is `identity`; never compressed."""
    packet = xmp_packet(metadata, identity).encode("utf-8", "replace")
    return stream(packet, {"Type": name("Metadata"), "Subtype": name("XML")})


def xmp_packet(metadata: Metadata, identity: bytes) -> str:
    """Return what XMP says, as XML; ISO 16684-1 7."""
    title = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(metadata.title)}</rdf:li></rdf:Alt>'
    values = {
        "dc:format": "application/pdf",
        "dc:title": title,
        "pdf:Producer": _escape(PROGRAM),
        "xmp:CreatorTool": _escape(PROGRAM),
        **_dates(metadata.created),
        **_names(identity),
    }
    if metadata.pressed:
        values["pdf:Trapped"] = "False"
    if metadata.standard is not Standard.PLAIN:
        prefix = "pdfxid" if metadata.standard is Standard.X4 else "pdfx"
        values[f"{prefix}:GTS_PDFXVersion"] = X_VERSIONS[metadata.standard]
    if metadata.universal:
        values["pdfuaid:part"] = "1"
    if metadata.archive:
        from pagesetter.export.pdf_extension import extensions  # few files are archived

        values |= {"pdfaid:part": "2", "pdfaid:conformance": "U"}
        values = {"pdfaExtension:schemas": extensions(values), **values}
    parts: dict[str, list[str]] = {}
    for key, value in values.items():
        parts.setdefault(key.split(":")[0], []).append(f"<{key}>{value}</{key}>")
    return _PACKET % "\n".join(_description(prefix, told) for prefix, told in parts.items())


def _description(prefix: str, elements: list[str]) -> str:
    """Return the properties of one namespace; some readers want each by itself."""
    used = [prefix, *(("pdfaSchema", "pdfaProperty") if prefix == "pdfaExtension" else ())]
    namespaces = "".join(f' xmlns:{each}="{_NAMESPACES[each]}"' for each in used)
    return "\n".join(
        [f'<rdf:Description rdf:about=""{namespaces}>', *elements, "</rdf:Description>"]
    )


def _dates(created: str | None) -> dict[str, str]:
    if created is None:
        return {}
    return dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), created)


def _names(identity: bytes) -> dict[str, str]:
    """Return the identifiers: RFC 9562 5.8, a UUID made from whatever one likes."""
    digits = identity.hex()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    identifier = f"uuid:{'-'.join(parts)}"
    return {
        "xmpMM:DocumentID": identifier,
        "xmpMM:InstanceID": identifier,
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    }


def as_identity(digest: bytes) -> bytes:
    """Return the first sixteen bytes of a digest as a UUID of version 8; RFC 9562 5.8."""
    found = bytearray(digest[:16])
    found[6] = found[6] & 0x0F | 0x80
    found[8] = found[8] & 0x3F | 0x80
    return bytes(found)


def _pdf_date(date: str) -> str:
    """Return a whole date as a PDF has it; ISO 32000-1 7.9.4."""
    zone = date[19:]
    digits = "".join(filter(str.isdecimal, date[:19]))
    return f"D:{digits}{zone if zone == 'Z' else zone.replace(':', chr(39)) + chr(39)}"


def _escape(text: str) -> str:
    text = text.translate(_FORBIDDEN)
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;")):
        text = text.replace(sign, written)
    return text
