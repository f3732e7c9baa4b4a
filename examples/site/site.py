#!/usr/bin/env python3
"""A company web site as a company system of Tumar, with Python's standard library alone, over HTTP.

It keeps its own small store, registers its visitors under references issued by consent-service, claims what happens,
asks before it processes anything, and obeys the commands it is given: block, unblock, stop, provide, locate, destroy,
cancel.

What makes it safe to run beside crashes and repetitions:
  * a command is obeyed and its answer kept in one SQLite transaction; only then is the answer sent;
  * an answer has an id that follows from the order, so sending it twice is saying it once;
  * an order's lower revision than one already seen is ignored;
  * the place up to which commands were read is stored after they were obeyed, never before.

Environment: TUMAR_CONSENT_URL, TUMAR_REQUEST_URL, TUMAR_RETENTION_URL, TUMAR_ISSUER_URL, TUMAR_CLIENT_SECRET,
SITE_STORE (a file), SITE_PORT (its own HTTP interface on the loopback address).
"""

import base64
import http.server
import json
import os
import re
import sqlite3
import sys
import threading
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone

SYSTEM = os.environ.get("SITE_SYSTEM", "site")
ALMATY = timezone(timedelta(hours=5))
SERVICES = {name: os.environ[f"TUMAR_{name.upper()}_URL"] for name in ("consent", "request", "retention")}
OWNER_OF_CLAIM = {"SubjectRequestFiled": "request", "PurposeAchieved": "retention"}
OWNER_OF_COMMAND = {"BLOCK": "request", "UNBLOCK": "request", "PROVIDE": "request", "RECTIFY": "request",
                    "LOCATE": "request"}
KIND = {
    "BlockProcessing": "BLOCK", "UnblockProcessing": "UNBLOCK", "StopProcessing": "STOP",
    "ProvideSubjectData": "PROVIDE", "RectifyData": "RECTIFY", "LocateSubject": "LOCATE", "DestroyData": "DESTROY", "CancelDestruction": "CANCEL",
}
ANSWERS = uuid.UUID("6f0c1a52-2f3c-5d0e-9b55-0a6c5f1f7c11")

