"""Starts a Vigie with sample data and signs a browser in, for the tests of the pages."""

import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]


def chromium():
    """The system's browser, or None."""
    return next((path for path in CHROMIUM if os.path.exists(path)), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(condition, seconds=20):
    """Whether something comes to be true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


class Receiver:
    """A webhook receiver on loopback that says yes to everything and counts."""

    def __init__(self):
        import http.server

        received = self.received = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                received.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Vigie:
    """`vigie dev` on a port of its own: sample history, live traffic, and a leak after a moment."""

    def __init__(self, binary, receiver_port, days=20):
        self.log = tempfile.TemporaryFile()
        self.port = free_port()
        environment = dict(os.environ, LANG="en_CA.UTF-8", VIGIE_WEBHOOKS_ALLOW_INSECURE_HOSTS="127.0.0.1")
        environment["VIGIE_WEBHOOKS_PORTS"] = f"443,{receiver_port}"
        self.process = subprocess.Popen(
            [binary, "dev", "--address", f"127.0.0.1:{self.port}", "--days", str(days), "--leak-after", "15"],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
        self.base = f"http://127.0.0.1:{self.port}"
        self.ticket = self._wait(rb"ticket=([A-Za-z0-9_-]+)", 180).decode()
        self.key = self._wait(rb"(vg_[A-Za-z0-9_]+)", 10).decode()

    def _wait(self, pattern, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.log.seek(0)
            found = re.search(pattern, self.log.read())
            if found:
                return found.group(1)
            if self.process.poll() is not None:
                break
            time.sleep(0.2)
        self.log.seek(0)
        raise RuntimeError("vigie dev did not come up:\n" + self.log.read().decode(errors="replace")[-2000:])

    def ask(self, path, body=None, method=None, content_type="application/json"):
        request = urllib.request.Request(self.base + path, data=body, method=method)
        request.add_header("Authorization", "Bearer " + self.key)
        if body is not None:
            request.add_header("Content-Type", content_type)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
