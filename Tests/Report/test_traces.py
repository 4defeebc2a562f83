"""Waterfalls of traces, in a browser."""

from pathlib import Path

from chromium import Browser


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
