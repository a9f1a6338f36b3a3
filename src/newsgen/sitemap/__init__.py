"""What crawlers are told of: sitemaps by month, fronts and pages, the last two days' news, robots.

Addresses that redirect, are gone or are not to be indexed are in none of them. `hreflang` is not
here: the pages have it, and two places that differ would cancel each other.
"""

from newsgen.sitemap.files import SITEMAP, robots, targets
from newsgen.sitemap.views import Entry

__all__ = ["SITEMAP", "Entry", "robots", "targets"]
