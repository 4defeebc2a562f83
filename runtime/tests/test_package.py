"""What the package imports at the start."""
import subprocess
import sys

import pytest
from conftest import SOURCE


def imported_at_the_start(mode):
    code = f"import sys; before = set(sys.modules); import gammaray.{mode} as g; g.entry(lambda e, c: 1); print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=SOURCE, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("mode", ["dynamic", "static", "hybrid"])
def test_nothing_heavy_is_imported_at_the_start(mode):
    heavy = {"http", "urllib", "hashlib", "hmac", "json", "ssl", "socket", "inspect", "logging", "asyncio", "decimal", "threading"}
    assert not heavy & imported_at_the_start(mode)


def test_static_mode_starts_with_what_dynamic_mode_starts_with():
    assert imported_at_the_start("static") - {"gammaray.static"} == imported_at_the_start("dynamic") - {"gammaray.dynamic"}


def test_only_the_standard_library_and_itself():
    import ast

    if sys.version_info < (3, 10):
        pytest.skip("this Python does not know its own modules' names")
    allowed = sys.stdlib_module_names | {"gammaray"}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            assert all(name.partition(".")[0] in allowed for name in names), (file, names)
