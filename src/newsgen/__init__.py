"""newsgen turns a folder of Markdown articles into a static news site.

Read `newsgen.build` first: it is the whole way from content to site on one screen.
"""

__version__ = "0.1.0"
