"""Characters that stand for what is not text, while text is being set.

XML forbids them, so no text of ours holds them; a text that does is left as it is.
"""

TAG = "\x01"  # an inline tag: it stands between letters without parting them
BLOCK = "\x02"  # where one block ends and the next begins; also the start and end of the whole
BREAK = "\x0f"  # a line break, which parts words as a space does
THING = "\x05"  # code, a formula, anything read as one word and not to be changed
ADDRESS = "\x06"  # the address of a page, a person or a file
LINE = "\x0e"  # after a space: in the original the two were the end of a line

ALL = (TAG, BLOCK, BREAK, THING, ADDRESS, LINE)

SPACES = frozenset(" \t\n\r\xa0\u202f\u2009" + BLOCK + BREAK + LINE)
