"""Fingerprints, secrets, addresses and back-off: the supervisor's small parts."""

import sys
import time
from pathlib import Path

import pytest

from seiva.local.enderecos import Enderecos, assumindo, nome_do_banco, trocar_banco, url
from seiva.local.erros import ErroLocal
from seiva.local.filhos import Filho
from seiva.local.preparo import RAIZ, Feitos, das_migracoes, identidade, impressao
from seiva.local.segredos import ler_ou_criar
from seiva.local.trava import Trava


def test_a_impressao_muda_com_o_conteudo_e_com_o_que_se_acrescenta() -> None:
    um, dois = RAIZ / "manage.py", RAIZ / "requirements.txt"
    assert impressao([um]) == impressao([um])
    assert len({impressao([um]), impressao([dois]), impressao([um, dois]), das_migracoes("x")}) == 4
    assert das_migracoes("a") != das_migracoes("b")


def test_passo_feito_vale_so_para_a_mesma_impressao(tmp_path: Path) -> None:
    feitos = Feitos(tmp_path / "feitos.json")
    assert not feitos.feito("tabelas", "1")
    feitos.anotar("tabelas", "1")
    assert feitos.feito("tabelas", "1")
    assert not feitos.feito("tabelas", "2")


def test_banco_que_nao_responde_nao_tem_identidade() -> None:
    assert identidade("postgresql://ninguem@/nada?host=/inexistente") is None


def test_segredos_nascem_uma_vez_e_so_o_dono_le(tmp_path: Path) -> None:
    arquivo = tmp_path / "segredos.json"
    primeiro = ler_ou_criar(arquivo, {"a": lambda: "um"})
    arquivo.chmod(0o644)
    segundo = ler_ou_criar(arquivo, {"a": lambda: "outro", "b": lambda: "dois"})
    assert (primeiro, segundo) == ({"a": "um"}, {"a": "um", "b": "dois"})
    assert arquivo.stat().st_mode & 0o777 == 0o600
    arquivo.write_text("estragado")
    with pytest.raises(ErroLocal, match="segredos"):
        ler_ou_criar(arquivo, {"a": lambda: "novo"})


def test_enderecos_guardam_senha_e_pasta_com_sinais() -> None:
    endereco = url("seiva_app", "a/b@c", "/srv/com espaço")
    assert endereco == (
        "postgresql://seiva_app:a%2Fb%40c@/seiva?host=/srv/com%20espa%C3%A7o&port=5432"
    )
    assert nome_do_banco(trocar_banco(endereco, "outro banco")) == "outro banco"
    assert trocar_banco(endereco, "x").split("?")[1] == endereco.split("?")[1]
    assert assumindo("postgresql:///x", "seiva_app").endswith("?options=-c%20role%3Dseiva_app")
    assert Enderecos("postgresql://d/a", "postgresql://p/a", "postgresql://s/a").do_banco("b") == (
        Enderecos("postgresql://d/b", "postgresql://p/b", "postgresql://s/b")
    )


def test_a_trava_e_de_um_so_e_morre_com_o_dono(tmp_path: Path) -> None:
    primeira, segunda = Trava(tmp_path / "t"), Trava(tmp_path / "t")
    assert primeira.tomar(endereco="http://aqui")
    assert not segunda.tomar()
    assert segunda.quem()["endereco"] == "http://aqui"
    primeira.soltar()
    assert segunda.tomar()
    segunda.soltar()


def test_filho_que_morre_logo_espera_cada_vez_mais(monkeypatch: pytest.MonkeyPatch) -> None:
    agora = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: agora)
    filho = Filho("O ensaio", [sys.executable, "-c", "raise SystemExit(3)"], {}, None)
    ditos = []
    for _ in range(7):
        filho.iniciar()
        while (dito := filho.vigiar()) is None:
            time.sleep(0.01)
        ditos.append(int(dito.split()[-2]))
        assert "código 3" in dito
        assert filho.vigiar() is None  # too early to start again
        assert filho.pid is None
    assert ditos == [1, 2, 4, 8, 16, 30, 30]
