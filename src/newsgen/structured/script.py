"""Values as JSON that may stand in a page's script element, whatever an author wrote."""

import json

import msgspec
from msgspec import Struct

# A headline with one of these could end the element, open a comment in it, or end a line of it.
_UNSAFE = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


def in_script(value: Struct) -> str:
    """The value as JSON, in which nothing ends or opens anything of HTML; one line.

    A lone surrogate, which no file may hold, becomes a question mark, as elsewhere on pages.
    """
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        plain = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        text = plain.encode("utf-8", "replace").decode()
    for sign, escaped in _UNSAFE:
        if sign in text:
            text = text.replace(sign, escaped)
    return text
