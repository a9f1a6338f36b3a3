"""What site.yaml says of sources elsewhere: scripts, frames and pictures that pages may load."""

import re
from functools import partial

from newsgen.errors import Problem
from newsgen.load.fields import Fields, plain, problem
from newsgen.load.nodes import Scalar
from newsgen.model.settings import Policy
from newsgen.said import say

_HOST = r"(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?"
_SOURCE = re.compile(rf"(?:https?|wss?)://{_HOST}(?:/[\w.~%/-]*)?|https:|data:|blob:", re.ASCII)
_KEYWORD = re.compile(r"'?(unsafe-inline|unsafe-eval|sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2})'?")


def policy(fields: Fields, *, trusted: bool) -> Policy | None:
    """Further sources by their kind; none at all, and no policy, where `trusted` HTML is free.

    A page cannot know what trusted HTML loads, so such a site has a policy only if it asks for one.
    """
    node = fields.given("policy")
    word = plain(node).casefold() if isinstance(node, Scalar) else ""
    if node is None:
        return None if trusted else Policy()
    if word in ("off", "strict"):
        return None if word == "off" else Policy()
    if isinstance(node, Scalar):
        what = say("{value!r} is no policy", value=plain(node)[:80])
        remedy = say("write off, strict, or a table of sources: {example}", example=_EXAMPLE)
        fields.problems.append(Problem(node.where, "bad-table", what, remedy))
        return Policy()
    return _sources(fields.inner(node, Policy.__struct_fields__))


_EXAMPLE = "{script: [https://example.kz]}"


def _sources(table: Fields) -> Policy:
    read = partial(table.each, reader=_source)
    return Policy(**{kind: read(kind) for kind in Policy.__struct_fields__})


def _source(item: Scalar) -> str:
    keyword = _KEYWORD.fullmatch(item.text)
    if keyword:
        return f"'{keyword[1]}'"
    if not _SOURCE.fullmatch(item.text):
        what = say("{value!r} is not a source of a policy", value=item.text[:80])
        remedy = say("write it as https://example.kz or https://*.example.kz")
        raise problem(item.where, "bad-url", what, remedy)
    return item.text
