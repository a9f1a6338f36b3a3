"""Whether problems can be told in every language newsgen speaks."""

from collections.abc import Iterable

from newsgen.errors import Problem
from newsgen.i18n.program import ENGLISH, LANGUAGES, speaker
from newsgen.said import Said, Words

FOREIGN = tuple(language for language in LANGUAGES if language != ENGLISH)


def english_only(problems: Iterable[Problem]) -> list[str]:
    """The texts and remedies that some language of newsgen's leaves in English."""
    speakers = [speaker(language) for language in FOREIGN]
    words = [words for one in problems for words in (one.text, one.remedy) if str(words)]
    return [
        f"{one.language}: {text}"
        for one in speakers
        for text in words
        if one.tell(text) == str(text) and not _no_language(text)
    ]


def _no_language(words: Words) -> bool:
    # A line to be pasted into a file or a terminal.
    return not isinstance(words, Said) and (": " in words or words.startswith("pip install"))
