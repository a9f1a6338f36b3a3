"""The one order of an index: Pagefind writes its filters and languages in another each time.

Lists whose order says nothing are sorted here, and their files named anew by what they are. These
are left uncompressed, which Pagefind's script takes as well, because the same bytes are not
compressed to the same bytes everywhere.
"""

import gzip
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from newsgen.fingerprint import file_digest
from newsgen.search.cbor import decoded, encoded

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"  # before the content of every file
_FILTERS, _SUFFIX = "filter/", ".pf_filter"

Named = list[tuple[str, list[int]]]  # a value with the numbers of its pages


class _Filter(Struct, array_like=True, forbid_unknown_fields=True):
    name: str
    values: Named


class _Meta(Struct, array_like=True, forbid_unknown_fields=True):
    version: str
    pages: list[tuple[str, int]]
    chunks: list[tuple[str, str, str]]
    filters: list[tuple[str, str]]  # each with the name of its file
    sorts: Named
    fields: list[str]


class _Language(Struct):
    hash: str
    wasm: str | None
    page_count: int


class _Entry(Struct):
    version: str
    languages: dict[str, _Language]
    include_characters: list[str]


def in_order(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The same index, whose bytes say nothing but what its pages are.

    ValueError where it is not of the form that is known here.
    """
    found = {path: data for path, data in files.items() if not path.startswith(_FILTERS)}
    renamed: dict[str, str] = {}
    for path in files.keys() - found.keys():
        name = path.removeprefix(_FILTERS).removesuffix(_SUFFIX)
        one = msgspec.convert(_content(files[path]), _Filter)
        one.values.sort()
        data = _MARK + encoded(msgspec.to_builtins(one))
        renamed[name] = _named(name, data)
        found[f"{_FILTERS}{renamed[name]}{_SUFFIX}"] = data
    entry = msgspec.json.decode(found.pop(ENTRY), type=_Entry)
    for language in entry.languages.values():
        meta = msgspec.convert(_content(found.pop(_meta(language.hash))), _Meta)
        meta.filters = sorted((name, renamed[file]) for name, file in meta.filters)
        meta.sorts.sort()
        data = _MARK + encoded(msgspec.to_builtins(meta))
        language.hash = _named(language.hash, data)
        found[_meta(language.hash)] = data
    found[ENTRY] = msgspec.json.encode(entry, order="sorted")
    return found


def _meta(name: str) -> str:
    return f"pagefind.{name}.pf_meta"


def _named(before: str, data: bytes) -> str:
    return f"{before.partition('_')[0]}_{file_digest(data).hex()[:10]}"


def _content(data: bytes) -> object:
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError) as error:
        raise ValueError("not compressed as it used to be") from error
    if not plain.startswith(_MARK):
        raise ValueError("not marked as it used to be")
    return decoded(plain.removeprefix(_MARK))
