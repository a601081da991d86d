"""A local server a test can slow down, break, stop and start again, with the site at any path."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


class Server:
    """Serves ``folder`` below ``path`` on one port. ``delay`` and ``stall`` (seconds, before and midway) and ``status`` change how it answers pages."""

    def __init__(self, folder: Path, path: str = "/", headers: Mapping[str, str] | None = None) -> None:
        self.folder, self.path, self.headers = folder, path, dict(headers or {})
        self.delay, self.stall, self.status, self.asked = 0.0, 0.0, 0, list[str]()
        self._server: http.server.ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        """The site's address, with a slash at the end."""
        return f"http://127.0.0.1:{self._port}{self.path}"

    def start(self) -> None:
        """Answers again, on the same port as before."""
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), _handler(self))
        self._server.daemon_threads = True
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Refuses every connection, as a dead server does."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def file(self, address: str) -> Path | None:
        """The file an address leads to; None when there is none."""
        path = urlsplit(address).path
        if not path.startswith(self.path):
            return None
        found = self.folder / path.removeprefix(self.path)
        found = found / "index.html" if path.endswith("/") else found
        return found if found.is_file() else None


def _handler(served: Server) -> type[http.server.SimpleHTTPRequestHandler]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            file = served.file(self.path)
            page = file is None or file.suffix == ".html"
            if page and served.delay:
                time.sleep(served.delay)
            body = (file or served.folder / "404.html").read_bytes()
            self.send_response(served.status if page and served.status else 200 if file else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8" if page else self.guess_type(str(file)))
            self.send_header("Content-Length", str(len(body)))
            for name, value in served.headers.items():
                self.send_header(name, value)
            self.end_headers()
            half = len(body) // 2 if page and served.stall else len(body)
            self.wfile.write(body[:half])
            time.sleep(served.stall if body[half:] else 0)
            self.wfile.write(body[half:])

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    return Handler
