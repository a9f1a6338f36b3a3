"""What texts name in other files, looked up in the edition: pages by their files, other stories.

Made once for an edition and filled when the first text asks, since most name nothing.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from newsgen import urls
from newsgen.errors import Problem
from newsgen.model.article import SIGNED, Article, Reference, StandingPage
from newsgen.model.edition import Edition
from newsgen.model.views import AuthorView, Card
from newsgen.plan.entries import Directory, author_names, author_views, card_of
from newsgen.plan.frame import section_links
from newsgen.plan.news import first_uses, guests_of, index_of
from newsgen.said import say

_REST = re.compile(r"[?#].*", re.DOTALL)


class Stories(NamedTuple):
    """Published articles by all they may be named by."""

    by_file: Mapping[str, Article]
    by_url: Mapping[str, Article]
    by_story: Mapping[tuple[str, str], Article]  # and language


class Elsewhere:
    """The texts of an edition, as others name them."""

    def __init__(self, edition: Edition, kept: frozenset[str] = frozenset()) -> None:
        self.kept = kept  # paths of pages that stand, though their files cannot be read
        self._edition = edition
        self._cards: dict[str, Card] = {}
        self._directories: dict[tuple[str, bool], Directory] = {}
        withheld = frozenset(one.url for one in edition.withheld)
        # An expired story's address may be another's by now.
        self.withheld = withheld - {one.url for one in edition.articles} if withheld else withheld

    def published(self, links: tuple[Reference, ...]) -> Iterator[tuple[str, str]]:
        """The links that are not written as published, each with how they are."""
        for link in links:
            if not link.file:
                continue
            if link.file.startswith("/"):
                yield link.text, link.file
            elif link.file in self._pages:
                rest = _REST.search(link.text)
                yield link.text, self._pages[link.file] + (rest[0] if rest else "")

    def dead(self, url: str, links: tuple[Reference, ...]) -> tuple[str, ...]:
        """The links of the body at `url`, as written, that lead to withheld articles."""
        if not links or not (self.withheld or any(link.file for link in links)):
            return ()
        return tuple(sorted({link.text for link in links if self._withheld(url, link)}))

    def cards(self, text: Article | StandingPage) -> tuple[tuple[str, Card], ...]:
        """The stories a text says to read also, as written, each with its card if it is published.

        A story not told in the text's language is shown in the first of the site's that has it.
        """
        found = ((one.text, self._article(one, text.language)) for one in text.mentioned)
        return tuple((name, self._card(article)) for name, article in found if article)

    def strangers(self, text: Article | StandingPage) -> Iterator[Problem]:
        """A problem for each address a text says to read also that is no article's."""
        for one in text.mentioned:
            if one.file.startswith("/") and not self._article(one, text.language):
                address = urls.page_of(text.url, one.file)
                if address not in self.withheld and urls.path_of(address) not in self.kept:
                    what = say("{address} is the address of no article", address=one.text)
                    remedy = say("write the story's path below content/articles, without .md")
                    yield Problem(one.where, "unknown-story", what, remedy)

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        edition = self._edition
        found = {one.file: one.url for one in edition.pages}
        found.update((one.file, one.url) for one in edition.articles)
        return found

    @cached_property
    def _stories(self) -> Stories:
        every = self._edition.articles
        return Stories(
            {one.file: one for one in every},
            {one.url: one for one in every},
            {(one.story, one.language): one for one in every},
        )

    def _withheld(self, url: str, link: Reference) -> bool:
        if link.file and not link.file.startswith("/"):
            # A file that could not be read, where the build goes on without it, is nowhere either.
            return link.file not in self._pages
        return urls.page_of(url, link.file or link.text) in self.withheld

    def _article(self, one: Reference, language: str) -> Article | None:
        by_file, by_url, by_story = self._stories
        if one.file.startswith("/"):
            return by_url.get(urls.page_of("/", one.file))
        if one.file:
            return by_file.get(one.file)
        languages = (language, *self._edition.settings.languages)
        found = (by_story.get((one.text, its)) for its in languages)
        return next(filter(None, found), None)

    def _card(self, article: Article) -> Card:
        if article.file not in self._cards:
            directory = self._directory(article.language, signed=article.kind in SIGNED)
            self._cards[article.file] = card_of(article, directory, self._edition.assets)
        return self._cards[article.file]

    def _directory(self, language: str, *, signed: bool) -> Directory:
        """What a card of that language asks for; who wrote what only where it is `signed`."""
        key = (language, signed)
        if key not in self._directories:
            edition = self._edition
            settings = edition.settings
            authors: Mapping[str, AuthorView] = {}
            if signed:
                own = [one for one in edition.articles if one.language == language]
                guests = first_uses(index_of(own).guests, own, guests_of)
                names = author_names(guests, language, settings)
                authors = author_views(names.links, settings, language, edition.assets)
            sections = section_links(settings, language)
            self._directories[key] = Directory(sections, {}, authors)
        return self._directories[key]
