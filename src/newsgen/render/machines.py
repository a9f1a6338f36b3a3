"""The filter for what search engines read of a page."""

from markupsafe import Markup

from newsgen.model.views import ArticleView
from newsgen.render.developed import shapes
from newsgen.structured.pages import Words, structured as data_of


def structured(view: object, *, title: str = "", archive: str = "") -> Markup:
    """`page|structured(title=…)`: what the page is in schema.org's words, fit for a script."""
    photo = view.photo if isinstance(view, ArticleView) else None
    crops = shapes(photo) if photo is not None else ()
    data = data_of(view, Words(_plain(title), _plain(archive), crops))
    return Markup(data)  # noqa: S704 - nothing in it means anything to HTML


def _plain(words: str) -> str:
    """Words as they were before a template joined them with a message and so escaped them."""
    return words.unescape() if isinstance(words, Markup) else words
