"""Weight and speed of many pages of the demo archive, round by round."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from django.core.management import call_command

from articles.management.browser.chromium import chromium
from articles.management.browser.pages import Page
from articles.management.browser.site import demo_site
from articles.management.browser.timing import DEVICES, HEADER, Measured, line, measure_once, median_of

__all__ = ["HEADER", "line", "measured"]

Bar = Callable[[str, int], AbstractContextManager[Callable[[int], object]]]


def measured(pages: Sequence[Page], rounds: int, bar: Bar) -> Iterator[Measured]:
    """Every page on every device, the median of so many rounds. Raises NoDatabase, NoChromium."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with (
        chromium() as browser,
        demo_site("benchmark_pages") as site,
        bar("loads", len(pages) * len(DEVICES) * rounds) as loaded,
    ):
        for page in pages:
            for device in DEVICES:
                found = []
                for _round in range(rounds):
                    found.append(measure_once(browser, site, page, device))
                    loaded(1)
                yield median_of(found)
