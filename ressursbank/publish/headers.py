"""The headers every answer from the server carries, and the file that tells common hosts so.

``deploy/nginx.conf`` and ``deploy/apache.conf`` hold the same set; a test keeps them equal. They leave the
style to the page's own policy: a server's configuration is not renewed with the site, and a hash that is
one edition behind would leave the emergency page without style.
"""

from __future__ import annotations

from pathlib import Path

from ressursbank.publish.pages import roots, write

TWO_YEARS = 63_072_000  # seconds; what the preload list and Mozilla's guide ask for
OFF = """accelerometer autoplay browsing-topics camera display-capture encrypted-media gamepad geolocation gyroscope hid
 idle-detection local-fonts magnetometer microphone midi payment publickey-credentials-get screen-wake-lock serial usb
 xr-spatial-tracking"""
OWN = ("script-src", "img-src", "connect-src", "worker-src", "manifest-src")
NONE = ("font-src", "media-src", "object-src", "frame-src", "base-uri", "form-action", "frame-ancestors")
POLICY = {**dict.fromkeys(OWN, "'self'"), **dict.fromkeys(NONE, "'none'")}
HEADERS = {
    "Strict-Transport-Security": f"max-age={TWO_YEARS}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF.split()),
}
FRESH = "no-cache"  # asked again each time, which costs a 304: a number that is mended must be mended at once


def policy(hashes: list[str] | None = None) -> str:
    """The policy as a header: with the styles' hashes closed from the start, without them silent on style."""
    rules = {"default-src": "'none'", "style-src": " ".join(hashes)} | POLICY if hashes else POLICY
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def sent(subdomains: bool, hashes: list[str] | None = None) -> dict[str, str]:
    """Every header of an answer. ``subdomains``: https is owed by all names below too, and no browser forgets it in two years."""
    whole = HEADERS | {"Content-Security-Policy": policy(hashes), "Cache-Control": FRESH}
    if subdomains:
        whole["Strict-Transport-Security"] += "; includeSubDomains"
    return whole


def write_headers(site: Path, hashes: list[str], subdomains: bool) -> None:
    """Writes ``_headers`` and ``_redirects`` (each language's 404 page), which Netlify and others read and never serve."""
    rows = ["/*", *(f"  {name}: {value}" for name, value in sent(subdomains, hashes).items())]
    write(site / "_headers", "\n".join([*rows, ""]))
    missing = [f"/{root.folder}* /{root.folder}404.html 404\n" for root in roots(site) if root.folder]
    write(site / "_redirects", "".join(missing))
