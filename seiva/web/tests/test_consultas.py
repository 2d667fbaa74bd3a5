"""The pages of who conducts a public consultation."""

from typing import Any

import pytest

from seiva.core.relogio import como_em
from seiva.participacao.acoes.moderar import marca
from seiva.participacao.models import ConsultaPublica, Contribuicao
from seiva.participacao.tests.apoio import abrir, cidada, dia, norma, opinar
from seiva.processos.models import Processo
from seiva.web.tests.apoio import caminho, entrar, texto
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def pagina_de(elenco: Elenco, consulta: ConsultaPublica) -> str:
    processo = Processo(pk=consulta.processo_id)
    return caminho(elenco.casa, processo, f"consultas/{consulta.pk}/")


def test_do_processo_a_consulta_aberta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        documento = norma(elenco.ator("ana"), elenco.casa)
    ana = entrar(elenco, "ana")
    lista = caminho(elenco.casa, documento.processo, "consultas/")
    assert lista in texto(ana.get(caminho(elenco.casa, documento.processo)))
    assert "Nova consulta" in texto(ana.get(lista))
    pedido = {
        "documento": str(documento.pk),
        "titulo": "Feiras livres",
        "apresentacao": "Diga o que pensa.",
        "de": f"{dia(0):%Y-%m-%d}",
        "ate": f"{dia(-3):%Y-%m-%d}",
        "moderada": "on",
    }
    recusada = ana.post(f"{lista}abrir/", pedido)
    assert recusada.status_code == 422 and "Diga o que pensa." in texto(recusada)
    aberta = ana.post(f"{lista}abrir/", pedido | {"ate": f"{dia(5):%Y-%m-%d}"})
    assert aberta.status_code == 302
    assert "Nada espera moderação" in texto(ana.get(aberta["Location"]))
    assert "Feiras livres" in texto(ana.get(lista))


def test_quem_nao_conduz_le_e_nao_tem_botoes(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
        opinar(cidada(elenco), consulta)
    for quem in ("fabio", "bia"):
        cliente = entrar(elenco, quem)
        corpo = texto(cliente.get(pagina_de(elenco, consulta)))
        assert "Abram mais cedo." in corpo
        assert 'name="ato"' not in corpo
        lista = caminho(elenco.casa, Processo(pk=consulta.processo_id), "consultas/")
        assert "Nova consulta" not in texto(cliente.get(lista))
        assert cliente.get(f"{lista}abrir/").status_code in {403, 422}


def _mandar(cliente: Any, pagina: str, ato: str, **dados: Any) -> Any:
    return cliente.post(pagina, {"ato": ato} | dados)


def test_moderar_prorrogar_e_cancelar_pela_pagina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa, moderada=True)
        uma, outra = opinar(cidada(elenco), consulta), opinar(cidada(elenco), consulta)
    ana, pagina = entrar(elenco, "ana"), pagina_de(elenco, consulta)
    vista = {"contribuicao": uma.pk, "vista": marca(uma)}
    assert _mandar(ana, pagina, "publicar", **vista).status_code == 302
    antiga = _mandar(ana, pagina, "publicar", **vista)
    assert antiga.status_code in {409, 422} and "depois que você abriu" in texto(antiga)
    vista = {"contribuicao": outra.pk, "vista": marca(outra)}
    assert _mandar(ana, pagina, "reter", **vista).status_code == 422
    assert _mandar(ana, pagina, "reter", **vista, motivo="ofensa").status_code == 302
    with elenco.em(elenco.casa):
        estados = [c.situacao for c in Contribuicao.objects.order_by("pk")]
        assert estados == ["publicada", "retida"]
    assert _mandar(ana, pagina, "prorrogar", ate=f"{dia(9):%Y-%m-%d}").status_code == 422
    assert _mandar(ana, pagina, "prorrogar", ate=f"{dia(15):%Y-%m-%d}").status_code == 302
    assert _mandar(ana, pagina, "cancelar", motivo="").status_code == 422
    assert _mandar(ana, pagina, "cancelar", motivo="Texto errado").status_code == 302
    assert "Texto errado" in texto(ana.get(pagina))
    assert _mandar(ana, pagina, "inventado").status_code == 404


def test_relatar_e_responder_pela_pagina(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        consulta = abrir(elenco.ator("ana"), elenco.casa)
        opinar(cidada(elenco), consulta, ordem=2)
    ana, pagina = entrar(elenco, "ana"), pagina_de(elenco, consulta)
    with como_em(consulta.fecha_em):
        relatada = _mandar(ana, pagina, "relatar", tipo=elenco.casa.oficio.pk)
        assert relatada.status_code == 302
        corpo = texto(ana.get(pagina))
        assert "O relatório já está no processo" in corpo and "Em geral" in corpo
        assert _mandar(ana, pagina, "publicar_resposta").status_code == 422
        assert _mandar(ana, pagina, "responder", trecho=0, texto="Obrigado.").status_code == 302
        assert _mandar(ana, pagina, "responder", trecho=2, texto="Mudamos.").status_code == 302
        assert _mandar(ana, pagina, "publicar_resposta").status_code == 302
    publica = texto(ana.get(f"/campo-alto/consultas-publicas/{consulta.pk}/"))
    assert "Obrigado." in publica and "Mudamos." in publica
