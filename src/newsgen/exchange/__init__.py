"""Articles for other newsrooms' systems: IPTC ninjs, a news item as JSON."""
