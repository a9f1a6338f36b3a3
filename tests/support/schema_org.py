"""What schema.org says of types and properties that newsgen uses: structured/schema-org.txt."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SUBSET = Path(__file__).parents[1] / "structured" / "schema-org.txt"
SCALARS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        {"Text", "URL", "Date", "DateTime", "Language", "Thing", "IPTCDigitalSourceEnumeration"}
    ),
    bool: frozenset({"Boolean"}),
    # Of a picture in pixels, as Google reads it.
    int: frozenset({"Integer", "Distance"}),
}


class Vocabulary:
    """The types with those they belong to, the properties with who has them and what they are."""

    def __init__(self) -> None:
        self.above: dict[str, list[str]] = {}
        self.domains: dict[str, set[str]] = {}
        self.ranges: dict[str, set[str]] = {}
        for line in SUBSET.read_text("utf-8").splitlines():
            if ":" in line and not line.startswith("#"):
                name, rest = line.split(": ")
                domain, _, values = rest.partition(" = ")
                self.domains[name], self.ranges[name] = set(domain.split()), set(values.split())
            elif line and not line.startswith("#"):
                name, _, above = line.partition(" < ")
                self.above[name] = above.split()

    def kinds(self, name: str) -> set[str]:
        """A type and all it belongs to."""
        return {name}.union(*(self.kinds(one) for one in self.above[name]))

    def wrong(self, node: dict[str, Any]) -> Iterator[str]:
        """What a thing, or one in it, says that its type has no word for."""
        if set(node) == {"@id"}:
            return
        kinds = self.kinds(node["@type"])
        for name, value in node.items():
            if name.startswith("@") or name == "query-input":  # which is an annotation
                continue
            if not kinds & self.domains[name]:
                yield f"{node['@type']} has no {name}"
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    if "@type" in one and not self.kinds(one["@type"]) & self.ranges[name]:
                        yield f"{name} is no {one['@type']}"
                    yield from self.wrong(one)
                elif not SCALARS[type(one)] & self.ranges[name]:
                    yield f"{name} is not {one!r}"
