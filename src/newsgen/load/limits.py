"""How large and how intricate a file may be: no input takes more than 20 seconds or 2 GB."""

ARTICLE_BYTES = 1_000_000
FRONT_MATTER_CHARACTERS = 64_000
SETTINGS_BYTES = 1_000_000
ADDRESSES_BYTES = 64_000_000  # of half a million lines
YAML_DEPTH = 8

TITLE_CHARACTERS = 500
TEXT_CHARACTERS = 20_000  # a lead, a caption, a correction
LIST_ITEMS = 200

LEAD_CHARACTERS = 300  # of a lead taken from the body

PHOTO_BYTES = 64_000_000
DRAWING_BYTES = 2_000_000
STYLESHEET_BYTES = 2_000_000
STATIC_BYTES = 200_000_000

# Python-Markdown takes time by the square of some things. Each limit is a product of two counts,
# measured against the seconds it takes; no news story is anywhere near it.
BODY_CHARACTERS = 300_000
PARAGRAPH_CHARACTERS = 50_000
NESTING = 20  # of quotations and lists
SPACES = 1_000  # in a row
BRACKETS_BY_CHARACTERS = 20_000_000  # in a paragraph: each [ looks for its ] to the end of it
LINES_BY_CHARACTERS = 60_000_000  # in a paragraph: each line of some kinds is cut off the rest
PAIRS_BY_CHARACTERS = 100_000_000  # in a paragraph: each ` and { looks for its pair
STARS_BY_CHARACTERS = 1_000_000_000  # in a paragraph: likewise * and _, which take less time
TAGS_BY_CHARACTERS = 20_000_000  # in a body: each < that is never closed looks for its > to the end
TAGS = 10_000  # < in a body
NOTES = 4_000  # [^ in a body
DEFINITIONS = 5_000  # lines in a body that begin with a colon
FENCES = 1_000  # ``` or ~~~ in a body
TABLE_CELLS = 50_000
BLOCK_MARKS = 1_000  # lines of ::: and :: in a body
BLOCK_NESTING = 5
REFERENCES = 2_000  # links and pictures in a body
PROPOSALS = 20  # "did you mean …" of one file: each is a search among all names
PROBLEMS = 100  # of one file: who mends them sees the rest
