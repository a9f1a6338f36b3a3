"""The newspaper for Pelican, with its cache on: its own best practice for building again."""

from datetime import datetime

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_THIS_YEAR = 2024


def when(moment: datetime) -> str:
    """15 марта, 20:00: by hand, because Pelican's own way needs a Russian locale installed."""
    year = "" if moment.year == _THIS_YEAR else f" {moment.year}"
    return f"{moment.day} {_MONTHS[moment.month - 1]}{year}, {moment:%H:%M}"


def views(number: str) -> str:
    """1 254 просмотра."""
    count = int(number)
    last, two = count % 10, count % 100
    few = last in (2, 3, 4) and two not in (12, 13, 14)
    noun = "просмотр" if last == 1 and two != 11 else "просмотра" if few else "просмотров"
    return f"{count:,} {noun}".replace(",", "\u00a0")


SITENAME = "Степная проба"
SITEURL = ""
TIMEZONE = "Asia/Almaty"
DEFAULT_LANG = "ru"
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
THEME = "theme"
THEME_STATIC_DIR = ""
DIRECT_TEMPLATES = ["index", "404"]
PLUGIN_PATHS = ["."]
PLUGINS = ["neighbours"]

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "{slug}/", "{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "authors/{slug}/", "authors/{slug}/index.html"
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
GZIP_CACHE = False  # faster

JINJA_FILTERS = {"when": when, "views": views}
DESCRIPTION = "Газета, в которой измеряют скорость"
CHANNEL = "https://t.me/example_channel"
SECTIONS = {
    "politics": "Политика",
    "economy": "Экономика",
    "society": "Общество",
    "culture": "Культура",
    "sport": "Спорт",
    "science": "Наука",
    "world": "В мире",
    "incidents": "Происшествия",
}
