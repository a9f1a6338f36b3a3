"""Paragraphs set aside, so that Python-Markdown reads the rest of a text only.

Where nothing reaches into a paragraph and the paragraph into nothing, what surrounds it reads the
same whatever it says. So one character stands in for each run of paragraphs already made, and what
becomes of it is checked: unless each comes back as a paragraph by itself, the text is no such text.
"""

from collections.abc import Sequence

# Of the private use area: no pattern of Markdown, no rule of HTML and no letter of ours.
_STAND_IN = "\ue000"
_AS_PARAGRAPH = f"<p>{_STAND_IN}</p>"


def set_aside(
    blocks: Sequence[str], paragraphs: Sequence[str | None]
) -> tuple[str, tuple[str, ...]]:
    """The text with one stand-in for each run of paragraphs, and the HTML of these runs."""
    kept: list[str] = []
    runs: list[list[str]] = []
    running = False
    for block, made in zip(blocks, paragraphs, strict=True):
        if made and running:
            runs[-1].append(made)
        elif made:
            kept.append(_STAND_IN)
            runs.append([made])
            running = True
        elif made is None or not running:
            kept.append(block)
            running = False
    return "\n\n".join(kept), tuple("\n".join(run) for run in runs)


def put_back(html: str, runs: Sequence[str]) -> str | None:
    """The HTML with its runs of paragraphs; None unless it has a place for each."""
    parts = html.split(_AS_PARAGRAPH)
    if len(parts) != len(runs) + 1 or any(_STAND_IN in part for part in parts):
        return None
    return "".join(part + run for part, run in zip(parts, (*runs, ""), strict=True))
