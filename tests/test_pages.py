"""The pages of a study in a real browser: read by everybody, by keyboard, on every screen."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from conftest import HARBOUR, IN_BROWSER, LEVELS, PICTURES, SEED, WIDTHS

from studykit.article import read
from studykit.export.verified import write_verified
from studykit.study import study
from studykit.verification import verify
from studykit.verification.row import VERDICTS

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    done = study(SEED, tmp_path_factory.mktemp("pages"))
    assert done.errors == {}
    return done.folder


@pytest.fixture(scope="module")
def verified(tmp_path_factory):
    """The page about a draft with faults of every kind."""
    draft = (
        "Fenwick (16): “It isn’t.” Adeyo: “Ask me in the spring.” She said the boat was dear.\n\n"
        "> Clay moves.\n> — Piet Vos\n\nVos: “I would do it again, gladly, on any evening.”"
    )
    article = read(HARBOUR)
    claims = verify(draft, article)
    assert set(claims["verdict"]) == set(VERDICTS)
    return write_verified(draft, article, claims, tmp_path_factory.mktemp("verified"))


@pytest.fixture(scope="module")
def pages(folder):
    return sorted(folder.glob("*.html"))


@pytest.fixture
def view(browser):
    """Opens a page, and lists what it asks for beside itself."""
    tabs = []

    def open_page(path, width=1280, **look):
        tab = browser.new_page(viewport={"width": width, "height": 900}, **look)
        tab.asked = []
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.goto(path.as_uri())
        tabs.append(tab)
        return tab

    yield open_page
    for tab in tabs:
        tab.close()


@pytest.mark.parametrize(
    ("scheme", "only"),
    [
        ("light", {"type": "tag", "values": LEVELS}),
        ("dark", {"type": "rule", "values": ["color-contrast"]}),  # all that is different there
    ],
)
def test_no_page_shuts_anybody_out(scheme, only, pages, view):
    from axe_playwright_python.sync_playwright import Axe

    found = {}
    for path in pages:
        tab = view(path, color_scheme=scheme)
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for fault in Axe().run(tab, options={"runOnly": only}).response["violations"]:
            places = [node["html"][:150] for node in fault["nodes"]]
            found[path.name, fault["id"]] = len(places), places[:3]
    assert found == {}


def test_no_page_asks_for_anything_or_scrolls_sideways(pages, view):
    for path in pages:
        tab = view(path)
        asked = [url for url in tab.asked if not url.startswith("data:")]
        assert asked == [path.as_uri()]
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)
            if PICTURES:
                tab.screenshot(path=f"{PICTURES}/{path.stem}-{width}.png", full_page=True)


def test_a_page_runs_and_fetches_nothing_that_the_kit_did_not_write(pages):
    for path in pages:
        policy = re.search(r'Security-Policy" content="([^"]*)"', path.read_text())[1]
        allowed = policy.replace("&#39;", "'")
        assert allowed.startswith("default-src 'none'")
        assert "unsafe" not in allowed


class Links(HTMLParser):
    """The addresses that a page leads to, and those in it that can be led to."""

    def __init__(self, page):
        super().__init__()
        self.to, self.ids, self.lang = [], [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "a" and "href" in found:
            self.to.append(found["href"])
        if "id" in found:
            self.ids.append(found["id"])


def test_every_link_leads_somewhere(pages, folder):
    read = {path.name: Links(path.read_text(encoding="utf-8")) for path in pages}
    for name, links in read.items():
        assert len(links.ids) == len(set(links.ids)), name
        for address in links.to:
            if address.startswith("https://"):
                continue
            file, _, place = unquote(address).partition("#")
            assert (folder / (file or name)).is_file(), (name, address)
            if place:
                assert place in read[file or name].ids, (name, address)
            if name != "index.html":
                assert not file.endswith(".ipynb"), (name, address)


def test_charts_and_sentences_lead_to_each_other(folder, view):
    tab = view(folder / "05_quotes.html")
    bars = tab.locator("#figure-1 svg a")
    assert bars.count() > 3
    bars.nth(1).click()
    sentence = tab.url.rpartition("#")[2]
    assert tab.url.endswith(f"explorer.html#{sentence}")
    assert tab.locator(f"#{sentence}").is_visible()
    tab.locator("#view a[href^='05_quotes.html#figure']").first.click()
    assert "05_quotes.html#figure-" in tab.url
    tab.goto((folder / "briefing.html").as_uri())
    tab.locator(f"#{sentence} + .back summary").click()
    tab.locator(f"#{sentence} + .back a[href^='05_quotes.html#figure']").first.click()
    assert "05_quotes.html#figure-" in tab.url


def test_a_keyboard_reaches_everything(folder, view):
    tab = view(folder / "05_quotes.html")
    focused = "() => document.activeElement.textContent.trim()"
    tab.keyboard.press("Tab")
    assert tab.evaluate(focused) == "Skip to the lesson"
    tab.locator("#all-code").focus()
    tab.keyboard.press("Enter")
    assert tab.locator("details.code:not([open])").count() == 0
    tab.keyboard.press("Enter")
    assert tab.locator("details.code[open]").count() == 0
    tab.locator("#figure-1 summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/explorer.html#*")


def test_tables_have_a_head_over_each_column(pages, view):
    for path in pages:
        heads = view(path).locator("thead th")
        assert "" not in [text.strip() for text in heads.all_text_contents()], path.name


def test_the_page_about_a_draft_shuts_nobody_out(verified, view):
    from axe_playwright_python.sync_playwright import Axe

    for width in WIDTHS:
        tab = view(verified, width)
        assert tab.asked == [verified.as_uri()]
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        only = {"type": "tag", "values": LEVELS}
        faults = Axe().run(view(verified, color_scheme=scheme), options={"runOnly": only})
        assert faults.response["violations"] == []
    links = Links(verified.read_text(encoding="utf-8"))
    assert len(links.ids) == len(set(links.ids))
    assert {address.removeprefix("#") for address in links.to} <= set(links.ids)


def test_a_telephone_shows_small_tables_as_tables_and_others_as_cards(folder, view):
    tab = view(folder / "01_words.html", 390)
    small = tab.locator(".small thead").first
    assert small.is_visible()
    assert small.bounding_box()["x"] >= 0
    tab = view(folder / "00_start_here.html", 390)
    cards = tab.locator(".table:not(.small) thead").first
    assert cards.bounding_box()["x"] < 0


def test_a_lesson_is_called_by_its_title_and_nothing_is_white_in_the_dark(folder, view):
    tab = view(folder / "01_words.html", color_scheme="dark")
    named = tab.locator("main a", has_text=re.compile(r"^\d\d_"))
    assert named.all_text_contents() == []
    for name in ("01_words.html", "index.html"):
        tab = view(folder / name, color_scheme="dark")
        filters = tab.locator("main img").evaluate_all(
            "images => images.map(image => getComputedStyle(image).filter)"
        )
        assert filters
        assert all("invert" in look for look in filters)
        tab.emulate_media(media="print")
        assert tab.locator("main img").first.evaluate("i => getComputedStyle(i).filter") == "none"
