"""The types newsgen describes pages with are schema.org's, and have the properties it has."""

import msgspec
import pytest

from newsgen.structured import things
from support.schema_org import Vocabulary

WORDS = Vocabulary()
TYPES = [
    one
    for one in vars(things).values()
    if isinstance(one, type) and issubclass(one, things.Thing) and one is not things.Thing
]


@pytest.mark.parametrize("kind", TYPES, ids=lambda one: one.__name__)
def test_a_type_has_only_the_properties_that_schema_org_gives_it(kind: type[things.Thing]) -> None:
    kinds = WORDS.kinds(kind.__name__)
    for field in msgspec.structs.fields(kind):
        name = field.encode_name
        if not name.startswith("@") and name != "query-input":
            assert WORDS.domains[name] & kinds, name


@pytest.mark.parametrize("kind", TYPES, ids=lambda one: one.__name__)
def test_a_type_belongs_to_what_its_class_does(kind: type[things.Thing]) -> None:
    ours = {one.__name__ for one in kind.__mro__ if issubclass(one, things.Thing)}
    assert ours <= WORDS.kinds(kind.__name__)


def test_names_are_camel_cased_and_keywords_of_json_ld_marked() -> None:
    names = {field.encode_name for field in msgspec.structs.fields(things.NewsArticle)}
    assert {"@id", "datePublished", "isAccessibleForFree", "mainEntityOfPage"} <= names
    names = {field.encode_name for field in msgspec.structs.fields(things.SearchAction)}
    assert "query-input" in names
