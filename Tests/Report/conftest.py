"""Reports that the built tool made of made-up records, and a browser to open them in."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Iterator

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1] / "Support")]

import records  # noqa: E402
from built_tool import tool_path  # noqa: E402
from chromium import Browser  # noqa: E402


def make(folder: Path, journal: records.Journal, name: str, *options: str) -> Path:
    """The report of the records, a file."""
    source = journal.write(folder / f"{name}.jsonl")
    page = folder / f"{name}.html"
    subprocess.run([tool_path(), "graph", str(source), "--format", "html", "--output", str(page), "--quiet", *options], check=True, timeout=120)
    return page


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report")


@pytest.fixture(scope="session")
def shop(folder: Path) -> Path:
    return make(folder, records.shop(), "shop")


@pytest.fixture(scope="session")
def losing(folder: Path) -> Path:
    return make(folder, records.shop(loses=True), "losing")


@pytest.fixture(scope="session")
def hostile(folder: Path) -> Path:
    return make(folder, records.hostile(), "hostile")


@pytest.fixture(scope="session")
def large(folder: Path) -> Path:
    return make(folder, records.large(), "large")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def browser(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """The browser as a reader has it; a page that complains or asks for anything but itself fails."""
    chromium.prefer("light")
    chromium.size(1440, 900)
    yield chromium
    shots = os.environ.get("GAMMARAY_SCREENSHOTS")
    if shots:
        Path(shots).mkdir(parents=True, exist_ok=True)
        chromium.screenshot(Path(shots) / f"{request.node.name.replace('/', ' ')}.png")
    chromium.run("try { localStorage.clear() } catch {}")
    assert chromium.complaints == []
    assert [url for url in chromium.requests if not url.startswith(("file:", "data:", "about:"))] == []
