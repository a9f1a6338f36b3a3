"""Share cards: the picture of 1200×630 that messengers and social networks show for an article."""
