"""Why a picture cannot be used, as a value: what is wrong, and the cure."""

from enum import Enum

from msgspec import Struct

from newsgen.said import Words, say


class Fault(Enum):
    """What can be wrong with a picture's bytes."""

    EMPTY = "empty"
    UNKNOWN = "unknown"  # no picture at all, or of a kind that is not for the web
    HEIC = "heic"
    MISNAMED = "misnamed"
    BROKEN = "broken"  # cut short, or damaged
    TOO_LARGE = "too-large"  # in pixels
    TOO_LONG = "too-long"  # a strip that no format could hold
    UNSAFE = "unsafe"  # a drawing that is more than a drawing


class Refused(Struct, frozen=True):
    """A picture that cannot be used."""

    fault: Fault
    text: Words
    remedy: Words


_ALLOWED = say("use a jpg, png, webp, gif or avif file")
_AGAIN = say("save the photo again")


def empty(name: str) -> Refused:
    """Of a file without a byte."""
    return Refused(Fault.EMPTY, say("{name} is an empty file", name=name), _AGAIN)


def unknown(name: str) -> Refused:
    """Of a file that is no picture newsgen can show."""
    text = say("{name} is not a photo, whatever its name says", name=name)
    return Refused(Fault.UNKNOWN, text, _ALLOWED)


def heic(name: str) -> Refused:
    """Of a telephone's own format, which few browsers show and Pillow cannot read."""
    text = say("{name} is a HEIC photo, as telephones keep them", name=name)
    return Refused(Fault.HEIC, text, say("save or send it as JPEG"))


def misnamed(name: str, kind: str) -> Refused:
    """Of a file whose extension lies."""
    text = say("{name} is in truth a {kind} file", name=name, kind=kind)
    return Refused(Fault.MISNAMED, text, say("rename it to end in .{kind}", kind=kind))


def broken(name: str) -> Refused:
    """Of a file that begins like a picture and does not go on like one."""
    text = say("{name} is damaged or cut short", name=name)
    return Refused(Fault.BROKEN, text, say("fetch or save the photo again"))


def too_large(name: str, megapixels: int) -> Refused:
    """Of a picture that would take too much memory to open."""
    text = say("{name} has more than {megapixels} million pixels", name=name, megapixels=megapixels)
    return Refused(Fault.TOO_LARGE, text, say("save it smaller: 2,400 pixels wide is plenty"))


def too_long(name: str, width: int, height: int) -> Refused:
    """Of a strip so long and thin that it could only be shown in pieces."""
    text = say(
        "{name} is a strip of {width} × {height} pixels", name=name, width=width, height=height
    )
    return Refused(Fault.TOO_LONG, text, say("cut it into several pictures"))


def unsafe(name: str) -> Refused:
    """Of a drawing whose XML declares entities, or is none."""
    text = say("{name} is not an SVG drawing that can be made safe", name=name)
    return Refused(Fault.UNSAFE, text, say("save it from the drawing program as plain SVG"))
