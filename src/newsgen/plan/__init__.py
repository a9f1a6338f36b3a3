"""From an edition to its targets: pure, without a clock, a disk or a template."""

from newsgen.plan.site import plan

__all__ = ["plan"]
