# Each target alone is enough on a fresh machine: ./setup installs what is missing and takes a second when nothing is.
.PHONY: help setup build release test corpus bench evaluate demo wheel clean

python := .venv/bin/python
export REWRITE_TOOL := $(CURDIR)/.build/dist/rewrite-tool

help:
	@echo 'make demo     build an application, bundle it, run it in a local cloud and print who caused what'
	@echo 'make test     everything that CI runs'
	@echo 'make build    the tool for development: .build/debug/rewrite-tool'
	@echo 'make release  the tool for use: .build/dist/rewrite-tool, one file that needs nothing but libc and libm'
	@echo 'make wheel    dist/gammaray-*.whl: the tool and the runtime for pip'
	@echo 'make corpus   try the rewriter on some 5,000 files of others'
	@echo 'make bench    the figures of the README'
	@echo 'make evaluate the paper'"'"'s applications against X-Ray and OpenTelemetry; EVALUATE="--repetitions 5" for a quick look'
	@echo 'make setup    what all of these need: Debian packages, the Python grammar, a Python environment'
	@echo 'make clean    remove what was built and downloaded, but for the Python environment'

setup:
	@./setup

build: setup
	swift build --product rewrite-tool

release: setup
	@scripts/release

test: release
	@scripts/test

corpus: release
	@$(python) corpus

bench: release
	@failed=0; for bench in benchmarks/*/run; do echo "== $$bench"; "$$bench" || failed=1; done; exit $$failed

evaluate: release
	@$(python) benchmarks/evaluate $(EVALUATE)

demo: release
	@$(python) examples/web-app/demo.py

wheel: release
	@$(python) packaging/build_gammaray.py

clean:
	rm -rf .build .cache dist Sources/CTreeSitterPython/grammar
