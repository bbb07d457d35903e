"""The pages in a real browser: every page in both languages, light and dark, wide and narrow, and what its buttons do.

    test_pages.py BINARY [FOLDER]     screenshots are written to FOLDER (.build/screenshots)
"""

import os
import sys
import unittest
from urllib.parse import urlsplit

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from acts import Acts  # noqa: E402
from vigie import Receiver, Vigie, chromium, wait  # noqa: E402

BINARY = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/vigie"
FOLDER = sys.argv[2] if len(sys.argv) > 2 else ".build/screenshots"

MOST_BYTES = 60_000
MOST_SCRIPT = 5_000
SMALLEST_TEXT = 10

SMALL_TEXT = """() => [...document.querySelectorAll('svg text')].filter(t => t.getBoundingClientRect().width > 0)
  .map(t => { const m = t.getScreenCTM(); return [t.textContent, Math.hypot(m.a, m.b) * parseFloat(getComputedStyle(t).fontSize)] })
  .filter(t => t[1] < %d)""" % SMALLEST_TEXT
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Pages(Acts, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        from axe_playwright_python.sync_playwright import Axe
        from playwright.sync_api import sync_playwright

        cls.axe = Axe()
        cls.receiver = Receiver()
        cls.vigie = Vigie(BINARY, cls.receiver.port)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        door = cls.browser.new_context()
        page = door.new_page()
        page.goto(f"{cls.vigie.base}/login?ticket={cls.vigie.ticket}")
        page.wait_for_url("**/?lang=*")
        cls.state = door.storage_state()
        cookie = next(c for c in cls.state["cookies"] if c["name"] == "vigie_session")
        assert cookie["httpOnly"] and cookie["sameSite"] == "Strict", cookie
        door.close()
        cls.seen_live = cls.watch_the_leak()
        # The leak is at least three alerts in all.
        wait(lambda: b'"number":3' in cls.vigie.ask("/v1/alerts"), 60)
        cls.folder = FOLDER
        os.makedirs(FOLDER, exist_ok=True)

    @classmethod
    def watch_the_leak(cls):
        """A list of alerts that is open while the first one is raised."""
        context = cls.browser.new_context(storage_state=cls.state)
        page = context.new_page()
        faults = []
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.goto(cls.vigie.base + "/alerts?lang=en")
        assert page.locator(".alert").count() == 0, "the leak came too early to be watched"
        page.wait_for_selector("#live:not([hidden]):not(.stale)")
        page.evaluate("window.stayed = true")
        came = wait(lambda: page.locator(".alert").count() > 0, 60)
        stayed = page.evaluate("window.stayed === true")
        context.close()
        return [came, stayed, faults]

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.vigie.stop()

    def open(self, path, width=1440, scheme="light", **options):
        """A page of a context of its own, with what went wrong in it."""
        options = dict(dict(storage_state=self.state), **options)
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        self.addCleanup(context.close)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: page.faults.append("console: " + m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: page.faults.append("error: " + str(e)))
        page.on("request", lambda r: self.same_host(page, r.url))
        page.answer = page.goto(self.vigie.base + path)
        return page

    def same_host(self, page, url):
        if urlsplit(url).scheme in ("http", "https") and not url.startswith(self.vigie.base + "/"):
            page.faults.append("foreign: " + url)

    def paths(self):
        return {
            "home": "/",
            "home-narrowed": "/?filter=platform:alibaba_icbu",
            "alerts": "/alerts",
            "alerts-none": "/alerts?platform=nobody",
            "alert": "/alerts/2",
            "alert-novelty": "/alerts/1?outcome=done",
            "platforms": "/platforms",
            "platform": "/platforms/alibaba_icbu",
            "systems": "/systems",
            "policies": "/policies",
            "subscriptions": "/subscriptions",
            "register": "/register",
            "register-alerts": "/register?kind=alerts",
            "register-quality": "/register?kind=quality",
            "register-print": "/v1/reports/cross-border?format=html&from=-30d",
            "health": "/health",
            "not-found": "/alerts/999999",
            "nowhere": "/nowhere/at/all",
            "wrong": "/v1/alerts?limt=3",
        }

    # What answers otherwise than with 200.
    STATUS = {"not-found": 404, "nowhere": 404, "wrong": 400}

    def test_every_page(self):
        """No fault of accessibility, no scrolling aside, nothing too small, too heavy or from elsewhere."""
        for name, path in self.paths().items():
            for language in ("fr", "en"):
                for scheme in ("light", "dark"):
                    mark = "&" if "?" in path else "?"
                    page = self.open(f"{path}{mark}lang={language}", 1440, scheme)
                    for width in (1440, 390):
                        with self.subTest(page=name, language=language, scheme=scheme, width=width):
                            page.set_viewport_size({"width": width, "height": 900})
                            self.look(page, name, language, scheme, width)
                    page.context.close()

    def look(self, page, name, language, scheme, width):
        page.screenshot(path=f"{FOLDER}/{name}.{language}.{scheme}.{width}.png", full_page=True)
        self.assertEqual(page.answer.status, self.STATUS.get(name, 200))
        self.assertIn("text/html", page.answer.headers["content-type"])
        self.assertEqual(page.evaluate("document.documentElement.lang"), language)
        self.assertLessEqual(page.evaluate(OVERFLOW), 0, "scrolls aside")
        self.assertEqual(page.evaluate(SMALL_TEXT), [], "chart text under 10 px")
        self.assertLessEqual(len(page.answer.body()), MOST_BYTES, "heavy page")
        violations = self.axe.run(page).response["violations"]
        told = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in violations]
        self.assertEqual(told, [], "axe")
        status = str(self.STATUS.get(name, 200))
        faults = [f for f in page.faults if not (status != "200" and status in f)]
        self.assertEqual(faults, [])

    def test_door(self):
        """Who is not signed in sees the door, which has no fault either; a wrong key does not open it, a good one does."""
        page = self.open("/alerts?lang=fr", storage_state=None)
        self.assertEqual(urlsplit(page.url).path, "/login")
        self.assertEqual(self.axe.run(page).response["violations"], [])
        page.fill("#key", "vg_nobody_0000")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=alert]")
        page.fill("#key", self.vigie.key)
        page.keyboard.press("Enter")
        page.wait_for_selector("nav")
        page.click("text=Fermer la session")
        page.wait_for_url("**/login")
        page.goto(self.vigie.base + "/alerts")
        self.assertEqual(urlsplit(page.url).path, "/login")

    def test_gone_session(self):
        """Who signed out elsewhere is told so, in their language, whatever they open next."""
        page = self.open("/login?lang=fr", storage_state=None)
        page.fill("#key", self.vigie.key)
        page.keyboard.press("Enter")
        page.wait_for_selector("nav")
        other = page.context.new_page()
        other.goto(self.vigie.base + "/alerts")
        other.click("text=Fermer la session")
        other.wait_for_url("**/login")
        # The cookie is gone with the session; a browser that kept it is told why.
        page.context.add_cookies([{"name": "vigie_session", "value": "gone", "url": self.vigie.base}])
        page.goto(self.vigie.base + "/alerts")
        self.assertEqual(urlsplit(page.url).path, "/login")
        self.assertIn("La session est terminée.", page.inner_text("main"))
        self.assertEqual(self.axe.run(page).response["violations"], [])
        answer = page.goto(self.vigie.base + "/v1/alerts")
        self.assertEqual(answer.status, 401)
        self.assertIn("La session est terminée.", page.inner_text("main"))
        page.click("main a")
        self.assertEqual(urlsplit(page.url).path, "/login")

    def test_language_is_remembered(self):
        page = self.open("/?lang=en")
        page.goto(self.vigie.base + "/systems")
        self.assertEqual(page.evaluate("document.documentElement.lang"), "en")

    def test_without_script(self):
        """Everything is there without JavaScript, the buttons included."""
        for name, path in self.paths().items():
            if name in self.STATUS:
                continue
            with self.subTest(page=name):
                page = self.open(path, java_script_enabled=False)
                self.assertEqual(page.answer.status, 200)
                self.assertEqual(page.locator("h1").count(), 1)
        page = self.open("/alerts/3?lang=en", java_script_enabled=False)
        page.click("#act-comment summary")
        page.fill("#comment-text", "written without a script")
        page.click("#act-comment button")
        self.assertIn("written without a script", page.inner_text("#story + .story"))

    def test_scripts_are_small(self):
        page = self.open("/")
        for address in page.evaluate("[...document.scripts].map(s => s.src)"):
            self.assertLessEqual(len(page.request.get(address).body()), MOST_SCRIPT, address)

    def test_live(self):
        """The first alert showed by itself on a page that was open before, without a reload."""
        self.assertEqual(self.seen_live, [True, True, []], "came, stayed, faults")

    def test_print(self):
        """On paper there is no menu, and no button."""
        page = self.open("/register?lang=fr")
        page.emulate_media(media="print")
        self.assertFalse(page.is_visible("nav"))
        self.assertFalse(page.is_visible(".filters"))
        self.assertTrue(page.is_visible("text=avis juridique"))


if __name__ == "__main__":
    if chromium() is None:
        print("test-browser: skipped, there is no chromium (scripts/setup.sh test installs it).", file=sys.stderr)
        sys.exit(0)
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
