.PHONY: study lab test notebooks bench lock clean setup

ARTICLE ?= seeds/000_01a596b34eb9c361.txt
PYTHON ?= python3
BIN := .venv/bin

study: .venv/study.done
	@$(BIN)/studykit study "$(ARTICLE)"

# One stamp a set of packages: what is installed already is not looked at again.
.venv/study.done: requirements.txt constraints.txt pyproject.toml
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -r requirements.txt
	@touch $@

.venv/test.done: .venv/study.done
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -c constraints.txt -e ".[lab,test]"
	@touch $@
