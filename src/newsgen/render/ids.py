"""Ids of headings: each once in a page, none of them the page's own."""

# The theme's own ids: the page's top and its main part.
RESERVED_IDS = frozenset({"top", "main"})


class Ids:
    """The ids a page has used."""

    def __init__(self) -> None:
        # The last number each was given, to go on from there.
        self._used = dict.fromkeys(RESERVED_IDS, 1)

    def unused(self, wanted: str) -> str:
        """The id, numbered if it is taken."""
        name = wanted
        while name in self._used:
            self._used[wanted] += 1
            name = f"{wanted}-{self._used[wanted]}"
        self._used[name] = 1
        return name
