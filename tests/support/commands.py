"""What tests of commands have in common."""

from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]  # folder and words: exit code, output, errors
