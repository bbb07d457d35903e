"""Receivers of what Vigie sends, made of other people's libraries; one JSON line on standard output for each message.

    receivers.py webhook PORT SECRET_FILE     checks signatures with `standardwebhooks`
    receivers.py smtp PORT CERTIFICATE KEY    takes mail with `aiosmtpd`, only after STARTTLS
"""

import http.server
import json
import ssl
import sys
import time


def say(**line):
    print(json.dumps(line), flush=True)


def webhook(port, secret_file):
    from standardwebhooks import Webhook

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            document = json.loads(body)
            try:
                with open(secret_file) as file:
                    secrets = file.read().split()
            except FileNotFoundError:
                secrets = []
            verified = []
            for secret in secrets:
                try:
                    Webhook(secret).verify(body, headers)
                    verified.append(True)
                except Exception:
                    verified.append(False)
            kind = document.get("type") if isinstance(document, dict) else None
            status = document.get("status") if isinstance(document, dict) else None
            say(path=self.path, id=headers.get("webhook-id"), type=kind, status=status, verified=verified)
            self.send_response(204)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


def smtp(port, certificate, key):
    import email
    import email.policy

    from aiosmtpd.controller import Controller

    class Sink:
        async def handle_DATA(self, server, session, envelope):
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            say(
                tls=session.ssl is not None,
                sender=envelope.mail_from,
                recipients=envelope.rcpt_tos,
                subject=str(message["Subject"]),
                headers=sorted(message.keys()),
                text=message.get_content(),
            )
            return "250 taken"

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    controller = Controller(Sink(), hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True)
    controller.start()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    if sys.argv[1] == "webhook":
        webhook(int(sys.argv[2]), sys.argv[3])
    else:
        smtp(int(sys.argv[2]), sys.argv[3], sys.argv[4])