# The banner is one element and one script of Tumar's; what needs a choice says so and does not run before it.
PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<script type="module" src="{tumar}/cookies/banner.js"></script>
<script type="text/plain" data-cookies-need="analytics">document.cookie = "visits=1;path=/";</script>
</head><body><main><h1>A shop</h1>
<p data-cookies-lack="functional">The language is not remembered without functional cookies.</p>
</main><tumar-cookies report="/cookie-choice" lang="{language}"></tumar-cookies></body></html>"""


def now():
    return datetime.now(ALMATY).isoformat(timespec="milliseconds")


FIELDS = {"NAME": ("full-name",), "IIN": ("iin",), "DOCUMENT": ("identity-document",), "CONTRACT": ("contract-other",),
          "CONTACT": ("contact", "telegram-account")}


def form(kind, value):
    """Case, order of words and punctuation do not tell people apart."""
    plain = unicodedata.normalize("NFKC", value).lower().replace("ё", "е")
    if kind == "NAME":
        return " ".join(sorted(re.findall(r"\w+", plain)))
    return re.sub(r"[^\w@.]", "", plain)


class Refused(Exception):
    """Tumar said no, for ever: the problem says why."""

    def __init__(self, status, problem):
        super().__init__(f"{status} {problem.get('type')}")
        self.status, self.problem = status, problem


class Tumar:
    """Calls Tumar's services with this system's token; outages are repeated, refusals are not."""

    def __init__(self):
        self.token, self.until, self.lock = None, 0.0, threading.Lock()

    def bearer(self):
        with self.lock:
            if time.monotonic() > self.until:
                form = urllib.parse.urlencode({
                    "grant_type": "client_credentials", "client_id": f"system:{SYSTEM}",
                    "client_secret": os.environ["TUMAR_CLIENT_SECRET"]}).encode()
                with urllib.request.urlopen(os.environ["TUMAR_ISSUER_URL"] + "/token", form, timeout=20) as answer:
                    self.token = json.load(answer)["access_token"]
                self.until = time.monotonic() + 600
            return self.token

    def call(self, service, method, path, body=None, kind="application/json", patience=120):
        deadline, pause = time.monotonic() + patience, 0.1
        while True:
            try:
                request = urllib.request.Request(
                    SERVICES[service] + path, method=method,
                    data=None if body is None else json.dumps(body, ensure_ascii=False).encode(),
                    headers={"Authorization": "Bearer " + self.bearer(), "Content-Type": kind})
                with urllib.request.urlopen(request, timeout=40) as answer:
                    text = answer.read()
                    return json.loads(text) if text else {}
            except urllib.error.HTTPError as error:
                text = error.read()
                if error.code == 401:
                    self.until = 0
                if error.code < 500 and error.code not in (401, 429):
                    raise Refused(error.code, json.loads(text) if text else {}) from None
            except (OSError, ValueError):
                pass
            if time.monotonic() > deadline:
                raise TimeoutError(f"{service} did not answer {method} {path} in {patience} s")
            time.sleep(pause)
            pause = min(pause * 2, 2)

    def claim(self, subject, name, data, event_id=None, time_of=None, correlation=None):
        owner = OWNER_OF_CLAIM.get(name, "consent")
        if name.startswith("Command"):
            owner = OWNER_OF_COMMAND.get(data["command"], "retention")
        event = {
            "specversion": "1.0", "id": str(event_id or uuid.uuid4()), "source": f"/company/{SYSTEM}",
            "type": f"kz.tumar.{name}.v1", "subject": subject, "time": time_of or now(),
            "datacontenttype": "application/json", "dataschema": f"urn:tumar:schema:claim:{name}:v1",
            "correlationid": str(correlation or uuid.uuid4()), "data": data}
        return self.call(owner, "POST", "/events", event, "application/cloudevents+json")


class Store:
    """What the site itself keeps about people. One connection a thread; every change is one transaction."""

    def __init__(self, path):
        self.path, self.local = path, threading.local()
        with self.open() as db:
            db.executescript("""
                CREATE TABLE IF NOT EXISTS person(subject TEXT PRIMARY KEY, local_id TEXT, person_kind TEXT);
                CREATE TABLE IF NOT EXISTS value(subject TEXT, category TEXT, value TEXT, PRIMARY KEY(subject, category));
                CREATE TABLE IF NOT EXISTS block(subject TEXT, block_id TEXT, PRIMARY KEY(subject, block_id));
                CREATE TABLE IF NOT EXISTS stopped(subject TEXT, purpose TEXT, PRIMARY KEY(subject, purpose));
                CREATE TABLE IF NOT EXISTS obeyed(order_id TEXT, subject TEXT, kind TEXT, revision INTEGER, answer TEXT,
                    data TEXT, time TEXT, answered INTEGER DEFAULT 0, PRIMARY KEY(order_id, subject, kind));
                CREATE TABLE IF NOT EXISTS reading(service TEXT PRIMARY KEY, cursor TEXT);
            """)

    def open(self):
        if not hasattr(self.local, "db"):
            self.local.db = sqlite3.connect(self.path, timeout=30)
            self.local.db.execute("PRAGMA journal_mode=WAL")
            self.local.db.execute("PRAGMA secure_delete=ON")
        return self.local.db

    def rows(self, sql, *values):
        return self.open().execute(sql, values).fetchall()


class Obeying:
    """Reads commands from both services and obeys them, each once however often it comes."""

    def __init__(self, store, tumar):
        self.store, self.tumar = store, tumar

    def run(self, service):
        while True:
            try:
                self.answer()
                if not self.read(service):
                    time.sleep(0.2)
            except Exception as failure:  # noqa: BLE001 - an outage of whatever kind: try again, lose nothing
                print(f"site: {service}: {type(failure).__name__}, again in a second", file=sys.stderr, flush=True)
                time.sleep(1)

    def read(self, service):
        known = self.store.rows("SELECT cursor FROM reading WHERE service = ?", service)
        after = known[0][0] if known else "0"
        page = self.tumar.call(service, "GET", f"/commands?after={urllib.parse.quote(after)}&wait=10")
        for command in page["commands"]:
            self.obey(command)
        with self.store.open() as db:
            db.execute("INSERT INTO reading VALUES(?,?) ON CONFLICT(service) DO UPDATE SET cursor = excluded.cursor",
                       (service, page["cursor"]))
        self.answer()
        return page["commands"]

    def obey(self, command):
        data, subject = command["data"], command["subject"]
        kind = KIND[command["type"].split(".")[-2]]
        order, revision = data["orderId"], data["revision"]
        uploads = self.upload(subject, data["categories"]) if kind == "PROVIDE" else None
        located = self.locate(subject, order, revision, data) if kind == "LOCATE" else None
        with self.store.open() as db:
            db.execute("BEGIN IMMEDIATE")
            seen = db.execute("SELECT MAX(revision) FROM obeyed WHERE order_id = ? AND subject = ?",
                              (order, subject)).fetchone()[0]
            if seen is not None and revision < seen:
                return
            again = db.execute("SELECT revision FROM obeyed WHERE order_id = ? AND subject = ? AND kind = ?",
                               (order, subject, kind)).fetchone()
            if again and again[0] >= revision:
                db.execute("UPDATE obeyed SET answered = 0 WHERE order_id = ? AND subject = ? AND kind = ?",
                           (order, subject, kind))
                return
            if kind == "LOCATE" and located is None:
                answer, extra = "CommandFailed", {"reason": "command-failure.unavailable"}
            else:
                answer, extra = self.do(db, kind, subject, order, data)
            if located is not None:
                extra["located"] = located
            if uploads is not None:
                extra["uploads"] = uploads
            db.execute("INSERT OR REPLACE INTO obeyed VALUES(?,?,?,?,?,?,?,0)",
                       (order, subject, kind, revision, answer,
                        json.dumps({"orderId": order, "revision": revision, "command": kind, **extra}), now()))

    def do(self, db, kind, subject, order, data):
        done = {"counts": [], "method": "deleted", "doneAt": now()}
        if kind == "BLOCK":
            db.execute("INSERT OR IGNORE INTO block VALUES(?,?)", (subject, data["blockId"]))
        elif kind == "UNBLOCK":
            db.execute("DELETE FROM block WHERE subject = ? AND block_id = ?", (subject, data["blockId"]))
        elif kind == "STOP":
            db.execute("INSERT OR IGNORE INTO stopped VALUES(?,?)", (subject, data["purpose"]))
        elif kind == "DESTROY":
            done["counts"] = self.destroy(db, subject, data["categories"])
            done["method"] = "overwritten"
        elif kind == "CANCEL":
            ended = db.execute("SELECT data FROM obeyed WHERE order_id = ? AND subject = ? AND kind = 'DESTROY'",
                               (order, subject)).fetchone()
            if ended:
                return "CommandTooLate", {"doneAt": json.loads(ended[0])["doneAt"]}
            return "CommandStopped", {"counts": []}
        return "CommandDone", done

    @staticmethod
    def destroy(db, subject, categories):
        counts = []
        for category in categories:
            gone = db.execute("DELETE FROM value WHERE subject = ? AND category = ?", (subject, category)).rowcount
            counts.append({"category": category, "count": gone})
        if not db.execute("SELECT 1 FROM value WHERE subject = ?", (subject,)).fetchone():
            db.execute("UPDATE person SET local_id = NULL WHERE subject = ?", (subject,))
        return counts

    def upload(self, subject, categories):
        uploads = []
        for category, value in self.store.rows("SELECT category, value FROM value WHERE subject = ?", subject):
            if not categories or category in categories:
                sealed = self.tumar.call("request", "POST", "/sealed", {
                    "subject": subject, "category": "request-answer",
                    "value": base64.b64encode(f"{category}: {value}".encode()).decode()})
                uploads.append(sealed)
        return uploads

    def locate(self, sought, order, revision, data):
        """Whom the sealed criteria fit, by reference; None when they are not to be read, or were read before."""
        if self.store.rows("SELECT 1 FROM obeyed WHERE order_id = ? AND subject = ? AND kind = 'LOCATE' AND revision >= ?",
                           order, sought, revision):
            return None
        try:
            sealed = self.tumar.call("request", "POST", f"/sealed/{data['criteria']['sealedRef']}/reveal",
                                     {"reason": "reveal.execute-command"})
        except Refused:
            return None
        found = {}
        for criterion in json.loads(base64.b64decode(sealed["value"]))["criteria"]:
            kind, wanted = criterion["kind"], form(criterion["kind"], criterion["value"])
            held = [row for field in FIELDS.get(kind, ()) for row in self.store.rows(
                "SELECT subject, value FROM value WHERE category = ?", field)]
            if kind in ("CONTRACT", "CONTACT"):
                held += self.store.rows("SELECT subject, local_id FROM person WHERE local_id IS NOT NULL")
            for subject, value in held:
                if wanted and form(kind, value) == wanted and kind not in found.setdefault(subject, []):
                    found[subject].append(kind)
        return [{"subject": subject, "by": by} for subject, by in sorted(found.items()) if by]

    def answer(self):
        waiting = self.store.rows("SELECT order_id, subject, kind, revision, answer, data, time FROM obeyed WHERE answered = 0")
        for order, subject, kind, revision, answer, data, said_at in waiting:
            event_id = uuid.uuid5(ANSWERS, f"{order}/{subject}/{kind}/{revision}")
            try:
                self.tumar.claim(subject, answer, json.loads(data), event_id, said_at, event_id)
            except Refused as refused:
                print(f"site: answer to {order} refused: {refused}", file=sys.stderr, flush=True)
            with self.store.open() as db:
                db.execute("UPDATE obeyed SET answered = 1 WHERE order_id = ? AND subject = ? AND kind = ? AND revision = ?",
                           (order, subject, kind, revision))


class Interface(http.server.BaseHTTPRequestHandler):
    """The site's own interface, for whoever plays its visitors."""

    store: Store
    tumar: Tumar

    def log_message(self, *_):
        pass

    def reply(self, status, body):
        text = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def show(self, page):
        text = page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html;charset=UTF-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        if self.path == "/ready":
            return self.reply(200, {"system": SYSTEM})
        if self.path in ("/kk", "/ru", "/en"):
            return self.show(PAGE.format(language=self.path[1:], tumar=SERVICES["consent"]))
        if not self.path.startswith("/people/"):
            return self.reply(404, {})
        subject = self.path.split("/")[2]
        return self.reply(200, {
            "values": dict(self.store.rows("SELECT category, value FROM value WHERE subject = ?", subject)),
            "blocks": [row[0] for row in self.store.rows("SELECT block_id FROM block WHERE subject = ?", subject)],
            "stopped": [row[0] for row in self.store.rows("SELECT purpose FROM stopped WHERE subject = ?", subject)],
            "obeyed": [dict(zip(("order", "kind", "revision", "answer"), row)) for row in self.store.rows(
                "SELECT order_id, kind, revision, answer FROM obeyed WHERE subject = ?", subject)]})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}")
        try:
            if self.path == "/people":
                return self.reply(201, self.register(body))
            if self.path == "/claims":
                return self.reply(200, self.tumar.claim(
                    body["subject"], body["name"], body["data"], body.get("id"), body.get("time"), body.get("correlation")))
            if self.path == "/cookie-choice":
                return self.reply(200, self.hand_over(body))
            return self.reply(404, {})
        except Refused as refused:
            return self.reply(refused.status, refused.problem)

    def hand_over(self, choice):
        """Relays a choice made in the banner. The banner knows its visitor by a random id of its own; Tumar knows the
        visitor by the reference that the site was issued for that id. The browser learns nothing but that it was taken,
        and sends the choice again with the same id until it was."""
        visitor = choice.pop("visitor")
        subject = self.tumar.call("consent", "POST", "/subjects", {"localId": visitor})["subject"]
        self.tumar.call("consent", "POST", "/cookie-choices", {**choice, "subject": subject})
        return {}

    def register(self, body):
        subject = self.tumar.call("consent", "POST", "/subjects", {"localId": body["localId"]})["subject"]
        with self.store.open() as db:
            db.execute("INSERT OR REPLACE INTO person VALUES(?,?,?)", (subject, body["localId"], body["subjectCategory"]))
            for category, value in body["values"].items():
                db.execute("INSERT OR REPLACE INTO value VALUES(?,?,?)", (subject, category, value))
        self.tumar.claim(subject, "DataHeld", {
            "categories": sorted(body["values"]), "subjectCategory": body["subjectCategory"],
            "provenance": "SUBJECT_WRITTEN", "automated": True, "since": now()[:10]})
        return {"subject": subject}


def ends_with_its_parent():
    """Whoever started the site holds its standard input; when that ends, so does the site."""
    sys.stdin.read()
    os._exit(0)


def main():
    store, tumar = Store(os.environ["SITE_STORE"]), Tumar()
    Interface.store, Interface.tumar = store, tumar
    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("SITE_PORT", "0"))), Interface)
    obeying = Obeying(store, tumar)
    for service in ("request", "retention"):
        threading.Thread(target=obeying.run, args=(service,), daemon=True).start()
    if os.environ.get("SITE_ENDS_WITH_PARENT"):
        threading.Thread(target=ends_with_its_parent, daemon=True).start()
    print(f"site: ready on {server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
