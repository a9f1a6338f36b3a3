"""Share cards: the picture of an article, and the one of the site, each named by what is on it."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from newsgen import urls
from newsgen.fingerprint import fingerprint
from newsgen.images.addresses import for_networks
from newsgen.images.card.views import CardPhoto, ShareCardView
from newsgen.images.sizes import Size
from newsgen.model.article import UNDATED, Article
from newsgen.model.edition import Edition
from newsgen.model.media import Asset, Share
from newsgen.model.photograph import DRAWING
from newsgen.model.settings import Link, Settings
from newsgen.model.theme import colours
from newsgen.model.views import SiteView
from newsgen.target import Recipe, Stage, Target

CARD = Recipe("card")


def has_card(article: Article, settings: Settings) -> bool:
    """True of an article that the settings want a card of."""
    since = settings.share_cards
    return since is not None and article.date.date() >= since


def article_card(
    article: Article, site_title: str, section_title: str, settings: Settings, photo: Asset | None
) -> tuple[Target, Share]:
    """The card of an article, and what its page says of it; `photo` is the article's own.

    Its address is named by what is on it.
    """
    copy, theme = article.copy, settings.theme
    view = ShareCardView(
        title=copy.title,
        section=section_title,
        site=site_title,
        day=copy.date.date() if copy.date != UNDATED else None,
        language=article.language,
        capital_month=settings.capital_month,
        paper=colours(theme, "paper")[0],
        ink=colours(theme, "ink")[0],
        accent=colours(theme, "accent")[0],
        photo=_photo(article, photo),
    )
    return _card(view, article.url, article.file)


def article_cards(
    edition: Edition, site: SiteView, sections: Mapping[str, Link]
) -> Iterator[Target]:
    """The cards of the articles in a language that have one."""
    settings = edition.settings
    if settings.share_cards is None:
        return
    for article in edition.articles:
        if article.language == site.language and has_card(article, settings):
            section = sections.get(article.section)
            photo = article.photo
            asset = edition.assets[photo.file] if photo is not None and photo.file else None
            title = section.title if section else ""
            yield article_card(article, site.title, title, settings, asset)[0]


def shared(
    article: Article, site_title: str, section_title: str, settings: Settings, photo: Asset | None
) -> Share | None:
    """What networks show beside a link to an article: its card, else its photograph; or neither."""
    if has_card(article, settings):
        return article_card(article, site_title, section_title, settings, photo)[1]
    if photo is None or photo.prints is None or article.photo is None:
        return None
    one = for_networks(Size(photo.width, photo.height))
    return Share(photo.prints.stem + one.name, one.size.width, one.size.height, article.photo.alt)


def site_card(site: SiteView, settings: Settings) -> tuple[Target, Share]:
    """The card of the site in a language, for all pages that have none of their own."""
    theme = settings.theme
    host = urlsplit(settings.public_url).hostname or ""
    view = ShareCardView(
        title=site.title,
        summary=site.description,
        site=host if "." in host and "xn--" not in host else "",
        language=site.language,
        paper=colours(theme, "paper")[0],
        ink=colours(theme, "ink")[0],
        accent=colours(theme, "accent")[0],
    )
    return _card(view, site.home)


def _photo(article: Article, asset: Asset | None) -> CardPhoto | None:
    # Without `photo` it is no picture that newsgen has looked at; a drawing has no pixels.
    if asset is None or asset.photo is None or asset.photo.kind == DRAWING:
        return None
    made = asset.prints
    if made is not None:
        return CardPhoto(asset.source, asset.digest, asset.theme, made.focus, made.metadata)
    focus = article.photo.focus if article.photo is not None else None
    return CardPhoto(asset.source, asset.digest, asset.theme, focus, asset.photo.metadata)


def _card(view: ShareCardView, page: str, file: str = "") -> tuple[Target, Share]:
    url = urls.share_card(page, fingerprint(view), "jpg" if view.photo else "png")
    return Target(urls.path_of(url), CARD, view, Stage.ASSET, file), Share(url)
