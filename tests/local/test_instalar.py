"""The installer's stamp: nothing twice, everything again when a list changes."""

import subprocess
import sys
from pathlib import Path

import pytest

from seiva.local import instalar


@pytest.fixture
def raiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with an environment that was already installed."""
    (tmp_path / "requirements.txt").write_text("a==1\n")
    (tmp_path / "requirements-dev.txt").write_text("b==1\n")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setattr(instalar, "RAIZ", tmp_path)
    monkeypatch.setattr(instalar, "VENV", tmp_path / ".venv")
    instalar.selo(False).write_text(instalar.marca(False) + "\n")
    return tmp_path


def test_ambiente_em_dia_nao_e_tocado(raiz: Path) -> None:
    assert instalar.em_dia(False)
    assert instalar.principal(False) == 0
    assert sorted(p.name for p in (raiz / ".venv").iterdir()) == [".seiva-instalado", "bin"]


def test_lista_mudada_pede_nova_instalacao(raiz: Path) -> None:
    (raiz / "requirements.txt").write_text("a==2\n")
    assert not instalar.em_dia(False)


def test_as_dependencias_dos_testes_tem_selo_proprio(raiz: Path) -> None:
    assert not instalar.em_dia(True)


def test_interpretador_que_sumiu_pede_nova_instalacao(raiz: Path) -> None:
    (raiz / ".venv" / "bin" / "python").unlink()
    assert not instalar.em_dia(False)


def test_o_instalador_roda_sem_nada_instalado() -> None:
    """Isolated from every package: only the standard library may be imported."""
    codigo = "import runpy, sys; runpy.run_path(sys.argv[1], run_name='instalador')"
    comando = [sys.executable, "-I", "-S", "-c", codigo, str(instalar.__file__)]
    assert subprocess.run(comando, capture_output=True).returncode == 0
