# Needs only Python 3.11 or newer and make. Another interpreter: make demo PYTHON=python3.12
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && \
	echo $$p && break; done)
PY := .venv/bin/python
TESTES ?=

.DEFAULT_GOAL := ajuda
ESCALA ?= 1
BENCH_DADOS ?= .dados/bench
MEDIDA ?=

.PHONY: ajuda demo test bench check formatar limpar python instalar instalar-testes

ajuda:
	@echo 'make demo      instala e sobe o Seiva com uma prefeitura de demonstração'
	@echo 'make test      roda os testes (TESTES=caminho para alguns)'
	@echo 'make check     formato, estilo, tipos, camadas e migrações'
	@echo 'make bench     mede o desempenho (ESCALA=0.1 para um décimo dos dados) e escreve docs/desempenho.md'
	@echo 'make formatar  formata o código'
	@echo 'make limpar    encerra e apaga o ambiente (.venv) e os dados (.dados)'

python:
	@test -n '$(PYTHON)' || { \
		echo 'O Seiva precisa de Python 3.11 ou mais novo.' >&2; \
		echo 'Instale-o ou indique-o: make demo PYTHON=/caminho/python3.12' >&2; \
		exit 1; }

instalar: python
	@$(PYTHON) seiva/local/instalar.py

instalar-testes: python
	@$(PYTHON) seiva/local/instalar.py --testes

demo: instalar
	@$(PY) -m seiva.local demo

test: instalar-testes
	@$(PY) -m seiva.local testes
	$(PY) -m pytest $(TESTES)

bench: instalar-testes
	@$(PY) -m bench medir --dados $(BENCH_DADOS) --escala $(ESCALA) $(MEDIDA)

check: instalar-testes
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy seiva
	.venv/bin/lint-imports
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

formatar: instalar-testes
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

limpar:
	@test ! -x $(PY) || $(PY) -m seiva.local limpar
	rm -rf .venv
