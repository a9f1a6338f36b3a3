"""A target is one file that is to exist: its path, the recipe that makes it, and its view."""

from enum import IntEnum

from msgspec import Struct


class Stage(IntEnum):
    """When a file is put in place: a reader never follows a link to what is not there yet."""

    ASSET = 0
    ARTICLE = 1
    LIST = 2


class Recipe(Struct, frozen=True):
    """How a target is made: a page from a template, or a file copied (references renamed)."""

    kind: str  # "page", "copy" or "stylesheet"
    template: str = ""


COPY = Recipe("copy")
STYLESHEET = Recipe("stylesheet")


class Target(Struct, frozen=True):
    """A file of the site: path below the output folder, recipe, and all the recipe may see."""

    path: str
    recipe: Recipe
    view: Struct
    stage: Stage = Stage.LIST
    origin: str = ""  # the one source file it is the page of, relative to the site's root
