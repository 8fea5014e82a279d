"""The machine's own Chromium, for the tests and for what else looks at the pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# The first draws no windows that nobody sees, which costs the others more than the pages do.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Text looks the same whatever the machine prefers, in any of them.
    "--font-render-hinting=slight",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser. Raises RuntimeError where there is none to launch."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("Chromium is needed for the end-to-end tests; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()
