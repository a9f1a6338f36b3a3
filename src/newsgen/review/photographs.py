"""Photographs that contradict themselves, or that are too small to be recommended."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from newsgen.errors import Location, Problem
from newsgen.model.edition import Edition
from newsgen.model.photograph import DRAWING
from newsgen.review.manuscripts import Manuscripts
from newsgen.said import Said, say

WIDTH_MIN = 1200  # pixels: what Google Discover wants of a story's photograph
_NAMES: Mapping[str, Said] = MappingProxyType(
    {
        "caption": say("the caption"),
        "headline": say("the headline"),
        "title": say("the title"),
        "alt": say("the alternative text"),
        "bylines": say("the photographer"),
        "credit": say("the credit"),
        "source": say("the source"),
        "copyright": say("the copyright notice"),
        "license_url": say("the licence"),
        "licensor_url": say("the address for licences"),
        "digital_source": say("the digital source"),
    }
)


def at_odds(edition: Edition) -> Iterator[Problem]:
    """Everything that a photograph's file says twice, and not the same."""
    for asset in edition.assets.values():
        for one in asset.photo.metadata.conflicts if asset.photo else ():
            text = say(
                "in this file {name} is {kept!r}, and {other!r} in its {format}",
                name=_NAMES.get(one.field, one.field),
                kept=one.kept,
                other=one.other,
                format=one.format,
            )
            remedy = say("newsgen takes the first: if it is wrong, correct the file")
            yield Problem(Location(asset.source), "photo-conflict", text, remedy)


def small(edition: Edition, since: datetime | None, manuscripts: Manuscripts) -> Iterator[Problem]:
    """The photographs above texts not older than `since`, if any, that are narrow."""
    for article in edition.articles:
        asset = edition.assets.get(article.photo.file) if article.photo else None
        photo = asset.photo if asset else None
        if photo is None or photo.kind == DRAWING:
            continue
        if since is not None and article.date < since:
            continue
        if photo.width < WIDTH_MIN:
            text = say("the photo is {width} pixels wide", width=photo.width)
            remedy = say(
                "Google Discover wants {least} pixels and more: take a larger one",
                least=WIDTH_MIN,
            )
            where = manuscripts.of(article.file).field("photo")
            yield Problem(where, "small-photo", text, remedy)
