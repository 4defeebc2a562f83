"""A report of records that somebody wrote to hurt its reader, and the file itself."""

import re
import subprocess
from pathlib import Path

import pytest
import records
from chromium import Browser
from conftest import tool_path

PLACES = ["graph", "functions", "operations", "edges", "traces", "ledger", "nowhere", "trace/%E0%A4%A", "graph?show=node:nothing", "graph?show=edge:99999"]


@pytest.mark.parametrize("place", PLACES)
def test_no_name_is_ever_more_than_text(browser: Browser, hostile: Path, place: str) -> None:
    browser.open(hostile, f"#/{place}")
    assert browser.run("window.hacked") is None
    assert browser.run("document.scripts.length") == 2 and browser.count("img, iframe, object, embed") == 0
    assert browser.run("[...document.links].every((link) => link.href.startsWith(location.href.split('#')[0] + '#'))")
    assert "\u202e" not in browser.run("document.body.innerText")


def test_hostile_names_in_details_traces_and_search(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    for index in range(browser.count(".node")):
        browser.run(f"document.querySelectorAll('.node')[{index}].dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))")
    browser.wait("!document.getElementById('details').hidden")
    for index in range(20):
        browser.run(f"location.hash = '#/graph?show=edge:{index}'")
        browser.run("new Promise(requestAnimationFrame)")
    browser.run("location.hash = '#/traces'")
    browser.wait("document.querySelector('tbody a')")
    for index in range(browser.count("tbody a")):
        browser.run("location.hash = '#/traces'")
        browser.wait("document.querySelector('tbody a')")
        browser.run(f"document.querySelectorAll('tbody a')[{index}].click()")
        browser.wait("document.querySelector('.waterfall .row')")
        browser.run("document.querySelector('.row').click()")
    browser.key("/")
    browser.type("<img")
    browser.wait("document.querySelector('.results [role=option]')")
    assert browser.run("window.hacked") is None and browser.count("img") == 0


def test_long_names_stay_in_their_boxes(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    assert browser.run(
        "[...document.querySelectorAll('.node')].every((node) => node.querySelector('.node-name').getBoundingClientRect().right"
        " <= node.querySelector('.node-box').getBoundingClientRect().right)")


def test_the_policy_lets_nothing_else_run(browser: Browser, shop: Path, folder: Path) -> None:
    page = shop.read_text()
    assert "default-src 'none'" in page and "unsafe" not in page.split("</head>")[0].split("<style>")[0]
    changed = folder / "changed.html"
    changed.write_text(page.replace("</body>", "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'></body>"))
    browser.open(changed)
    assert browser.run("window.hacked") is None
    assert browser.run("(() => { try { document.body.innerHTML = 'x'; return 'set'; } catch { return 'refused'; } })()") == "refused"
    # Being refused is what was wanted.
    assert any("Content Security Policy" in text for text in browser.complaints)
    browser.complaints.clear()


def test_the_file_names_nothing_outside_of_itself(shop: Path) -> None:
    page = shop.read_text()
    head = page.split('id="report-data">')[0] + page.split("</script>", 1)[1]
    assert re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', head) == []
    # The one address is the name of SVG's vocabulary, which nobody loads.
    assert set(re.findall(r"https?://[^\s\"'`]+", head)) == {"http://www.w3.org/2000/svg"}


def test_equal_records_in_any_order_give_equal_bytes(folder: Path, shop: Path) -> None:
    journal = records.shop()
    journal.random.shuffle(journal.lines)
    # Something must still tell the two files apart for the test to mean anything.
    source = journal.write(folder / "shuffled.jsonl")
    assert source.read_bytes() != (folder / "shop.jsonl").read_bytes()
    result = subprocess.run([tool_path(), "graph", str(source), "--format", "html", "--quiet"], stdout=subprocess.PIPE, check=True, timeout=60)
    assert result.stdout == shop.read_bytes()


def test_output_is_for_html_only(folder: Path, shop: Path) -> None:
    result = subprocess.run([tool_path(), "graph", str(folder / "shop.jsonl"), "-o", str(folder / "x")], stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 2 and b"--format html" in result.stderr


def test_an_empty_graph_is_a_page_too(browser: Browser, folder: Path, shop: Path) -> None:
    page = folder / "none.html"
    subprocess.run([tool_path(), "graph", str(folder / "shop.jsonl"), "--function", "nobody", "--format", "html", "-o", str(page), "-q"], check=True, timeout=60)
    for place in PLACES:
        browser.open(page, f"#/{place}")
