.PHONY: study brief class lab test notebooks script bench mutants lock clean

ARTICLE ?= seeds/000_01a596b34eb9c361.txt
# A name is data: neither make nor the shell looks for commands in it.
override ARTICLE := $(value ARTICLE)
export ARTICLE
PYTHON ?= python3
BIN := .venv/bin
UV := uv==0.13.9

study: .venv/study.done
	@$(BIN)/studykit study -- "$$ARTICLE"

# The page to take into a meeting: PDF=1 prints it too.
brief: .venv/study.done
	@$(BIN)/studykit brief $(if $(PDF),--pdf) -- "$$ARTICLE"

# The lessons for a class: students' notebooks, and the teacher's.
class: .venv/study.done
	@$(BIN)/studykit class -- "$$ARTICLE"

# JupyterLab refuses to run as root unless told that it may.
lab: .venv/study.done
	@$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb $(if $(filter 0,$(shell id -u)),--allow-root) $(LAB)

test: .venv/test.done
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff format --check --quiet --config 'format.exclude = []' --line-length 72 notebooks
	@$(BIN)/mypy
	@$(BIN)/pytest -n 2 --dist loadfile $(TESTS)

notebooks: .venv/study.done
	@$(BIN)/studykit notebooks

# The explorer's scripts in short, as its page holds them.
script: .venv/study.done
	@$(BIN)/uv pip install --quiet --python $(BIN)/python -e ".[script]"
	@$(BIN)/python -m studykit.export.explorer.shorten

# Speed; the accuracy_*.py beside them take a file of annotated articles.
bench: .venv/test.done
	@for name in tables words fresh_clone; do $(BIN)/python benchmarks/$$name.py || exit 1; done

# Which rules no test misses: each is switched off in turn. MUTANTS limits it (quotes/grammar).
mutants: .venv/test.done
	@$(BIN)/python benchmarks/mutants.py $(MUTANTS)

# The exact versions for every supported Python, without addresses.
lock: .venv/study.done
	@$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.11 \
	  --extra lab --extra test --no-annotate --no-header pyproject.toml -o constraints.txt

clean:
	rm -rf .venv out .pytest_cache .hypothesis .mypy_cache .ruff_cache

# What is installed already is not looked at again until one of these files changes.
.venv/study.done: requirements.txt constraints.txt pyproject.toml
	@echo "Setting up (once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -r requirements.txt
	@touch $@

.venv/test.done: .venv/study.done
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python -c constraints.txt -e ".[lab,test]"
	@touch $@
