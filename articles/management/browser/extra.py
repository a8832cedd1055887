"""What has to be installed before a browser can be driven, in words."""

import importlib.util
import shutil

PLAYWRIGHT = "playwright"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
NO_PLAYWRIGHT = (
    "Playwright, which drives the browser, is not installed. Install the archive's extra `test`"
    " (README.md, the command that runs the tests), then try again. Nothing was done."
)
ALLOWED = "DJANGO_ALLOW_ASYNC_UNSAFE"
"""The variable that lets Django work beside Playwright's event loop."""
NO_CHROMIUM = (
    f"There is no Chromium on this machine (looked for: {', '.join(PROGRAMS)})."
    " Install it (Debian: apt-get install chromium), then try again. Nothing was done."
)


def find_chromium() -> str | None:
    """The browser's program, if there is one."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def missing() -> str:
    """A sentence on what is not there and how to get it; empty when nothing is missing."""
    if importlib.util.find_spec(PLAYWRIGHT) is None:
        return NO_PLAYWRIGHT
    return "" if find_chromium() else NO_CHROMIUM
