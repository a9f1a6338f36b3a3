"""Where the time goes adds up."""

import re
import time

from newsgen.cli.stages import Stages
from newsgen.i18n.program import Speaker
from newsgen.said import Words


def test_each_stage_is_told_once_with_its_share() -> None:
    told: list[tuple[Words, int, int]] = []
    stages = Stages(lambda *one: told.append(one), time.monotonic() - 4)
    stages("reading", 0, 0)
    stages("rendering", 1, 2)
    stages("rendering", 2, 2)
    lines = list(stages.lines(Speaker()))
    assert [line.split()[0] for line in lines] == ["starting", "reading", "rendering"]
    assert re.fullmatch(r"starting +4\.\d\d s +100%", lines[0])
    assert told == [("reading", 0, 0), ("rendering", 1, 2), ("rendering", 2, 2)]
