"""What PDF/A must be told of XMP that it does not know; ISO 19005-2 6.6.2.3.

PDF/A-2 knows the properties of the XMP specification of 2005 and its own. Others stand
in the file with a description of them.
"""

from __future__ import annotations

from collections.abc import Iterable

# By the beginning of a property's name: what its schema is called and where it is from.
_SCHEMAS = {
    "pdf": ("Adobe PDF Schema", "http://ns.adobe.com/pdf/1.3/"),
    "pdfx": ("PDF/X Schema", "http://ns.adobe.com/pdfx/1.3/"),
    "pdfxid": ("PDF/X ID Schema", "http://www.npes.org/pdfx/ns/id/"),
    "pdfuaid": ("PDF/UA ID Schema", "http://www.aiim.org/pdfua/ns/id/"),
}

# The type of each, who sets it, and what it is.
_PROPERTIES = {
    "pdf:Trapped": ("Text", "internal", "Whether the document has been trapped"),
    "pdfx:GTS_PDFXVersion": ("Text", "internal", "The PDF/X standard that is kept"),
    "pdfxid:GTS_PDFXVersion": ("Text", "internal", "The PDF/X standard that is kept"),
    "pdfuaid:part": ("Integer", "internal", "The part of PDF/UA that is kept"),
}


def extensions(used: Iterable[str]) -> str:
    """Return the descriptions, as XML, of those of the properties `used` that are not known."""
    properties: dict[str, list[str]] = {}
    for key in used:
        if key in _PROPERTIES:
            properties.setdefault(key.split(":")[0], []).append(key)
    schemas = "\n".join(_schema(prefix, keys) for prefix, keys in properties.items())
    return f"<rdf:Bag>\n{schemas}\n</rdf:Bag>"


def _schema(prefix: str, keys: list[str]) -> str:
    title, namespace = _SCHEMAS[prefix]
    properties = "\n".join(_property(key) for key in keys)
    return (
        '<rdf:li rdf:parseType="Resource">\n'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema>\n"
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>\n"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\n"
        f"<pdfaSchema:property><rdf:Seq>\n{properties}\n</rdf:Seq></pdfaSchema:property>\n"
        "</rdf:li>"
    )


def _property(key: str) -> str:
    kind, category, meaning = _PROPERTIES[key]
    return (
        '<rdf:li rdf:parseType="Resource">\n'
        f"<pdfaProperty:name>{key.split(':')[1]}</pdfaProperty:name>\n"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\n"
        f"<pdfaProperty:category>{category}</pdfaProperty:category>\n"
        f"<pdfaProperty:description>{meaning}</pdfaProperty:description>\n"
        "</rdf:li>"
    )
