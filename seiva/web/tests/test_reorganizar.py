"""Pages of the reorganisation wizard, without scripts."""

from typing import Any
from uuid import uuid4

import pytest

from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.processos.models import Passagem
from seiva.reorganizacao.models import Reorganizacao
from seiva.web.tests.apoio import entrar, novo, texto, url
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
ATO = "Decreto 12/2026"


def dados(elenco: Elenco, **mais: Any) -> dict[str, Any]:
    unidades = elenco.casa.unidades
    return {
        "unidade": unidades["RH"].pk,
        "destino": unidades["TRIB"].pk,
        "acervo": "on",
        "ato": ATO,
        "data": hoje().isoformat(),
        "chave": str(uuid4()),
    } | mais


def test_extinguir_se_confere_antes_e_se_acompanha_depois(elenco: Elenco) -> None:
    processo = novo(elenco)
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/reorganizar/extinguir/")
    assert "Unidade que deixa de existir" in texto(edu.get(endereco))
    enviado = dados(elenco)
    previa = edu.post(endereco, enviado | {"prever": "sim"})
    assert "Extinção de RH, sucedida por TRIB" in texto(previa)
    assert "Processos abertos na unidade" in texto(previa)
    with elenco.em(elenco.casa):
        assert not Reorganizacao.objects.exists()
        assert Unidade.objects.get(sigla="RH").fim is None
    feita = edu.post(endereco, enviado | {"confirmar": "sim"}, follow=True)
    assert "Você pode sair desta página" in texto(feita)
    executar_tarefas()
    relatorio = edu.get(feita.request["PATH_INFO"])
    assert "concluída" in texto(relatorio)
    assert "Previsto" in texto(relatorio)
    with elenco.em(elenco.casa):
        aberta = Passagem.objects.get(processo=processo, aberta=True)
        assert aberta.unidade.sigla == "TRIB"


def test_a_recusa_volta_ao_campo_com_tudo_o_que_foi_escrito(elenco: Elenco) -> None:
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/reorganizar/extinguir/")
    mesma = dados(elenco, destino=elenco.casa.unidades["RH"].pk)
    resposta = edu.post(endereco, mesma | {"prever": "sim"})
    assert resposta.status_code == 422
    assert "A unidade que deixa de existir não recebe nada." in texto(resposta)
    assert ATO in texto(resposta)


def test_dividir_pergunta_primeiro_qual_e_depois_o_que_vai(elenco: Elenco) -> None:
    processo = novo(elenco)
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/reorganizar/dividir/")
    assert "Unidade a dividir" in texto(edu.get(endereco))
    rh, trib = elenco.casa.unidades["RH"], elenco.casa.unidades["TRIB"]
    pagina = texto(edu.get(f"{endereco}?unidade={rh.pk}"))
    assert "Férias" in pagina
    assert "Ana Prado" in pagina
    enviado = dados(elenco, destino=rh.pk, extingue="nao")
    enviado[f"pessoa_{elenco.contas['ana'].pk}"] = trib.pk
    feita = edu.post(f"{endereco}?unidade={rh.pk}", enviado | {"confirmar": "sim"})
    assert feita.status_code == 302
    executar_tarefas()
    with elenco.em(elenco.casa):
        assert Passagem.objects.get(processo=processo, aberta=True).unidade == trib


@pytest.mark.parametrize(
    ("como", "mais", "rotulo"),
    [
        ("renomear", {"sigla": "GP"}, "RH (Recursos Humanos) passa a GP (Recursos Humanos)"),
        ("mover", {"superior": "TRIB"}, "RH passa a ficar sob TRIB"),
        ("fundir", {"origens": "RH"}, "Fusão de RH em TRIB"),
    ],
)
def test_cada_passo_tem_previa_e_confirmacao(
    elenco: Elenco, como: str, mais: dict[str, Any], rotulo: str
) -> None:
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, f"administracao/reorganizar/{como}/")
    assert edu.get(endereco).status_code == 200
    siglas = elenco.casa.unidades
    enviado = dados(elenco) | {c: siglas[v].pk if v in siglas else v for c, v in mais.items()}
    assert rotulo in texto(edu.post(endereco, enviado | {"prever": "sim"}))
    assert rotulo in texto(edu.post(endereco, enviado | {"confirmar": "sim"}, follow=True))
    assert rotulo in texto(edu.get(url(elenco.casa, "administracao/reorganizar/")))


def test_quem_nao_administra_nao_entra(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    for fim in ("", "fundir/", "extinguir/"):
        assert ana.get(url(elenco.casa, f"administracao/reorganizar/{fim}")).status_code == 403


def test_passo_que_nao_existe_nao_se_acha(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    assert edu.get(url(elenco.casa, "administracao/reorganizar/somar/")).status_code == 404


def test_o_lote_pode_ser_pedido_de_novo_sem_fazer_nada_duas_vezes(elenco: Elenco) -> None:
    novo(elenco)
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/reorganizar/extinguir/")
    feita = edu.post(endereco, dados(elenco) | {"confirmar": "sim"}, follow=True)
    onde = feita.request["PATH_INFO"]
    edu.post(f"{onde}retomar/")
    executar_tarefas()
    with elenco.em(elenco.casa):
        assert Reorganizacao.objects.get().feito["abertos"] == 1
