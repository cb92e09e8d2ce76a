"""Straight quotes and doubled hyphens between Han set as Chinese marks, where a style asks.

Lengths do not change: one character for one, so that offsets into the text stay what they
were. An ellipsis of full stops is therefore left as it was typed.
"""

from __future__ import annotations

import re

from pagesetter.language.characters import is_wide

# After a digit, a quote is inches or minutes; after a letter or a digit, an apostrophe.
_DOUBLE = re.compile(r'(?<![0-9])"([^"\n]+)"')
_SINGLE = re.compile(
    r"(?<![0-9A-Za-z])'(?![0-9]0s)((?:[^'\n]|(?<=[A-Za-z])'(?=[A-Za-z]))+)'(?![0-9A-Za-z])"
)
_DASH = re.compile(r"(?<!-)--(?!-)")


def normalize_quotes(text: str) -> str:
    r'''Set quotes and dashes as Chinese ones where they stand beside Han or around it.

    >>> normalize_quotes("""他说"好的"--"来吧'小陆'"。""")
    '他说“好的”——“来吧‘小陆’”。'
    >>> normalize_quotes("""身高5'6"，don't，歌名"Let's go".""")
    '身高5\'6"，don\'t，歌名“Let\'s go”.'
    >>> normalize_quotes("""a "plain" word -- 1980's""")
    'a "plain" word -- 1980\'s'
    '''
    if text.isascii() or not ('"' in text or "'" in text or "--" in text):
        return text
    text = _DOUBLE.sub(lambda m: f"“{m[1]}”" if _is_chinese(m, m[1]) else m[0], text)
    text = _SINGLE.sub(lambda m: f"‘{m[1]}’" if _is_chinese(m, m[1]) else m[0], text)
    return _DASH.sub(lambda m: "——" if _is_chinese(m, "") else m[0], text)


def _is_chinese(match: re.Match[str], inside: str) -> bool:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return is_wide(before) or is_wide(after) or any(map(is_wide, inside))
