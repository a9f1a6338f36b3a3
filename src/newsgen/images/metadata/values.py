"""What a photograph says of itself, whatever the format that says it."""

from newsgen.model.photograph import Alternatives

TEXT_CHARACTERS = 20_000  # of one value: a caption of more is not one
NAMES = 50  # bylines
_ADDRESS_CHARACTERS = 2000


def in_language(texts: Alternatives, language: str) -> str:
    """The text in a language ("kk" also finds "kk-KZ"), else the default one, else the first."""
    by_tag = {tag.casefold().replace("_", "-"): text for tag, text in reversed(texts)}
    wanted = language.casefold()
    near = (text for tag, text in by_tag.items() if tag.partition("-")[0] == wanted)
    if wanted in by_tag:
        return by_tag[wanted]
    return next(near, None) or by_tag.get("x-default") or (texts[0][1] if texts else "")


def cleaned(text: str, size_max: int = TEXT_CHARACTERS) -> str:
    """The text without control characters, in one line where it was one, within a length."""
    kept = text[: 2 * size_max].replace("\r\n", "\n").replace("\r", "\n")
    printable = "".join(mark if mark.isprintable() or mark == "\n" else " " for mark in kept)
    lines = (" ".join(line.split()) for line in printable.split("\n"))
    return "\n".join(lines).strip()[:size_max].rstrip()


def web_address(text: str) -> str:
    """The text if it is an address of the web, else ""."""
    address = text.strip()
    usable = address.isprintable() and not set(address) & set(" \"'<>\\^`{|}")
    web = address.casefold().startswith(("http://", "https://"))
    return address if web and usable and len(address) <= _ADDRESS_CHARACTERS else ""
