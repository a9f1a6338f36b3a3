"""First parts of addresses that the site itself needs, and that no section or page may have."""

_WORDS = frozenset(
    {"page", "tags", "authors", "archive", "fragments", "media", "drafts"}
    | {"search", "feeds", "sitemaps", "css", "js"}  # for rooms to come, and the theme's files
)


def reserved(key: str) -> bool:
    """True of a word that stands for something else in addresses, and of a year."""
    return key in _WORDS or (len(key) == 4 and key.isdigit())  # noqa: PLR2004 - /2024/
