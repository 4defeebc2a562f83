"""The report's tables, traces, ledger and themes, in a browser."""

import subprocess
from pathlib import Path
from typing import List

import pytest
from chromium import Browser
from conftest import tool_path


def column(browser: Browser, place: int) -> List[str]:
    return browser.texts(f"tbody tr > :nth-child({place})")


def numbers(texts: List[str]) -> List[float]:
    return [float(text.replace(",", "")) for text in texts]


def test_tables_sort_by_every_column_and_filter(browser: Browser, shop: Path) -> None:
    browser.open(shop, "#/edges")
    assert browser.count("tbody tr") == 20
    counts = numbers(column(browser, 4))
    assert counts == sorted(counts, reverse=True) and browser.run("document.querySelector('th[aria-sort]').innerText") == "count"
    browser.click(".sort", 3)
    assert numbers(column(browser, 4)) == sorted(counts) and browser.count("th[aria-sort=ascending]") == 1
    browser.click(".sort", 1)
    names = column(browser, 2)
    assert names == sorted(names, key=str.lower)
    browser.click(".table-bar input")
    browser.type("shop-bus")
    browser.wait("document.querySelectorAll('tbody tr').length === 2")
    assert browser.text(".table-status") == "2 edges"


def test_large_tables_come_page_by_page(browser: Browser, large: Path) -> None:
    browser.open(large, "#/edges")
    assert browser.count("tbody tr") == 100 and browser.text(".table-status") == "1–100 of 10,000 edges"
    browser.click(".table-bar [aria-label='Next page']")
    assert browser.text(".table-status") == "101–200 of 10,000 edges"


@pytest.mark.parametrize("view, heading", [("functions", "Functions"), ("operations", "Operations"), ("traces", "Traces")])
def test_each_table_has_rows_that_lead_on_by_keyboard(browser: Browser, shop: Path, view: str, heading: str) -> None:
    browser.open(shop, f"#/{view}")
    assert browser.text("h2") == heading and browser.count("tbody tr") > 5
    browser.run("document.querySelector('tbody a').focus()")
    browser.key("ArrowDown")
    assert browser.run("document.activeElement.closest('tr') === document.querySelectorAll('tbody tr')[1]")
    browser.key("Enter")
    browser.wait("!document.getElementById('details').hidden || document.querySelector('.waterfall')")


def test_the_operations_say_what_calls_cost(browser: Browser, shop: Path) -> None:
    browser.open(shop, "#/operations")
    row = browser.run("[...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes('http.POST')).innerText")
    assert "60" in row and "shop-Checkout" in row and "ms" in row


def trace(browser: Browser, shop: Path) -> None:
    """Opens one that Lambda tried again, with causes from several orders."""
    browser.open(shop, "#/traces")
    browser.run("[...document.querySelectorAll('tbody tr')].find((row) => row.innerText.includes('failing') && row.cells[8].innerText === '2').querySelector('a').click()")
    browser.wait("document.querySelector('.waterfall .row')")


def test_a_trace_shows_runs_calls_sites_regions_and_fan_in(browser: Browser, shop: Path) -> None:
    trace(browser, shop)
    runs = browser.texts(".run-name")
    assert runs[0] == "shop-Checkout" and {"shop-Reserve", "shop-Ship", "shop-Label", "shop-Replicate", "shop-Mail"} <= set(runs)
    assert {"eu-west-1", "us-east-1"} <= set(browser.texts(".row .region"))
    assert "reserve/app.py:57" in browser.texts(".site") and "⇉ 3" in browser.texts(".row .badge") and "again" in browser.texts(".row .badge")
    assert browser.count(".cause-line") >= 8 and browser.count(".break") > 0
    inside = browser.run(
        "[...document.querySelectorAll('.call-row')].every((row) => { const box = row.querySelector('.call-bar').getBoundingClientRect();"
        " const own = [...document.querySelectorAll('.run-row')].findLast((run) => run.compareDocumentPosition(row) & 4).querySelector('.run-bar').getBoundingClientRect();"
        " return box.left >= own.left - 1 && box.right <= own.right + 4; })")
    assert inside, "a call lies outside of its run"


def test_waiting_can_be_drawn_to_scale(browser: Browser, shop: Path) -> None:
    trace(browser, shop)
    width = "document.querySelector('.run-bar').getBoundingClientRect().width"
    before = browser.run(width)
    browser.click(".trace-head button", 2)
    assert browser.count(".break") == 0 and browser.run(width) < before / 10


def test_a_trace_by_keyboard(browser: Browser, shop: Path) -> None:
    trace(browser, shop)
    rows = browser.count(".row")
    browser.run("document.querySelector('.row[tabindex=\"0\"]').focus()")
    assert browser.run("document.activeElement.getAttribute('aria-expanded')") == "true"
    browser.key("ArrowLeft")
    assert browser.count(".row") < rows
    browser.key("ArrowLeft")
    assert browser.count(".row") == 1
    browser.key("ArrowRight")
    browser.key("ArrowRight")
    assert browser.count(".row") == rows
    browser.key("End")
    browser.key("ArrowUp")
    assert browser.run("document.activeElement.dataset.index") == str(rows - 2)
    browser.key("Home")
    browser.key("Enter")
    browser.wait("document.activeElement.id === 'details'")
    assert "Nothing in the application caused it" in browser.text("#details") and browser.count(".row.is-shown") == 1
    browser.key("Escape")
    browser.wait("document.getElementById('details').hidden && document.activeElement.dataset.index === '0'")


def test_an_invocation_names_all_its_causes_and_leads_to_their_traces(browser: Browser, shop: Path) -> None:
    trace(browser, shop)
    browser.run("[...document.querySelectorAll('.row')].find((row) => row.innerText.includes('⇉')).click()")
    browser.wait("document.querySelector('#details .example')")
    assert "Causes (3)" in browser.text("#details") and browser.text("#details").count("sqs:") == 3
    here = browser.run("location.hash.split('?')[0]")
    browser.run(f"[...document.querySelectorAll('#details .example a')].find((link) => !link.hash.startsWith({here!r})).click()")
    browser.wait(f"!location.hash.startsWith({here!r})")
    assert "shop-Reserve" in browser.text("#details h2")
    browser.run("history.back()")
    browser.wait(f"location.hash.startsWith({here!r})")


def test_the_ledger_says_what_is_not_proven_and_why(browser: Browser, losing: Path) -> None:
    browser.open(losing, "#/ledger")
    text = browser.text("main")
    for expected in ("have a proven cause", "its entry record is missing", "records are missing that may tell of another writer", "schedules", "eu-west-1 is", "5"):
        assert expected in text, text
    assert browser.count(".ledger-table") == 2 and "missing" in browser.texts(".ledger-table")[1]


def test_what_was_set_aside_is_said(browser: Browser, folder: Path, shop: Path) -> None:
    source = folder / "torn.jsonl"
    source.write_text((folder / "shop.jsonl").read_text() + '{"v": 1, "kind": "<b>odd</b>"\nnot json\n')
    page = folder / "torn.html"
    subprocess.run([tool_path(), "graph", str(source), "--format", "html", "-o", str(page), "-q"], check=True, timeout=60)
    browser.open(page, "#/ledger")
    assert browser.count(".pieces li") == 2 and "2 pieces of the input are no record" in browser.text("main") and "torn.jsonl:22" in browser.text(".pieces")


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
