"""Second factors: codes of an application, recovery codes, and when the last one may go."""

import time

import pyotp
import pytest
import time_machine

from seiva.core.tenancy import escopo
from seiva.organizacao.models import Autenticador, ChaveDeAcesso, Conta, Perfil
from seiva.organizacao.seguranca import autenticador, cofre, recuperacao
from seiva.organizacao.seguranca.fatores import (
    conferir_que_sobra,
    perfis_que_exigem,
    tem_segundo_fator,
)
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco, montar

pytestmark = pytest.mark.django_db


def registrar(conta: Conta) -> pyotp.TOTP:
    segredo, _ = autenticador.comecar(conta)
    totp = pyotp.TOTP(segredo)
    autenticador.confirmar(conta, totp.now())
    return totp


def test_o_primeiro_codigo_certo_poe_o_aplicativo_em_uso(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    segredo, endereco = autenticador.comecar(ana)
    assert endereco.startswith("otpauth://totp/Seiva:")
    assert not tem_segundo_fator(ana)
    autenticador.confirmar(ana, pyotp.TOTP(segredo).now())
    assert tem_segundo_fator(ana)


def test_enquanto_nao_confirma_o_segredo_e_o_mesmo(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    assert autenticador.comecar(ana) == autenticador.comecar(ana)


def test_codigo_errado_nao_poe_em_uso(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    autenticador.comecar(ana)
    with recusado("codigo_errado"):
        autenticador.confirmar(ana, "000000")
    assert not tem_segundo_fator(ana)


def test_quem_ja_tem_nao_comeca_outro(elenco: Elenco) -> None:
    registrar(elenco.contas["ana"])
    with recusado("ja_tem"):
        autenticador.comecar(elenco.contas["ana"])


def test_o_mesmo_codigo_nao_serve_duas_vezes(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    with time_machine.travel("2026-11-20 12:00:00-03:00", tick=False) as relogio:
        totp = registrar(ana)
        assert not autenticador.conferir(ana, totp.now())
        relogio.shift(30)
        codigo = totp.now()
        assert autenticador.conferir(ana, codigo)
        assert not autenticador.conferir(ana, codigo)


def test_relogio_meio_minuto_fora_ainda_serve_e_mais_do_que_isso_nao(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    with time_machine.travel("2026-11-20 12:00:00-03:00", tick=False) as relogio:
        totp = registrar(ana)
        relogio.shift(300)
        assert not autenticador.conferir(ana, totp.at(int(time.time()) - 90))
        assert autenticador.conferir(ana, totp.at(int(time.time()) - 30))


@pytest.mark.parametrize("codigo", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "0" * 500])
def test_o_que_nao_sao_seis_digitos_e_recusado(elenco: Elenco, codigo: str) -> None:
    registrar(elenco.contas["ana"])
    assert not autenticador.conferir(elenco.contas["ana"], codigo)


def test_o_segredo_nao_fica_legivel_e_nao_serve_a_outra_conta(elenco: Elenco) -> None:
    ana, bia = elenco.contas["ana"], elenco.contas["bia"]
    segredo, _ = autenticador.comecar(ana)
    guardado = bytes(Autenticador.objects.get(conta=ana).segredo)
    assert segredo.encode() not in guardado
    with pytest.raises(cofre.SegredoIlegivel):
        cofre.abrir(guardado, uso=autenticador.USO, dono=bia.pk)


def test_codigos_de_recuperacao_servem_uma_vez_cada(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    codigos = recuperacao.gerar(ana)
    assert len(set(codigos)) == recuperacao.QUANTOS == recuperacao.restam(ana)
    assert recuperacao.gastar(ana, codigos[0].upper().replace("-", " "))
    assert not recuperacao.gastar(ana, codigos[0])
    assert not recuperacao.gastar(elenco.contas["bia"], codigos[1])
    assert recuperacao.restam(ana) == recuperacao.QUANTOS - 1


def test_gerar_outros_anula_os_anteriores(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    antigos = recuperacao.gerar(ana)
    recuperacao.gerar(ana)
    assert not recuperacao.gastar(ana, antigos[0])


@pytest.mark.django_db(transaction=True)
def test_dois_aparelhos_com_o_mesmo_codigo_so_um_entra() -> None:
    ana = montar().contas["ana"]
    (codigo, *_) = recuperacao.gerar(ana)
    entraram = ao_mesmo_tempo(*[lambda: recuperacao.gastar(ana, codigo)] * 4)
    assert sorted(entraram) == [False, False, False, True]


@pytest.mark.django_db(transaction=True)
def test_dois_navegadores_com_o_mesmo_codigo_do_aplicativo_so_um_entra() -> None:
    ana = montar().contas["ana"]
    with time_machine.travel("2026-11-20 12:00:00-03:00", tick=False) as relogio:
        totp = registrar(ana)
        relogio.shift(60)
        codigo = totp.now()
        entraram = ao_mesmo_tempo(*[lambda: autenticador.conferir(ana, codigo)] * 4)
    assert sorted(entraram) == [False, False, False, True]


def test_onde_o_perfil_exige_o_ultimo_fator_nao_sai(elenco: Elenco) -> None:
    ana, casa = elenco.contas["ana"], elenco.casa
    registrar(ana)
    conferir_que_sobra(ana, sem_autenticador=True)
    with escopo(casa.instituicao.pk):
        Perfil.objects.filter(lotacoes__conta=ana).update(exige_segundo_fator=True)
    assert perfis_que_exigem(ana)
    with recusado("segundo_fator_exigido"):
        conferir_que_sobra(ana, sem_autenticador=True)
    ChaveDeAcesso.objects.create(
        conta=ana, credencial=b"1", chave_publica=b"2", nome="USB", criada_em=ana.criada_em
    )
    conferir_que_sobra(ana, sem_autenticador=True)
    with recusado("segundo_fator_exigido"):
        conferir_que_sobra(ana, sem_autenticador=True, sem_chaves=1)
