"""Parts of pages that were rendered before: a card is shown on ten lists and made once.

A part is named by all it can reach, as render/reach.py finds it; so what is kept never grows old.
"""

from collections.abc import Sequence

from jinja2.utils import missing

from newsgen.model.views import SiteView

CHARACTERS_MAX = 16_000_000  # in each of two generations: 64 MB of Russian, at the most

Key = tuple[object, ...]


class Memo:
    """Texts by their keys, the oldest forgotten: what was not asked for in a generation goes."""

    def __init__(self, characters_max: int = CHARACTERS_MAX) -> None:
        self._characters_max = characters_max
        self._young: dict[Key | None, str] = {}
        self._old: dict[Key | None, str] = {}
        self._characters = 0

    def get(self, key: Key | None) -> str | None:
        """The text kept under a key, if it still is; nothing is kept under None."""
        text = self._young.get(key)
        if text is None:
            text = self._old.get(key)
            if text is not None:
                self._keep(key, text)
        return text

    def keep(self, key: Key | None, texts: Sequence[str]) -> str:
        """The texts joined, and kept if they have a key."""
        text = "".join(texts)
        if key is not None:
            self._keep(key, text)
        return text

    def _keep(self, key: Key | None, text: str) -> None:
        self._characters += len(text)
        if self._characters > self._characters_max:
            self._old, self._young = self._young, {}
            self._characters = len(text)
        self._young[key] = text


def key(part: str, site: SiteView, *reached: object) -> Key | None:
    """What a part is made of, fit to be looked up; None if something has no fingerprint."""
    if not site.seal:
        return None
    found: list[object] = [part, site.seal]
    for value in reached:
        kind = type(value)
        if kind is str or value is None or value is missing or (kind is tuple and not value):
            found.append(value)
        elif kind is int or kind is bool:
            found.append((kind, value))  # since 1 == True
        elif hasattr(kind, "seal") and value.seal:  # type: ignore[attr-defined]
            found.append(value.seal)  # type: ignore[attr-defined]
        else:
            return None
    return tuple(found)
