"""How large and how intricate a file may be: no input takes more than 20 seconds or 2 GB."""

ARTICLE_BYTES = 1_000_000
FRONT_MATTER_CHARACTERS = 64_000
SETTINGS_BYTES = 1_000_000
YAML_DEPTH = 8

TITLE_CHARACTERS = 500
TEXT_CHARACTERS = 20_000  # a lead, a caption, a correction
LIST_ITEMS = 200

LEAD_CHARACTERS = 300  # of a lead taken from the body

PHOTO_BYTES = 64_000_000
STYLESHEET_BYTES = 2_000_000
STATIC_BYTES = 200_000_000
