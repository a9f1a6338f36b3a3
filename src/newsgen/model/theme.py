"""The colours and the logo a site chooses, and the default theme's own colours."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

NAMES = ("accent", "paper", "ink", "mark")  # each a custom property, and for the dark one more
# As static/css/site.css has them, in light and in dark.
OWN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "accent": ("#0b5568", "#82c7da"),
        "paper": ("#fffdf9", "#151719"),
        "ink": ("#1a1918", "#e7e4dd"),
        "mark": ("#a8321a", "#f29b80"),
    }
)


class Theme(Struct, frozen=True, kw_only=True):
    """Colours as "#rrggbb", "" where the theme's own stays; the logo's file, or ""."""

    accent: str = ""
    accent_dark: str = ""
    paper: str = ""
    paper_dark: str = ""
    ink: str = ""
    ink_dark: str = ""
    mark: str = ""
    mark_dark: str = ""
    logo: str = ""


def colours(theme: Theme, name: str) -> tuple[str, str]:
    """A colour as readers see it, in light and in dark: the site's, or where none is the theme's.

    Neither is derived from the other, since no rule makes of a colour for paper one for the dark.
    """
    light, dark = OWN[name]
    return getattr(theme, name) or light, getattr(theme, f"{name}_dark") or dark


def properties(theme: Theme) -> str:
    """What is written below the style sheet's own rules; "" where no colour is chosen.

    On screens alone: on paper there is the printer's ink. Browsers that do not know light-dark()
    know the light theme only.
    """
    chosen = {
        name: colours(theme, name)
        for name in NAMES
        if getattr(theme, name) or getattr(theme, f"{name}_dark")
    }
    if not chosen:
        return ""
    plain = ";".join(f"--{name}:{light}" for name, (light, _) in chosen.items())
    both = ";".join(
        f"--{name}:light-dark({light},{dark})" for name, (light, dark) in chosen.items()
    )
    rules = f":root{{{plain}}}@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}"
    return f"\n@media screen{{{rules}}}\n"
