"""A target is one file that is to exist: its path, the recipe that makes it, and its view."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace


class Stage(IntEnum):
    """When a file is put in place: a reader never follows a link to what is not there yet."""

    ASSET = 0
    ARTICLE = 1
    LIST = 2


class Recipe(Struct, frozen=True):
    """How a target is made: a page from a template, or a file copied (references renamed)."""

    kind: str  # "page", "copy", "stylesheet" or "headers"
    template: str = ""


COPY = Recipe("copy")
STYLESHEET = Recipe("stylesheet")
HEADERS = Recipe("headers")
REDIRECTS = Recipe("redirects")
NGINX = Recipe("nginx")


Place = tuple[str, str]  # a path below the output folder, and the file it is the page of


class Later(Struct, frozen=True):
    """A view that is made when somebody wants to see it: most builds never do."""

    make: Callable[[], Struct]


class Last(Struct, frozen=True):
    """The file that was made of the same view last time, by the same means but for templates."""

    body: bytes  # where it has the HTML of its body: see render/verbatim.py
    output: bytes  # digest of its bytes
    stat: tuple[int, ...]  # it had when it was put in place


class Target(Struct, frozen=True):
    """A file of the site: path below the output folder, recipe, and all the recipe may see."""

    path: str
    recipe: Recipe
    view: Struct
    stage: Stage = Stage.LIST
    origin: str = ""  # the one source file it is the page of, relative to the site's root
    group: bytes = b""  # the name of its group
    last: Last | None = None  # a hint: from there its body may be taken

    def made(self) -> "Target":
        """The same with its view at hand, fit to travel."""
        view = self.view
        return replace(self, view=view.make(), group=b"") if isinstance(view, Later) else self


class File(Struct, frozen=True):
    """What a target came to."""

    data: bytes
    body: bytes = b""  # where the bytes have its body's HTML, as in `Last`
    last: bytes = b""  # those of the file that stands in its place, where they are known


class Front(NamedTuple):
    """A page that grows: its address, and when it last did."""

    url: str
    changed: datetime | None


class Group(Struct, frozen=True):
    """Targets of one recipe that are what they are together; they are listed when asked for.

    `name` is theirs alone and names all that they and their views are made of: groups of one name
    have the same targets. b"" where nothing names them.
    """

    name: bytes
    recipe: Recipe
    targets: Callable[[], Iterable[Target]]
    fronts: tuple[Front, ...] = ()  # of these, what crawlers are told of


Planned = Target | Group
Stands = Callable[[bytes, Recipe], Sequence[Place]]


def none_stands(_group: bytes, _recipe: Recipe) -> Sequence[Place]:
    """For a plan of all targets, whatever there was before."""
    return ()
