"""Faster code for what templates print: attributes, filters and words become what they come to.

Written for where all is well. A name that is not there, an attribute that is missing, a filter that
is given too much: such code fails in some other way than Jinja's, which is then asked what is wrong
(render/pages.py).
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from newsgen.render.filters import FILTERS

# Where a missing attribute is no mistake, so that it has to be looked up as Jinja does.
_LENIENT_FILTERS = frozenset({"default", "d"})
_LENIENT_TESTS = frozenset({"defined", "undefined"})
REACHED = {"site": "n_site", "this_year": "n_page.this_year"}  # code for what filters reach


class Generator(CodeGenerator):
    """Imported macros see the page as included templates do, and so can use our filters."""

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """An import, always with the context."""
        node.with_context = True
        super().visit_Import(node, frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """An import of names, always with the context."""
        node.with_context = True
        super().visit_FromImport(node, frame)


class ValuesGenerator(Generator):
    """What it writes wants the names n_printed, n_own, n_asset, n_plural, n_page and n_site."""

    _lenient = False

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, taken directly: Python fails where Jinja would look for an item."""
        if self._lenient or iskeyword(node.attr) or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        if isinstance(node.node, nodes.Name):
            self.write(frame.symbols.ref(node.node.name))
        else:
            self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """A filter of ours, given what it reaches instead of the context; others as they are."""
        own = FILTERS.get(node.name)
        if own is None or node.node is None or _arguments(node):
            self._leniently(node, frame, lenient=node.name in _LENIENT_FILTERS)
            return
        self.write(f"n_own.{node.name}(")
        self.visit(node.node, frame)
        self.write("".join(f", {REACHED[name]}" for name in own.reach) + ")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """A test, lenient if it asks what is there."""
        self._leniently(node, frame, lenient=node.name in _LENIENT_TESTS)

    def _leniently(self, node: nodes.Filter | nodes.Test, frame: Frame, *, lenient: bool) -> None:
        before, self._lenient = self._lenient, lenient
        if isinstance(node, nodes.Filter):
            super().visit_Filter(node, frame)
        else:
            super().visit_Test(node, frame)
        self._lenient = before

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """A message becomes its translation, asset() an address; other calls are as they are."""
        word = node.node.name if isinstance(node.node, nodes.Name) else ""
        said = self._said(node)
        if said is not None:
            self._write_said(said, node, frame)
        elif word == "asset" and _constants(node, 1) and not node.kwargs:
            self.write(f"n_asset(n_site, {node.args[0].value!r})")  # type: ignore[attr-defined]
        elif word == "ngettext" and _constants(node, 2) and len(node.args) == 3 and _bare(node):  # noqa: PLR2004
            self.write("n_plural(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self._write_named(node, frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def _said(self, node: nodes.Call) -> Markup | None:
        """The message a call of gettext says, its placeholders open; None for other calls."""
        word = node.node.name if isinstance(node.node, nodes.Name) else ""
        if word not in ("gettext", "_") or len(node.args) != 1 or not _bare(node):
            return None
        if not _constants(node, 1):
            return None
        said = Markup(self.environment.says(node.args[0].value))  # type: ignore[attr-defined]  # noqa: S704
        if node.kwargs:
            return said
        try:
            return said % {}
        except (LookupError, TypeError, ValueError):
            return None  # Jinja tells what is wrong when the page is made

    def _write_said(self, said: Markup, node: nodes.Call, frame: Frame) -> None:
        if not node.kwargs:
            self.write(f"{said!r}")
            return
        self.write(f"({said!r} % ")
        self._write_named(node, frame)
        self.write(")")

    def _write_named(self, node: nodes.Call, frame: Frame) -> None:
        self.write("{")
        for keyword in node.kwargs:
            self.write(f"{keyword.key!r}: ")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write("}")

    # -- Output

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:  # noqa: ANN401
        said = self._said(node) if isinstance(node, nodes.Call) and not node.kwargs else None
        if said is not None:
            return str(said)
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write("n_printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401, ARG002
        self.write(")")


def _constants(node: nodes.Call, count: int) -> bool:
    """Whether a call's first arguments are words written out."""
    first = node.args[:count]
    return len(first) == count and all(
        isinstance(one, nodes.Const) and isinstance(one.value, str) for one in first
    )


def _bare(node: nodes.Call) -> bool:
    return node.dyn_args is None and node.dyn_kwargs is None


def _arguments(node: nodes.Filter) -> bool:
    return bool(node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
