"""The nouns of a news site: frozen, without any input or output."""
