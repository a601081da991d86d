"""The headers every answer from the server carries, and the file that tells common hosts so.

``deploy/nginx.conf`` and ``deploy/apache.conf`` hold the same set; a test keeps them equal. They leave the
style to the page's own policy: a server's configuration is not renewed with the site, and a hash that is
one edition behind would leave the emergency page without style.
"""

from __future__ import annotations

from pathlib import Path

from ressursbank.publish.pages import write

TWO_YEARS = 63_072_000  # seconds; what the preload list and Mozilla's guide ask for
OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
POLICY = {
    "script-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "font-src": "'none'",
    "media-src": "'none'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Strict-Transport-Security": f"max-age={TWO_YEARS}; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF),
}
FRESH = "no-cache"  # asked again each time, which costs a 304: a number that is mended must be mended at once


def policy(hashes: list[str] | None = None) -> str:
    """The policy as a header: with the styles' hashes closed from the start, without them silent on style."""
    rules = {"default-src": "'none'", "style-src": " ".join(hashes)} | POLICY if hashes else POLICY
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def write_headers(site: Path, hashes: list[str]) -> None:
    """Writes ``_headers``, which Netlify, Cloudflare Pages and others read and never serve."""
    rows = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    rows += [f"  Content-Security-Policy: {policy(hashes)}", f"  Cache-Control: {FRESH}"]
    write(site / "_headers", "\n".join([*rows, ""]))
