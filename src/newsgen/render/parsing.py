"""Reads off a template's source which templates and assets it names.

Only literal names are allowed there, so that what a page depends on can be known before it is made.
"""

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes

from newsgen.errors import Location, NewsgenError, Problem
from newsgen.render.failures import syntax_problem
from newsgen.render.mentions import Mentions, TemplateFile, Use
from newsgen.said import Said, say

REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
READ_ALSO = "parts/read-also.html"  # shows the stories that a body says to read also
Reference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
_TEMPLATE = (
    say("the name of this template is computed, so what the page needs cannot be known"),
    say('write its name in quotes: {{% include "parts/card.html" %}}'),
)
_ASSET = (
    say("the name of this asset is computed, so what the page needs cannot be known"),
    say('call it with a name in quotes: asset("css/site.css")'),
)


class Dialect(Environment):
    """The dialect of Jinja that templates are written in."""

    def __init__(self) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
            auto_reload=False,
            cache_size=-1,
        )


def mentions(file: TemplateFile, environment: Environment) -> Mentions:
    """What the template names; NewsgenError with a Problem for each name it computes."""
    try:
        tree = environment.parse(file.text, file.name, file.shown)
    except TemplateSyntaxError as error:
        raise NewsgenError([syntax_problem(error, file.shown)]) from error
    found = _Found(file.shown)
    for node in tree.find_all((*REFERENCES, nodes.Call, nodes.Name, nodes.Filter)):
        if isinstance(node, REFERENCES):
            found.reference(node)
        elif isinstance(node, nodes.Call):
            found.call(node)
        elif isinstance(node, nodes.Name):
            found.word(node)
        elif isinstance(node, nodes.Filter) and node.name == "body":
            found.body(node)
    if found.problems:
        raise NewsgenError(found.problems)
    return Mentions(tuple(found.templates), tuple(found.assets))


class _Found:
    """What one walk over one template has met so far."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._called: set[int] = set()
        self.templates: list[Use] = []
        self.assets: list[Use] = []
        self.problems: list[Problem] = []

    def reference(self, node: Reference) -> None:
        names = literals(node.template)
        if names is None:
            self._computed(node, *_TEMPLATE)
            return
        # Of several names the first that exists is taken, so any one of them may be missing.
        optional = len(names) > 1 or (isinstance(node, nodes.Include) and node.ignore_missing)
        self.templates.extend(Use(name, self._at(node), optional) for name in names)

    def body(self, node: nodes.Filter) -> None:
        # What stands in a body is shown by templates of its own; most bodies have no such thing.
        self.templates.append(Use(READ_ALSO, self._at(node), optional=True))

    def call(self, node: nodes.Call) -> None:
        if not isinstance(node.node, nodes.Name) or node.node.name != "asset":
            return
        names = literals(node.args[0]) if len(node.args) == 1 and not node.kwargs else None
        if names is not None:
            # A call is met before the word in it, which is then known to be in order.
            self._called.add(id(node.node))
            self.assets.extend(Use(name, self._at(node)) for name in names)

    def word(self, node: nodes.Name) -> None:
        if node.name == "asset" and id(node) not in self._called:
            self._computed(node, *_ASSET)

    def _computed(self, node: nodes.Node, text: Said, remedy: Said) -> None:
        self.problems.append(Problem(self._at(node), "dynamic-template", text, remedy))

    def _at(self, node: nodes.Node) -> Location:
        return Location(self._shown, node.lineno)


def literals(node: nodes.Expr) -> tuple[str, ...] | None:
    """The names an expression can come to: one, a list of them, or a choice of two; else None."""
    if isinstance(node, nodes.Const):
        return (node.value,) if isinstance(node.value, str) else None
    if isinstance(node, (nodes.List, nodes.Tuple)):
        parts: list[nodes.Expr] = list(node.items)
    elif isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        parts = [node.expr1, node.expr2]
    else:
        return None
    names: list[str] = []
    for part in parts:
        found = literals(part)
        if found is None:
            return None
        names.extend(found)
    return tuple(names)
