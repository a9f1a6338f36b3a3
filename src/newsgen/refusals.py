"""What the system says when it refuses a file or an address, in words that can be translated."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from newsgen.said import Said, Words, say

_WRITING: Mapping[int, Said] = MappingProxyType(
    {
        errno.EACCES: say("Permission denied"),
        errno.EPERM: say("Operation not permitted"),
        errno.ENOSPC: say("No space left on device"),
        errno.EDQUOT: say("Disk quota exceeded"),
        errno.EROFS: say("Read-only file system"),
        errno.EIO: say("Input/output error"),
        errno.ENOENT: say("No such file or directory"),
        errno.ENOTDIR: say("Not a directory"),
        errno.EISDIR: say("Is a directory"),
        errno.EEXIST: say("File exists"),
        errno.ENAMETOOLONG: say("File name too long"),
        errno.EMFILE: say("Too many open files"),
        errno.EADDRINUSE: say("Address already in use"),
        errno.EADDRNOTAVAIL: say("Cannot assign requested address"),
    }
)
_READING: Mapping[int, Said] = MappingProxyType(
    {
        errno.EACCES: say("permission denied"),
        errno.EPERM: say("operation not permitted"),
        errno.EIO: say("input/output error"),
        errno.ENOENT: say("no such file or directory"),
        errno.ENOTDIR: say("not a directory"),
        errno.EISDIR: say("is a directory"),
        errno.ELOOP: say("too many levels of symbolic links"),
        errno.ENAMETOOLONG: say("file name too long"),
        errno.EMFILE: say("too many open files"),
    }
)


def refused(error: OSError) -> Words:
    """Why something cannot be written or listened to; in the system's words if they are rare."""
    return _WRITING.get(error.errno or 0) or error.strerror or str(error)


def unreadable(error: OSError) -> Words:
    """Why something cannot be read."""
    return _READING.get(error.errno or 0) or (error.strerror or "error").lower()
