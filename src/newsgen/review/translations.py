"""Stories that a language lacks, and translations older than their original."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.load.settings import PATH, untold
from newsgen.model.article import Article, StandingPage
from newsgen.model.edition import Edition, Withheld
from newsgen.model.settings import Settings
from newsgen.review.manuscripts import Manuscripts
from newsgen.said import say

RECENT = timedelta(days=30)  # before the newest story

Versions = Mapping[str, Article]  # of one story, by language


class Missing(Struct, frozen=True):
    """Findings of stories that languages lack, and how many older stories lack one too."""

    findings: tuple[Problem, ...]
    older: int = 0


def missing(edition: Edition, now: datetime, *, everything: bool) -> Missing:
    """The stories recent at `now`, or with `everything` all, and the pages some language lacks.

    A version that readers do not see yet, or any more, is there: somebody is at work on it.
    """
    settings = edition.settings
    wanted = settings.languages if settings.translations is None else settings.translations
    since = recent_since(edition, now)
    hidden = _hidden(edition.withheld, settings)
    found = [*_missing_pages(edition.pages, wanted, settings)]
    older = 0
    for story, versions in stories(edition.articles).items():
        there = versions.keys() | hidden.get(story, set())
        lacking = [language for language in wanted if language not in there]
        if not lacking:
            continue
        date = min(one.date for one in versions.values())
        if everything or date >= since:
            first = next(versions[one] for one in settings.languages if one in versions)
            found.append(_missing("articles", story, first.file, lacking, settings))
        else:
            older += 1
    return Missing(tuple(found), older)


def recent_since(edition: Edition, now: datetime) -> datetime:
    """The moment after which stories are recent: an archive is older, however long it rests."""
    published = (one.date for one in edition.articles if one.date <= now)
    return max(published, default=now) - RECENT


def missing_words(root: Path, settings: Settings) -> Iterator[Problem]:
    """Texts of the settings that some languages lack, and show in another one."""
    for where, languages in untold((root / PATH).read_bytes(), settings.languages):
        text = say("there is no {languages} here", languages=", ".join(languages))
        form = ", ".join(f"{one}: …" for one in languages)
        yield Problem(where, "missing-translation", text, say("add {form}", form=form))


def stale(edition: Edition, manuscripts: Manuscripts) -> Iterator[Problem]:
    """Translations whose original, in the site's own language, was changed after them."""
    own = edition.settings.languages[0]
    for versions in stories(edition.articles).values():
        original = versions.get(own)
        changed = _changed(original) if original else None
        if changed is None:
            continue
        for language, version in versions.items():
            if language != own and _touched(version) < changed:
                yield _stale(version, changed, manuscripts)


def stories(articles: Iterable[Article]) -> Mapping[str, Versions]:
    """Every story's versions."""
    found: dict[str, dict[str, Article]] = {}
    for article in articles:
        found.setdefault(article.story, {})[article.language] = article
    return found


def _changed(article: Article) -> datetime | None:
    """When it was last changed in substance, if ever."""
    copy = article.copy
    moments = [one.date for one in copy.corrections]
    if copy.updated:
        moments.append(copy.updated)
    return max(moments, default=None)


def _touched(article: Article) -> datetime:
    return max(article.date, _changed(article) or article.date)


def _hidden(withheld: Iterable[Withheld], settings: Settings) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in withheld:
        # What follows the story in "2024/03/bridge.kk.md" is ".kk.md", or ".md" alone.
        parts = one.file.partition("/articles/")[2].removeprefix(one.story).split(".")
        language = parts[1] if len(parts) > 2 else settings.languages[0]  # noqa: PLR2004
        found.setdefault(one.story, set()).add(language)
    return found


def _missing_pages(
    pages: Iterable[StandingPage], wanted: Sequence[str], settings: Settings
) -> Iterator[Problem]:
    by_key: dict[str, dict[str, StandingPage]] = {}
    for page in pages:
        by_key.setdefault(page.key, {})[page.language] = page
    for key, versions in by_key.items():
        lacking = [language for language in wanted if language not in versions]
        if lacking:
            first = next(versions[one] for one in settings.languages if one in versions)
            yield _missing("pages", key, first.file, lacking, settings)


def _missing(
    folder: str, name: str, file: str, lacking: Sequence[str], settings: Settings
) -> Problem:
    suffixes = ["" if one == settings.languages[0] else f".{one}" for one in lacking]
    files = ", ".join(f"content/{folder}/{name}{suffix}.md" for suffix in suffixes)
    text = say("there is no version of this in {languages}", languages=", ".join(lacking))
    return Problem(
        Location(file, 1, 1), "missing-translation", text, say("write {files}", files=files)
    )


def _stale(version: Article, changed: datetime, manuscripts: Manuscripts) -> Problem:
    text = say(
        "the original was changed on {moment}, after this translation",
        moment=f"{changed:%Y-%m-%d %H:%M}",
    )
    remedy = say(
        "bring it up to date, and write updated: {moment}", moment=f"{changed:%Y-%m-%d %H:%M}"
    )
    where = manuscripts.of(version.file).field("updated", "date")
    return Problem(where, "stale-translation", text, remedy)
