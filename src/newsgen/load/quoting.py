"""The commonest slip of an editor, mended: a line whose text needs quotes, ready to paste."""

import re

_LINE = re.compile(r"( *(?:- +)*)([^\s:#'\"\[\]{}&*!|>%@`,?-][^:#]*):(?:[ \t]+(\S.*))?")
_ITEM = re.compile(r"( *(?:- +)*-)[ \t]+(\S.*)")
_COMMENT = re.compile(r"[ \t]#(?:[ \t].*)?$")


def quoted_line(line: str, *, listed: bool = False) -> str | None:
    """The line with its text in quotes (`listed`: each item), or None if it is not "key: text"."""
    parts = split_line(line)
    if parts is None or not parts[1]:
        return None
    start, text = parts
    if listed and text[0] == "[":
        inner = text[1:].removesuffix("]")
        items = [quoted(_unquoted(item.strip())) for item in inner.split(",") if item.strip()]
        return f"{start} [{', '.join(items)}]"
    return f"{start} {quoted(_unquoted(text))}"


def split_line(line: str) -> tuple[str, str] | None:
    """A line's key with its colon, and its text without a comment; or an item's hyphen."""
    line = line.rstrip()
    match = _LINE.fullmatch(line)
    item = None if match else _ITEM.fullmatch(line)
    if match:
        start, text = f"{match[1]}{match[2]}:", match[3] or ""
    elif item:
        start, text = item[1], item[2]
    else:
        return None
    if text and text[0] not in "\"'":
        text = _COMMENT.sub("", text).rstrip()
    return start, text


def quoted(text: str) -> str:
    """The text as a YAML scalar in quotes: double ones unless it holds some itself."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _unquoted(text: str) -> str:
    """The text without quotes that were meant to be around it: unclosed, or around others."""
    mark = text[:1]
    if mark not in ("'", '"'):
        return text
    inner = text[1:]
    first = inner.find(mark)
    if first < 0:
        return inner
    if inner.endswith(mark):
        # "one "two" three" is one text in quotes; "one" and "two" is not.
        inside = inner[:-1]
        if first == len(inside) or inside[first - 1 : first] in ("", " ", "(", "«"):
            return inside
    return text
