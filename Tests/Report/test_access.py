"""Light and dark, contrast, names, keyboard and small windows."""

from pathlib import Path

import pytest
from chromium import Browser


def test_light_and_dark(browser: Browser, shop: Path) -> None:
    background = "getComputedStyle(document.documentElement).backgroundColor"
    browser.open(shop)
    light = browser.run(background)
    browser.prefer("dark")
    browser.wait(f"{background} !== {light!r}")
    assert browser.run("document.documentElement.dataset.theme") == "dark"
    browser.click("#theme")
    assert browser.run(background) == light and "dark" in browser.run("document.getElementById('theme').getAttribute('aria-label')")
    browser.open(shop)
    assert browser.run("document.documentElement.dataset.theme") == "light", "the choice is kept"


CONTRAST = """(() => {
  const channel = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const light = (colour) => { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data; return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
  const probe = document.body.appendChild(document.createElement('i'));
  const of = (name) => { probe.style.color = `var(--${name})`; return light(getComputedStyle(probe).color); };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const pairs = [];
  for (const text of ['text', 'soft', 'faint', 'accent', 'bad', 'doubt', 'good']) for (const under of ['page', 'surface']) pairs.push([text, under]);
  for (const kind of ['good', 'bad', 'doubt', 'accent', 'messages']) pairs.push([kind, `${kind}-soft`]);
  const low = pairs.map(([a, b]) => [a, b, ratio(of(a), of(b))]).filter(([, , found]) => found < 4.5);
  probe.remove();
  return low;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(browser: Browser, shop: Path, scheme: str) -> None:
    browser.prefer(scheme)
    browser.open(shop)
    assert browser.run(CONTRAST) == []


def test_everything_that_acts_has_a_name_and_no_id_occurs_twice(browser: Browser, shop: Path) -> None:
    for view in ("graph?show=edge%3A13", "functions", "edges", "traces", "ledger"):
        browser.open(shop, f"#/{view}")
        nameless = browser.run(
            "[...document.querySelectorAll('button, a, input, select, [role=button], [role=img]')].filter((element) =>"
            " !(element.getAttribute('aria-label') || element.textContent.trim())).map((element) => element.outerHTML)")
        assert nameless == [], view
        twice = browser.run("(() => { const ids = [...document.querySelectorAll('[id]')].map((element) => element.id); return ids.filter((id, index) => ids.indexOf(id) !== index); })()")
        assert twice == [], view


def test_the_first_tabs_lead_past_the_header(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    browser.key("Tab")
    assert browser.run("document.activeElement.className") == "skip"
    browser.key("Tab")
    assert browser.run("document.activeElement.textContent") == "Graph"
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.key("ArrowRight")
    browser.key("Enter")
    browser.wait("document.querySelector('h2')?.textContent === 'Functions'")


def test_a_narrow_window_needs_no_scrolling_aside(browser: Browser, shop: Path) -> None:
    browser.size(390, 800)
    for view in ("graph", "edges", "ledger", "graph?show=edge%3A13"):
        browser.open(shop, f"#/{view}")
        assert browser.run("document.documentElement.scrollWidth") <= 390, view
