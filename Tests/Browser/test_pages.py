"""The pages in a real browser: every page in both languages, light and dark, wide and narrow, and what its buttons do.

    test_pages.py BINARY [FOLDER]     screenshots are written to FOLDER (.build/screenshots)
"""

import os
import sys
import time
import unittest
from urllib.parse import urlsplit

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from vigie import Receiver, Vigie, chromium  # noqa: E402

BINARY = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/vigie"
FOLDER = sys.argv[2] if len(sys.argv) > 2 else ".build/screenshots"

MOST_BYTES = 60_000
MOST_SCRIPT = 5_000
SMALLEST_TEXT = 10

SMALL_TEXT = """() => [...document.querySelectorAll('svg text')].filter(t => t.getBoundingClientRect().width > 0)
  .map(t => { const m = t.getScreenCTM(); return [t.textContent, Math.hypot(m.a, m.b) * parseFloat(getComputedStyle(t).fontSize)] })
  .filter(t => t[1] < %d)""" % SMALLEST_TEXT
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def wait(condition, seconds=20):
    """Whether something comes to be true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


class Pages(unittest.TestCase):
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

    # What people do to alerts, with the mouse and with the keyboard alone.

    def state_of(self, page):
        return page.inner_text(".alert-title .state")

    def press(self, page, selector):
        """Reaches an element with Tab alone, sees that its focus shows, and presses Enter."""
        page.wait_for_selector(selector)
        page.evaluate("document.activeElement.blur()")
        for _ in range(250):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                self.assertNotEqual(outline, "none", "the focus does not show")
                page.keyboard.press("Enter")
                return
        self.fail(f"{selector} cannot be reached with the keyboard")

    def write(self, page, selector, text):
        """Goes on with Tab to a field, and types."""
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                page.keyboard.type(text)
                return
        self.fail(f"{selector} cannot be reached with the keyboard")

    def test_alert_by_mouse(self):
        page = self.open("/alerts/1?lang=en")
        page.click("text=Acknowledge")
        page.wait_for_selector("[role=status]")
        self.assertEqual(self.state_of(page), "acknowledged")
        page.click("#act-snooze summary")
        page.select_option("#snooze-until", "24")
        page.click("#act-snooze button")
        page.wait_for_selector("[role=status]")
        self.assertEqual(self.state_of(page), "snoozed")
        page.click("#act-comment summary")
        page.fill("#comment-text", "The supplier confirms.\nSecond line.")
        page.click("#act-comment button")
        page.wait_for_selector("text=The supplier confirms.")
        page.click("#act-assign summary")
        page.fill("#assign-who", "m.tremblay@acme.example")
        page.click("#act-assign button")
        page.wait_for_selector("dd >> text=m.tremblay@acme.example")
        page.click("#act-mute summary")
        page.select_option("#mute-what", "kind")
        page.fill("#mute-reason", "New catalogue")
        page.click("#act-mute button")
        page.wait_for_selector("[role=status]")
        page.goto(self.vigie.base + "/policies?lang=en")
        self.assertIn("New catalogue", page.inner_text("#mutes ~ .scroll"))
        page.click('#mutes ~ .scroll >> button:text-is("End")')
        page.wait_for_selector("[role=status]")
        self.assertNotIn("New catalogue", page.inner_text("main"))
        page.goto(self.vigie.base + "/alerts/1?lang=en")
        page.click("#act-resolve summary")
        page.select_option("#resolve-reason", "intended_change")
        page.fill("#resolve-note", "B2B catalogue")
        page.click("#act-resolve button")
        page.wait_for_selector("[role=status]")
        self.assertEqual(self.state_of(page), "resolved")
        self.assertEqual(page.faults, [])

    def fold(self, page, verb):
        """Opens a form of the alert's page with the keyboard."""
        self.press(page, f"#act-{verb} summary")
        self.assertTrue(page.evaluate(f"document.getElementById('act-{verb}').open"))

    def submit(self, page, verb):
        """Goes on with Tab to the button of a form, and presses it with the space bar."""
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate(f"document.activeElement.matches('#act-{verb} button')"):
                page.keyboard.press("Space")
                page.wait_for_selector("[role=status]")
                return
        self.fail(f"the button of {verb} cannot be reached with the keyboard")

    def choose(self, page, selector, downs):
        """Goes on with Tab to a list, and chooses with the arrows."""
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                for _ in range(downs):
                    page.keyboard.press("ArrowDown")
                return
        self.fail(f"{selector} cannot be reached with the keyboard")

    def again(self, page, path):
        """The page anew, so that nothing that a form said before is taken for its answer."""
        page.goto(self.vigie.base + path)

    def test_each_act_by_keyboard(self):
        """Acknowledge, snooze, comment, assign, mute, resolve: each alone, with Tab, arrows, Space and Enter."""
        path = "/alerts/3?lang=en"
        page = self.open(path)
        with self.subTest(act="acknowledge"):
            self.press(page, ".actions button[value=acknowledge]")
            page.wait_for_selector("[role=status]")
            self.assertEqual(self.state_of(page), "acknowledged")
        with self.subTest(act="snooze"):
            self.again(page, path)
            self.fold(page, "snooze")
            self.choose(page, "#snooze-until", 1)
            self.assertEqual(page.input_value("#snooze-until"), "24")
            self.submit(page, "snooze")
            self.assertEqual(self.state_of(page), "snoozed")
        with self.subTest(act="comment"):
            self.again(page, path)
            self.fold(page, "comment")
            self.write(page, "#comment-text", "Tab and letters alone.")
            self.submit(page, "comment")
            self.assertIn("Tab and letters alone.", page.inner_text("#story + .story"))
        with self.subTest(act="assign"):
            self.again(page, path)
            self.fold(page, "assign")
            self.write(page, "#assign-who", "keyboard@acme.example")
            self.submit(page, "assign")
            self.assertIn("keyboard@acme.example", page.inner_text("#about + .facts"))
        with self.subTest(act="mute"):
            self.again(page, path)
            self.fold(page, "mute")
            self.choose(page, "#mute-until", 1)
            self.write(page, "#mute-reason", "Planned, by keyboard")
            self.submit(page, "mute")
            page.goto(self.vigie.base + "/policies?lang=en")
            row = page.locator("tr", has_text="Planned, by keyboard")
            self.assertEqual(row.count(), 1)
            self.press(page, "button[value=unmute]")
            page.wait_for_selector("[role=status]")
        with self.subTest(act="resolve"):
            self.again(page, path)
            self.fold(page, "resolve")
            self.choose(page, "#resolve-reason", 0)
            self.write(page, "#resolve-note", "Fixed by keyboard")
            self.submit(page, "resolve")
            self.assertEqual(self.state_of(page), "resolved")
        self.assertEqual(page.faults, [])

    def test_terms_of_a_platform(self):
        """Owner, purpose, agreement and assessment: by mouse, by keyboard; the register has them at once."""
        path = "/platforms/alibaba_icbu?lang=en"
        page = self.open(path)
        page.click("#act-terms summary")
        page.fill("#t-owner", "purchasing@acme.example")
        page.fill("#t-purpose", "Selling our products")
        page.click("#act-terms button")
        page.wait_for_selector("[role=status]")
        self.assertIn("purchasing@acme.example", page.inner_text("#registry + .facts"))
        self.again(page, path)
        self.fold(page, "terms")
        self.write(page, "#t-agreement", "DPA-2026-17")
        self.choose(page, "#t-status", 2)
        self.write(page, "#t-expires", "02012028")
        self.write(page, "#t-assessment", "PIA-4")
        self.submit(page, "terms")
        told = page.inner_text("#agreement ~ .facts")
        for text in ("DPA-2026-17 (signed)", "2028", "PIA-4"):
            self.assertIn(text, told)
        self.assertEqual(self.axe.run(page).response["violations"], [])
        # Who read the page before that changes nothing any more.
        late = self.open(path)
        page.click("#act-terms summary")
        page.fill("#t-owner", "second@acme.example")
        page.click("#act-terms button")
        page.wait_for_selector("[role=status]")
        late.click("#act-terms summary")
        late.fill("#t-owner", "third@acme.example")
        late.click("#act-terms button")
        late.wait_for_selector("[role=alert]")
        self.assertIn("second@acme.example", late.inner_text("#registry + .facts"))
        page.goto(self.vigie.base + "/register?lang=en")
        self.assertIn("DPA-2026-17", page.inner_text("#p-alibaba_icbu + .row-facts"))
        self.assertEqual(page.faults + late.faults, [])

    def test_map_leads_on(self):
        """A click on a ribbon narrows the page, and a chip widens it again; with the keyboard too."""
        page = self.open("/?lang=en")
        page.locator(".map a[aria-label]").first.click()
        page.wait_for_url("**/?filter=*")
        chips = page.locator(".chip").count()
        self.assertGreaterEqual(chips, 2)
        self.assertNotIn("platform:", page.inner_text(".chips"))
        page.locator(".chip").first.click()
        page.wait_for_load_state()
        self.assertEqual(page.locator(".chip").count(), chips - 1)
        self.again(page, "/?lang=en")
        self.press(page, ".map a[aria-label]")
        page.wait_for_url("**/?filter=*")
        self.assertEqual(page.faults, [])

    def test_whole_subscription_by_keyboard(self):
        """Every field of a new subscription is reached and filled with the keyboard."""
        page = self.open("/subscriptions?lang=en")
        self.press(page, "#s-name")
        page.keyboard.type("Keys only")
        self.choose(page, "#s-channel", 0)
        self.write(page, "#s-url", f"http://127.0.0.1:{self.receiver.port}/keys")
        self.choose(page, "#s-severity", 2)
        for _ in range(6):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('form button.main')"):
                break
        page.keyboard.press("Space")
        page.wait_for_selector(".secret")
        self.again(page, "/subscriptions?lang=en")
        self.assertIn("Keys only", page.inner_text("main"))
        self.assertEqual(page.faults, [])

    def test_alert_by_keyboard(self):
        page = self.open("/alerts/2?lang=en")
        self.press(page, ".actions button[value=acknowledge]")
        page.wait_for_selector("[role=status]")
        self.assertEqual(self.state_of(page), "acknowledged")
        self.press(page, "#act-comment summary")
        self.write(page, "#comment-text", "By keyboard alone.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=By keyboard alone.")
        self.press(page, "#act-snooze summary")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=status]")
        self.assertEqual(self.state_of(page), "snoozed")
        self.press(page, "#act-mute summary")
        self.write(page, "#mute-reason", "Keyboard")
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=status]")
        self.press(page, "#act-resolve summary")
        self.write(page, "#resolve-note", "done")
        for _ in range(5):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "BUTTON":
                break
        page.keyboard.press("Enter")
        page.wait_for_selector("[role=status]")
        self.assertEqual(self.state_of(page), "resolved")

    def test_subscription(self):
        """A new one by mouse and one by keyboard; the log shows the deliveries."""
        address = f"http://127.0.0.1:{self.receiver.port}/hook"
        page = self.open("/subscriptions?lang=en")
        page.fill("#s-name", "SecOps")
        page.fill("#s-url", address)
        page.click("button:text-is('Subscribe')")
        page.wait_for_selector(".secret")
        self.assertTrue(page.inner_text(".secret").startswith("whsec_"))
        page.goto(self.vigie.base + "/subscriptions?lang=en")
        self.press(page, "#s-name")
        page.keyboard.type("By keyboard")
        self.write(page, "#s-url", address)
        page.keyboard.press("Enter")
        page.wait_for_selector(".secret")
        page.fill("#s-name", "Nowhere")
        page.fill("#s-url", "http://169.254.169.254/latest")
        page.click("button:text-is('Subscribe')")
        page.wait_for_selector("[role=alert]")
        page.goto(self.vigie.base + "/alerts/3?lang=en")
        page.click("#act-comment summary")
        page.fill("#comment-text", "to be delivered")
        page.click("#act-comment button")
        page.goto(self.vigie.base + "/subscriptions?lang=en")
        page.click("th a:has-text('SecOps')")
        self.assertTrue(wait(lambda: page.reload() and "delivered" in page.inner_text("main"), 20))
        self.assertEqual(self.axe.run(page).response["violations"], [])
        page.screenshot(path=f"{FOLDER}/subscription.en.light.1440.png", full_page=True)
        page.click("text=Disable")
        page.wait_for_selector("[role=status]")

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
