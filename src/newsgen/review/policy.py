"""What the site's Content-Security-Policy stops of an address that a page would load."""

from collections.abc import Mapping

from msgspec import Struct

from newsgen.errors import Location, Problem
from newsgen.model.settings import Policy, Settings
from newsgen.render.policy import OF_PAGE, page_policy
from newsgen.review.sources import Address, address_of, allowed
from newsgen.said import say


class Rules(Struct, frozen=True):
    """The sources that pages of a site at `base_url` may load from, by directive."""

    base_url: str
    directives: Mapping[str, tuple[str, ...]]

    def sources(self, directive: str) -> tuple[str, ...]:
        """Those of a directive, which may be left out."""
        return self.directives.get(directive, self.directives["default-src"])

    def stopped(self, written: str, directive: str) -> Address | None:
        """The address that is written, if pages may not load it."""
        address = address_of(written, self.base_url)
        if address is None or allowed(address, self.sources(directive), self.base_url):
            return None
        return address


def rules_of(settings: Settings) -> Rules | None:
    """The rules of a site; None where it has no policy."""
    if settings.policy is None:
        return None
    rows = (row.split() for row in f"{page_policy(settings.policy)}; {OF_PAGE}".split(";"))
    return Rules(settings.public_url, {name: tuple(sources) for name, *sources in rows})


def outside(where: Location, address: Address, directive: str) -> Problem:
    """The finding of an address that is stopped."""
    source, kind = str(address), directive.removesuffix("-src")
    text = say("the site's policy stops what comes from {source}", source=source)
    # In YAML a colon at the end of a word makes a table of it.
    plain = f'"{source}"' if source.endswith(":") else source
    setting = f"policy: {{{kind}: [{plain}]}}"
    if kind == "frame":
        remedy = say("allow it in site.yaml: {setting}", setting=setting)
    elif kind in Policy.__struct_fields__:
        remedy = say("put it below static/, or allow it in site.yaml: {setting}", setting=setting)
    else:
        remedy = say("write a link to it, or turn the policy off in site.yaml: policy: off")
    return Problem(where, "stopped-source", text, remedy)
