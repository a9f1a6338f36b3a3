"""Feeds: the newest stories of a page for readers' programs and for aggregators."""
