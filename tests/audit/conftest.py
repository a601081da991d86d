"""The audit uses the same browser and server as the browser tests."""

from tests.browser.conftest import address, browser

__all__ = ["address", "browser"]
