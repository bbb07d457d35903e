"""Hooks of schemathesis for Vigie: VIGIE_URL and VIGIE_KEY say where and as whom.

By itself it would find 404, 428 and the sign-in page nearly everywhere. Here three calls in four are given the name of
something that exists, its current revision where the route asks for one, and a session with its form's token on the
pages; every second body that may be right is the documented example. The rest goes out as it was made up.
"""

import itertools
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request

import schemathesis

BASE = os.environ["VIGIE_URL"]
KEY = os.environ["VIGIE_KEY"]
turn = itertools.count()


class Refused(Exception):
    pass


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(Stay)


def ask(method, path, body=None, headers=()):
    """Sends a document, or a text as a form."""
    is_form = isinstance(body, str)
    data = None if body is None else (body if is_form else json.dumps(body)).encode()
    request = urllib.request.Request(BASE + path, method=method, data=data)
    request.add_header("Content-Type", "application/x-www-form-urlencoded" if is_form else "application/json")
    for name, value in dict([("Authorization", f"Bearer {KEY}"), *headers]).items():
        request.add_header(name, value)
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.read(), answer.headers
    except urllib.error.HTTPError as refusal:
        raise Refused(refusal.code) from None


def made(path, body=None):
    text, _ = ask("POST", path, body)
    return json.loads(text)


def one_of(path):
    data = json.loads(ask("GET", path)[0])["data"]
    if not data:
        raise Refused(path)
    return data[next(turn) % len(data)]


DOCUMENT = json.loads(ask("GET", "/openapi.json")[0])
# A receiver that answers nobody.
SINK = os.environ.get("VIGIE_SINK", "http://127.0.0.1:9/")
SUBSCRIPTION = {"channel": "webhook", "url": SINK, "events": ["*"], "verify": False}
POLICY = {"when": ["category:commercial.unit_cost"], "then": "note", "enabled": False}
MUTE = {"filter": ["platform:nobody"], "to": "+1h", "reason": "contract"}
KEY_BODY = {"name": "contract", "scopes": ["alerts:read"]}


def subscription():
    for one in json.loads(ask("GET", "/v1/subscriptions?limit=100")[0])["data"]:
        if one["status"] == "active" and one["name"].startswith("contract"):
            return one["id"]
    return made("/v1/subscriptions", {**SUBSCRIPTION, "name": f"contract {next(turn)}"})["id"]


def policy():
    for one in json.loads(ask("GET", "/v1/policies")[0])["data"]:
        if one["name"].startswith("contract"):
            return one["id"]
    return made("/v1/policies", {**POLICY, "name": f"contract {next(turn)}"})["id"]


def delivery():
    for one in json.loads(ask("GET", "/v1/subscriptions?limit=100")[0])["data"]:
        log = json.loads(ask("GET", f"/v1/subscriptions/{one['id']}/deliveries?limit=5")[0])["data"]
        if log and one["status"] == "active":
            return {"id": one["id"], "did": log[0]["id"]}
    raise Refused("no delivery")


def alert():
    return one_of("/v1/alerts?state=*&limit=100")


LIVING = {
    "/v1/alerts/{id}": lambda: {"id": alert()["id"]},
    "/v1/events/{id}": lambda: {"id": one_of("/v1/events?limit=100")["id"]},
    "/v1/mutes/{id}": lambda: {"id": made("/v1/mutes", MUTE)["id"]},
    "/v1/policies/{id}": lambda: {"id": policy()},
    "/v1/platforms/{slug}": lambda: {"slug": one_of("/v1/platforms?limit=100")["slug"]},
    "/v1/subscriptions/{id}/deliveries/{did}": delivery,
    "/v1/subscriptions/{id}": lambda: {"id": subscription()},
    "/v1/backtests/{id}": lambda: {"id": one_of("/v1/backtests")["id"]},
    "/v1/keys/{id}": lambda: {"id": made("/v1/keys", KEY_BODY)["id"]},
    "/v1/reports/{kind}": lambda: {"kind": ("cross-border", "ropa", "alerts", "exposure")[next(turn) % 4]},
    "/alerts/{number}": lambda: {"number": str(alert()["number"])},
    "/a/{number}": lambda: {"number": str(alert()["number"])},
    "/platforms/{slug}": lambda: {"slug": one_of("/v1/platforms?limit=100")["slug"]},
    "/subscriptions/{id}": lambda: {"id": subscription()},
    "/problems/{code}": lambda: {"code": "validation"},
}

session = {"token": None}


def door():
    """The word of the sign-in form, which its cookie brings back."""
    _, headers = ask("GET", "/login")
    return re.search(r"vigie_door=([^;]+)", headers["Set-Cookie"]).group(1)


def visit():
    """A session's cookie, and the token of its forms; a new one after signing out."""
    for _ in range(2):
        if session["token"]:
            try:
                page, _ = ask("GET", "/", headers=[("Cookie", f"vigie_session={session['token']}")])
                token = re.search(r'name="form_token" value="([^"]+)"', page.decode())
                return session["token"], token and token.group(1)
            except Refused:
                pass
        # With the key: a session of a link sees less.
        word = door()
        form = urllib.parse.urlencode({"form_token": word, "key": KEY})
        cookie = [("Cookie", "vigie_door=" + word), ("Sec-Fetch-Site", "same-origin")]
        _, headers = ask("POST", "/login", form, headers=cookie)
        session["token"] = re.search(r"vigie_session=([^;]+)", headers["Set-Cookie"]).group(1)
    return session["token"], None


def example(case):
    media = (DOCUMENT["paths"][case.operation.path][case.method.lower()].get("requestBody") or {}).get("content", {})
    body = media.get(case.media_type, {}).get("example")
    # Names are taken once.
    if case.method == "POST" and isinstance(body, dict) and "name" in body:
        body = {**body, "name": f"{body['name']} {next(turn)}"}
        body.pop("id", None)
    return body


@schemathesis.serializer("application/x-ndjson")
def ndjson(context, value):
    lines = value if isinstance(value, list) else [value]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


@schemathesis.hook
def before_call(context, case, kwargs):
    path = case.operation.path
    if next(turn) % 4 == 0:
        return
    is_negative = case.meta is not None and case.meta.generation.mode.is_negative
    try:
        root = next((root for root in sorted(LIVING, key=len, reverse=True) if path.startswith(root)), None)
        if root:
            case.path_parameters = {**(case.path_parameters or {}), **LIVING[root]()}
        if "If-Match" in (case.headers or {}):
            _, headers = ask("GET", case.formatted_path)
            case.headers = {**case.headers, "If-Match": headers["ETag"]}
        if case.media_type and not is_negative and next(turn) % 2 == 0 and example(case) is not None:
            case.body = example(case)
        if path == "/login" and case.method == "POST" and not is_negative:
            word = door()
            case.cookies = {**(case.cookies or {}), "vigie_door": word}
            case.headers = {**(case.headers or {}), "Sec-Fetch-Site": "same-origin"}
            case.body = urllib.parse.urlencode({"form_token": word, "key": KEY})
        if not path.startswith("/v1/") and path not in ("/login", "/openapi.json", "/docs"):
            token, form = visit()
            case.cookies = {**(case.cookies or {}), "vigie_session": token}
            if case.method == "POST":
                case.headers = {**(case.headers or {}), "Sec-Fetch-Site": "same-origin"}
                if form and isinstance(case.body, str):
                    case.body = re.sub("form_token=[^&]*", "form_token=" + urllib.parse.quote(form), case.body)
    except Refused:
        return
