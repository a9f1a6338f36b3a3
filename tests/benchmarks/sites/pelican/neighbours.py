"""A Pelican plugin: each article's older neighbour, and older stories with a tag in common."""

import importlib
from collections import deque
from typing import Any

RELATED = 3


def find(generator: Any) -> None:  # noqa: ANN401 - Pelican is no dependency of this project
    """One pass from the oldest: as cheap as it can be."""
    recent: dict[str, deque[Any]] = {}
    older = None
    for article in reversed(generator.articles):
        tags = [tag.name for tag in getattr(article, "tags", ())]
        found = {id(one): one for tag in tags for one in recent.get(tag, ())}
        article.related = list(found.values())[:RELATED]
        article.older = older
        for tag in tags:
            recent.setdefault(tag, deque(maxlen=RELATED)).appendleft(article)
        older = article


def register() -> None:
    """Pelican calls this when it starts."""
    signals = importlib.import_module("pelican.plugins.signals")
    signals.article_generator_finalized.connect(find)
