"""What a template can reach, read off its syntax tree: what it cannot reach, it cannot depend on.

So a part that reaches nothing but the site and a card may be rendered once for all pages; and a
template whose names mean what they seem to may be compiled to something faster than Jinja makes.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from jinja2 import Environment, meta, nodes
from msgspec import Struct

from newsgen.render.filters import FILTERS
from newsgen.render.parsing import REFERENCES, literals

ALL = "*"  # a field of the page that stands for any of them

# A part made of anything else is left to Jinja's own include: blocks and macros live on in the
# context after their template has ended, and a changed evaluation context outlives its place.
_MODIFIERS = (nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)
_UNFLATTENED = (
    nodes.Block, nodes.Extends, nodes.Import, nodes.FromImport, nodes.Macro, nodes.CallBlock,
    nodes.ContextReference, nodes.DerivedContextReference, *_MODIFIERS,
)  # fmt: skip
_SPECIAL = frozenset({"self", "super", "caller", "varargs", "kwargs"})


class Part(Struct):
    """A template by itself: its tree, and what it names in it."""

    name: str
    tree: nodes.Template
    free: frozenset[str]  # names looked up outside
    stored: frozenset[str]  # names it gives a value
    looped: frozenset[str]  # names it goes through
    fields: frozenset[str]  # of the page
    templates: frozenset[str]
    flat: bool  # whether it can stand in another's place
    modifies: bool  # whether it changes how what it prints is escaped


class Reach(Struct):
    """A template with all it includes, at any depth."""

    free: frozenset[str]
    fields: frozenset[str]
    flat: bool


class Reaches:
    """Knows each template by its name; `find` gives the syntax tree of one, or None."""

    def __init__(
        self, environment: Environment, find: Callable[[str], nodes.Template | None]
    ) -> None:
        self._environment = environment
        self._find = find
        self._parts: dict[str, Part | None] = {}

    def part(self, name: str) -> Part | None:
        """The template of that name, or None."""
        if name not in self._parts:
            tree = self._find(name)
            self._parts[name] = None if tree is None else self._part(name, tree)
        return self._parts[name]

    def reach(self, part: Part) -> Reach:
        """What the part can reach, itself or through what it includes."""
        parts = list(self.closure(part.name))
        return Reach(
            free=frozenset(chain.from_iterable(one.free for one in parts)),
            fields=frozenset(chain.from_iterable(one.fields for one in parts)),
            flat=all(one.flat for one in parts),
        )

    def closure(self, name: str) -> Iterator[Part]:
        """The template and all it names, each once; those that are not there are left out."""
        waiting, met = [name], {name}
        while waiting:
            part = self.part(waiting.pop())
            if part is not None:
                yield part
                waiting.extend(part.templates - met)
                met |= part.templates

    def plain_names(self, name: str) -> bool:
        """Whether `page`, `site` and functions keep their meaning in all that is reached."""
        fixed = {"page", "site", *self._environment.globals}
        parts = list(self.closure(name))
        return not any(part.modifies or part.stored & fixed for part in parts)

    def _part(self, name: str, tree: nodes.Template) -> Part:
        found = list(tree.find_all(nodes.Node))  # once, for every question below
        named = (literals(one.template) or () for one in found if isinstance(one, REFERENCES))
        known = all(included(one) for one in found if isinstance(one, nodes.Include))
        special = {one.name for one in found if isinstance(one, nodes.Name)} & _SPECIAL
        return Part(
            name=name,
            tree=tree,
            free=frozenset(meta.find_undeclared_variables(tree)),
            stored=frozenset(_stored(found)),
            looped=frozenset(_looped(found)),
            fields=frozenset(self._fields(found)),
            templates=frozenset(chain.from_iterable(named)),
            flat=known and not special and not any(isinstance(one, _UNFLATTENED) for one in found),
            modifies=any(isinstance(one, _MODIFIERS) for one in found),
        )

    def _fields(self, found: Iterable[nodes.Node]) -> Iterator[str]:
        """The fields of `page` that are read here; ALL where that cannot be told."""
        named = followed = 0
        for node in found:
            if isinstance(node, nodes.Filter):
                yield from _filtered(node.name, self._environment.filters.get(node.name))
            elif isinstance(node, nodes.Getattr) and _is_page(node.node):
                followed += 1
                yield node.attr
            else:
                named += _is_page(node)
        if named > followed:
            yield ALL


def included(node: nodes.Include) -> str:
    """The one template an include stands for; "" if there may be several, or it sees nothing."""
    simple = node.with_context and isinstance(node.template, nodes.Const)
    return str(node.template.value) if simple else ""  # type: ignore[attr-defined]


def _filtered(name: str, function: object) -> Iterator[str]:
    own = FILTERS.get(name)
    if own is not None:
        yield from set(own.reach) - {"site"}
    elif getattr(getattr(function, "jinja_pass_arg", None), "name", "") == "context":
        yield ALL


def _is_page(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "page"


def _stored(found: Iterable[nodes.Node]) -> Iterator[str]:
    for node in found:
        if isinstance(node, nodes.Name) and node.ctx != "load":
            yield node.name
        elif isinstance(node, nodes.Macro):
            yield node.name
            yield from (argument.name for argument in node.args)
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)


def _looped(found: Iterable[nodes.Node]) -> Iterator[str]:
    for node in found:
        if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Name):
            yield node.iter.name
