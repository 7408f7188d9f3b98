# make run    sets everything up and opens the program on the demo pictures; ARGS="…" replaces them
# make test   installs the extras for tests and documents and runs every test, the real engine included
# make check  format, lint, types (the engine's too), import contracts
# make clean  removes whatever these commands have made, the virtual environment too
#
# EXTRA=cpu or EXTRA=cuda overrules what is seen of the machine; PYTHON=… names the interpreter.

ifndef EXTRA
EXTRA := $(shell if [ -n "$$(ls /proc/driver/nvidia/gpus 2>/dev/null)" ] \
	|| nvidia-smi -L 2>/dev/null | grep -q '^GPU'; then echo cuda; else echo cpu; fi)
endif
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
ARGS ?= glm4v_tui/demo/pictures

BIN := .venv/bin
ENGINE := .venv/.engine-$(EXTRA)
TOOLS := .venv/.tools

.PHONY: run test check clean

run: $(ENGINE)
	@$(BIN)/glm4v-tui $(ARGS)

test: $(ENGINE) $(TOOLS)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(ENGINE) $(TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf .venv build dist *.egg-info snapshot_report.html
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find glm4v_tui tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer with venv is needed" \
		"(on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(ENGINE): pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --disable-pip-version-check -e '.[$(EXTRA)]' || { \
		echo "If pip has not found torch: set PIP_EXTRA_INDEX_URL to PyTorch's index for this" \
		"machine (pytorch.org/get-started shows it under Pip), and run make again." >&2; exit 1; }
	$(BIN)/python -m glm4v_tui.doctor.repair
	@touch $@

$(TOOLS): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --disable-pip-version-check -e '.[test,documents]'
	@touch $@
