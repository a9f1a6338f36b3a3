"""What site.yaml may say of sources elsewhere."""

import pytest

from newsgen.errors import NewsgenError
from newsgen.load.settings import read_settings
from newsgen.model.settings import Policy


def policy(lines: str) -> Policy | None:
    return read_settings(f"title: x\n{lines}\n".encode()).policy


def test_a_site_has_a_policy_unless_it_trusts_its_authors_html() -> None:
    assert policy("") == Policy()
    assert policy("trusted_html: true") is None


@pytest.mark.parametrize("word", ["off", "Off", "OFF"])
def test_the_policy_can_be_left_out(word: str) -> None:
    assert policy(f"policy: {word}") is None


def test_a_site_that_trusts_its_authors_may_ask_for_one_all_the_same() -> None:
    assert policy("trusted_html: true\npolicy: strict") == Policy()
    assert policy("trusted_html: true\npolicy: {img: https://a.kz}") == Policy(
        img=("https://a.kz",)
    )


def test_sources_are_listed_by_kind() -> None:
    found = policy(
        "policy:\n"
        "  script: [https://mc.example.kz, 'sha256-abc+/=', https://a.kz:8443/js/]\n"
        "  style: unsafe-inline\n"
        "  img: ['https:', 'data:', 'https://*.a.kz']\n"
        "  font: https://a.kz\n"
        "  media: 'blob:'\n"
        "  connect: wss://a.kz\n"
        "  frame: ['https://b-c.kz']"
    )
    assert found == Policy(
        script=("https://mc.example.kz", "'sha256-abc+/='", "https://a.kz:8443/js/"),
        style=("'unsafe-inline'",),
        img=("https:", "data:", "https://*.a.kz"),
        font=("https://a.kz",),
        media=("blob:",),
        connect=("wss://a.kz",),
        frame=("https://b-c.kz",),
    )


@pytest.mark.parametrize(
    "source",
    [
        "*", "https://*", "https://a.kz; script-src *", "https://a.kz,https://b.kz", "'self'",
        "'none'", "https://a.kz?x", 'https://a.kz/"', "javascript:", "unsafe-hashes",
        "'nonce-x'",
        "//a.kz", "https://a..kz/ https://b.kz", "https://пример.қаз", "sha256-", "a.kz",
    ],
)  # fmt: skip
def test_nothing_else_is_a_source(source: str) -> None:
    escaped = source.replace("\\", "\\\\").replace('"', '\\"')
    with pytest.raises(NewsgenError) as caught:
        policy(f'policy: {{script: ["{escaped}"]}}')
    assert {one.code for one in caught.value.problems} == {"bad-url"}


def test_another_word_is_no_policy_and_leaves_the_usual_one() -> None:
    with pytest.raises(NewsgenError) as caught:
        policy("policy: strikt")
    (problem,) = caught.value.problems
    assert problem.code == "bad-table"
    assert "strict" in str(problem.remedy)
