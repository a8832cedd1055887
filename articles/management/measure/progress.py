"""How measurements tell what they are at."""

from collections.abc import Callable
from contextlib import AbstractContextManager

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Shows a stage: so many of something. What it gives is told how many more are done."""
