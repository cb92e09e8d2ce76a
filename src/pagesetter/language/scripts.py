"""The script, and the tradition of setting it, that a language is written in."""

from __future__ import annotations

_TRADITIONAL = ("hant", "tw", "hk", "mo")


def script_of(language: str) -> str:
    """Return `zh-Hans`, `zh-Hant`, `ja` or `ko` for a BCP 47 tag.

    >>> [script_of(tag) for tag in ("zh-CN", "zh-HK", "zh-Hant-TW", "ja", "ko-KR", "en")]
    ['zh-Hans', 'zh-Hant', 'zh-Hant', 'ja', 'ko', 'zh-Hans']
    """
    main, *rest = language.lower().replace("_", "-").split("-")
    if main in ("ja", "ko"):
        return main
    if "hans" not in rest and any(part in _TRADITIONAL for part in rest):
        return "zh-Hant"
    return "zh-Hans"
