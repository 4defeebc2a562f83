"""The report's tables and its ledger, in a browser."""

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
