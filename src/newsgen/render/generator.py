"""Makes faster code of a template than Jinja does, and of the same meaning wherever it succeeds.

Three things cost Jinja most of a page: a context for each include, so parts are compiled into the
page that includes them; a call for each attribute, filter and word, so they become what they come
to (render/values.py); and making the same part again, so what a part can reach is its key in a
memo. Whatever goes wrong here is not told here: Jinja itself then makes the page again.
"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import Frame
from jinja2.exceptions import TemplateRuntimeError

from newsgen.render.reach import Part, Reaches, included
from newsgen.render.values import REACHED, ValuesGenerator

DEPTH_MAX = 8  # of parts in parts: Python nests 20 loops and no more
PARTS_MAX = 300  # in one page's code


class NotPlainError(TemplateRuntimeError):
    """A template gives `page`, `site` or a function another meaning, so this code is not for it."""


class FastGenerator(ValuesGenerator):
    """Compiles parts into what includes them, for an environment with all it mentions as n_…."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (as Jinja's own)
        super().__init__(*args, **kwargs)
        self._reaches = cast("Reaches", self.environment.reaches)  # type: ignore[attr-defined]
        self._outers: list[Frame] = []  # where each part stands that is being compiled
        self._chain: list[str] = [str(self.name)]
        self._parts = 0
        self._keyed = False  # inside a part that is kept as a whole

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """A template and the names its code wants; NotPlainError if that would mean another."""
        if not self._reaches.plain_names(str(self.name)):
            raise NotPlainError(f"{self.name!r} is left to Jinja")
        for name in ("memo", "key", "printed", "own", "asset", "plural"):
            self.writeline(f"n_{name} = environment.{name}")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """What every function of a template begins with: the page and its site at hand."""
        super().write_commons()
        self.writeline("n_page = context.parent.get('page')")
        self.writeline("n_site = context.parent.get('site')")

    def enter_frame(self, frame: Frame) -> None:
        """The names of a frame: in a part, as seen from where it is included."""
        whole = frame.toplevel or frame.block_frame
        if whole and frame.buffer is None:
            # A list filled is cheaper than a generator resumed through its callers for each piece.
            self.buffer(frame)
        fixed = ("page", "site")
        loads = frame.symbols.loads
        for target, (action, name) in loads.items():
            if action != "resolve":
                continue
            if name in fixed:
                self.writeline(f"{target} = n_{name}")
            elif name in self.environment.globals:
                self.writeline(f"{target} = environment.globals[{name!r}]")
            else:
                self.writeline(f"{target} = {self._seen(str(name), self._outers)}")
        for target, (action, name) in loads.items():
            if action == "alias":
                self.writeline(f"{target} = {name}")
            elif action == "undefined":
                self.writeline(f"{target} = missing")

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002
        """The end of a frame; a whole function's text is handed on at once."""
        super().leave_frame(frame, with_python_scope)
        if (frame.toplevel or frame.block_frame) and with_python_scope:
            self.writeline(f"yield concat({frame.buffer})")

    def pull_dependencies(self, nodes_: Iterable[nodes.Node]) -> None:
        """The filters and tests of these nodes, and of the parts that will stand in them."""
        own = list(nodes_)
        parts: dict[str, Part] = {}
        for node in own:
            for include in (node, *node.find_all(nodes.Include)):
                if isinstance(include, nodes.Include) and included(include):
                    closure = self._reaches.closure(included(include))
                    parts.update((part.name, part) for part in closure)
        bodies = (node for part in parts.values() for node in part.tree.body)
        super().pull_dependencies([*own, *bodies])

    # -- Parts

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """A part in its place: from the memo if all it reaches has a name, else made here."""
        part = self._flattened(node, frame)
        if part is None:
            super().visit_Include(node, frame)
            return
        self._parts += 1
        reached = None if self._keyed else self._reached(part, frame)
        if reached is None:
            self._part(part, frame, frame.buffer)
            return
        key, text, buffer = (self.temporary_identifier() for _ in range(3))
        self.writeline(f"{key} = n_key({', '.join([repr(part.name), 'n_site', *reached])})")
        self.writeline(f"{text} = n_memo.get({key})")
        self.writeline(f"if {text} is None:")
        self.indent()
        self.writeline(f"{buffer} = []")
        self._keyed = True
        self._part(part, frame, buffer)
        self._keyed = False
        self.writeline(f"{text} = n_memo.keep({key}, {buffer})")
        self.outdent()
        self.simple_write(text, frame)

    def dump_local_context(self, frame: Frame) -> str:
        """The names an include or import sees that is left to Jinja: of all frames around it."""
        if not self._outers:
            return super().dump_local_context(frame)
        frames = (*self._outers, frame)
        names = sorted({name for one in frames for name in one.symbols.dump_stores()})
        found = (f"{name!r}: {self._visible(name, frame)}" for name in names)
        return f"{{{', '.join(found)}}}"

    def _flattened(self, node: nodes.Include, frame: Frame) -> Part | None:
        name = included(node)
        if (
            not name
            or name in self._chain
            or len(self._outers) >= DEPTH_MAX
            or self._parts >= PARTS_MAX
            or frame.require_output_check
        ):
            return None
        part = self._reaches.part(name)
        return part if part is not None and part.flat else None

    def _reached(self, part: Part, frame: Frame) -> list[str] | None:
        """Code for all the part can reach beside the site; None if it is not worth a memo."""
        reach = self._reaches.reach(part)
        if not reach.flat or reach.fields - {"this_year"} or not (reach.free or reach.fields):
            return None
        if part.free & part.looped:
            return None  # of a list the members have fingerprints
        names = sorted(reach.free - {"page", "site"})
        year = [REACHED["this_year"]] if reach.fields else []
        return year + [self._visible(name, frame) for name in names]

    def _part(self, part: Part, frame: Frame, buffer: str | None) -> None:
        # The part's names are its own, as they are behind an include, and start with what is seen
        # where it stands.
        inner = frame.inner(isolated=True)
        inner.buffer = buffer
        inner.symbols.analyze_node(part.tree)
        self._outers.append(frame)
        self._chain.append(part.name)
        self.enter_frame(inner)
        self.blockvisit(part.tree.body, inner)
        self._chain.pop()
        self._outers.pop()

    def _visible(self, name: str, frame: Frame) -> str:
        """Code for what an include in this frame would see under a name."""
        return self._seen(name, [*self._outers, frame])

    def _seen(self, name: str, frames: Sequence[Frame]) -> str:
        code = ""
        for frame in reversed(frames):
            ref = frame.symbols.find_ref(name)
            if ref is None:
                continue
            code += ref
            if name not in frame.symbols.dump_stores():
                return code  # looked up before, with all that is seen from there
            code += f" if {ref} is not missing else "
        return f"{code}resolve({name!r})"
