"""What people do on the pages: with the mouse, and each act with the keyboard alone."""

from vigie import wait


class Acts:
    """Tests that press buttons, for the class that opens the pages."""

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
        page.screenshot(path=f"{self.folder}/subscription.en.light.1440.png", full_page=True)
        page.click("text=Disable")
        page.wait_for_selector("[role=status]")
