"""The system's refusals are told in words of ours where we have them."""

import errno

import pytest

from newsgen.i18n.program import speaker
from newsgen.refusals import refused, unreadable


def test_a_refusal_is_told_as_the_system_would() -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    assert refused(error) == "No space left on device"
    assert unreadable(PermissionError(errno.EACCES, "Permission denied")) == "permission denied"


@pytest.mark.parametrize(("language", "words"), [("ru", "нет прав"), ("kk", "рұқсат жоқ")])
def test_a_refusal_has_words_in_other_languages(language: str, words: str) -> None:
    error = PermissionError(errno.EACCES, "Permission denied")
    assert speaker(language).tell(refused(error)) == words
    assert speaker(language).tell(unreadable(error)) == words


def test_a_rare_refusal_is_told_in_the_system_s_own_words() -> None:
    assert refused(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert unreadable(OSError(errno.EXDEV, "Invalid cross-device link")) == (
        "invalid cross-device link"
    )
    assert refused(OSError("no more")) == "no more"
    assert unreadable(OSError()) == "error"
