"""Labels on the pages: mesa, process, the unit's own list, administration."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.manter_marcadores import criar_marcador, desativar_marcador
from seiva.processos.acoes.marcar import marcar_processo
from seiva.processos.models import Marca, Marcador, PassoDeMarca
from seiva.processos.regras.cores import folha_de_cores
from seiva.web.tests.apoio import caminho, contando, entrar, novo, texto, url
from tests.elenco import Elenco
from tests.fabricas import autuar, autuar_sigiloso

pytestmark = pytest.mark.django_db


def criar(
    elenco: Elenco, nome: str = "Urgente", quem: str = "ana", cor: str = "vermelho"
) -> Marcador:
    with elenco.em(elenco.casa):
        return criar_marcador(elenco.ator(quem), nome=nome, cor=cor)


def chips(pagina: str) -> list[str]:
    """The labels of the rows of the mesa, with the words that only assistive technology says."""
    achados = re.findall(r'<span class="etiqueta marcador cor-[^>]*>.*?</svg> (.*?)</td>', pagina)
    return [re.sub(r"<[^>]+>", "", achado).strip() for achado in achados]


def test_o_marcador_posto_aparece_na_mesa_com_cor_e_texto(elenco: Elenco) -> None:
    processo, marcador = novo(elenco), criar(elenco)
    ana = entrar(elenco, "ana")
    dados = {"marcador": marcador.pk, "texto": "até <sexta>", "processo": processo.pk}
    resposta = ana.post(caminho(elenco.casa, processo, "marcar/"), dados)
    assert resposta.status_code == 302
    pagina = texto(ana.get(url(elenco.casa, "mesa/")))
    assert 'class="etiqueta marcador cor-vermelho" title="até &lt;sexta&gt;"' in pagina
    assert chips(pagina) == ["Urgente: até &lt;sexta&gt;"]


def test_em_lote_marca_os_que_se_escolheram(elenco: Elenco) -> None:
    casa, marcador = elenco.casa, criar(elenco)
    um, dois, tres = novo(elenco), novo(elenco), novo(elenco)
    ana = entrar(elenco, "ana")
    lote = ana.post(url(casa, "mesa/lote/"), {"acao": "marcar", "processo": [um.pk, dois.pk]})
    assert lote.status_code == 302
    pagina = texto(ana.get(lote["Location"]))
    assert "<h1>Marcador</h1>" in pagina
    assert um.numero in pagina and tres.numero not in pagina
    dados = {"marcador": marcador.pk, "texto": "", "processo": [um.pk, dois.pk]}
    ana.post(url(casa, "mesa/lote/marcar/"), dados)
    with elenco.em(casa):
        assert set(Marca.objects.values_list("processo", flat=True)) == {um.pk, dois.pk}


def test_unidade_sem_marcadores_e_levada_a_criar_o_primeiro(elenco: Elenco) -> None:
    processo = novo(elenco)
    pagina = texto(entrar(elenco, "ana").get(caminho(elenco.casa, processo, "marcar/")))
    assert "A unidade ainda não tem marcadores" in pagina
    assert url(elenco.casa, "marcadores/novo/") in pagina


def test_filtro_por_marcador_mostra_so_os_que_o_tem_e_pagina(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    casa, marcador, outro = elenco.casa, criar(elenco), criar(elenco, "Revisar")
    with elenco.em(casa):
        ana = elenco.ator("ana")
        marcados = [autuar(ana, casa) for _ in range(3)]
        for processo in marcados:
            marcar_processo(ana, processo=processo, marcador=marcador)
        marcar_processo(ana, processo=autuar(ana, casa), marcador=outro)
    monkeypatch.setattr("seiva.mesa.consulta.POR_PAGINA", 2)
    cliente = entrar(elenco, "ana")
    vistos, proxima = [], url(casa, f"mesa/?marcador={marcador.pk}")
    while proxima:
        pagina = texto(cliente.get(proxima))
        vistos += re.findall(r'<a class="numero" href="[^"]+">([^<]+)</a>', pagina)
        seguinte = re.search(r'rel="next" href="([^"]+)"', pagina)
        proxima = seguinte[1].replace("&amp;", "&") if seguinte else ""
    assert vistos == [p.numero for p in reversed(marcados)]


@pytest.mark.parametrize("valor", ["x", "0", "999999999999999999999", "-1", "1' or 1=1", "²"])
def test_filtro_com_valor_estranho_nao_quebra(elenco: Elenco, valor: str) -> None:
    criar(elenco)
    resposta = entrar(elenco, "ana").get(url(elenco.casa, "mesa/"), {"marcador": valor})
    assert resposta.status_code == 200


def test_a_mesa_faz_uma_pergunta_so_pelos_marcadores(elenco: Elenco) -> None:
    casa, ana = elenco.casa, entrar(elenco, "ana")

    def das_marcas(quantos: int) -> int:
        for i in range(quantos):
            marcador, processo = criar(elenco, f"Marcador {i} de {quantos}"), novo(elenco)
            with elenco.em(casa):
                marcar_processo(elenco.ator("ana"), processo=processo, marcador=marcador)
        ana.get(url(casa, "mesa/"))
        with contando() as consultas:
            ana.get(url(casa, "mesa/"))
        return sum("processos_marca" in c["sql"] for c in consultas.captured_queries)

    assert das_marcas(1) == 1
    assert das_marcas(6) == 1


def test_o_que_esta_sob_sigilo_nao_mostra_marcador_na_lista(elenco: Elenco) -> None:
    casa, marcador = elenco.casa, criar(elenco)
    with elenco.em(casa):
        ana = elenco.ator("ana")
        marcar_processo(ana, processo=autuar_sigiloso(ana, casa), marcador=marcador, texto="x")
    assert chips(texto(entrar(elenco, "ana").get(url(casa, "mesa/")))) == []


def test_a_pagina_do_processo_poe_altera_tira_e_conta_o_que_houve(elenco: Elenco) -> None:
    casa, processo, marcador = elenco.casa, novo(elenco), criar(elenco)
    ana, pagina = entrar(elenco, "ana"), caminho(elenco.casa, processo, "marcadores/")
    assert pagina in texto(ana.get(caminho(casa, processo)))
    ana.post(caminho(casa, processo, "marcar/"), {"marcador": marcador.pk, "texto": "até sexta"})
    with elenco.em(casa):
        marca = Marca.objects.get()
    assert ana.post(f"{pagina}{marca.pk}/", {"texto": "até quinta"}).status_code == 302
    vista = texto(ana.get(caminho(casa, processo)))
    assert "Marcadores da unidade" in vista and "até quinta" in vista
    vista = texto(ana.get(pagina))
    assert "até quinta" in vista and "Antes: “até sexta”." in vista
    assert ana.post(f"{pagina}{marca.pk}/tirar/").status_code == 302
    vista = texto(ana.get(pagina))
    assert "Nenhum marcador." in vista
    assert vista.index("Tirou o marcador") < vista.index("Pôs o marcador")


def test_texto_longo_volta_com_o_que_se_escreveu(elenco: Elenco) -> None:
    processo, marcador = novo(elenco), criar(elenco)
    dados = {"marcador": marcador.pk, "texto": "x" * 501}
    resposta = entrar(elenco, "ana").post(caminho(elenco.casa, processo, "marcar/"), dados)
    assert resposta.status_code == 422
    assert "x" * 501 in texto(resposta)


def test_a_marca_de_outra_unidade_e_como_se_nao_houvesse(elenco: Elenco) -> None:
    casa, processo, marcador = elenco.casa, novo(elenco), criar(elenco)
    with elenco.em(casa):
        ana = elenco.ator("ana")
        marca = marcar_processo(ana, processo=processo, marcador=marcador, texto="só nosso")
        enviar_processo(
            ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True
        )
    bia, pagina = entrar(elenco, "bia"), caminho(casa, processo, "marcadores/")
    assert "só nosso" not in texto(bia.get(caminho(casa, processo)))
    vista = texto(bia.get(pagina))
    assert "só nosso" not in vista and "Urgente" not in vista
    assert bia.get(f"{pagina}{marca.pk}/").status_code == 404
    assert bia.post(f"{pagina}{marca.pk}/tirar/").status_code == 404
    assert bia.get(url(casa, f"marcadores/{marcador.pk}/")).status_code == 404
    for ato in ("desativar", "reativar", "excluir"):
        assert bia.post(url(casa, f"marcadores/{marcador.pk}/{ato}/")).status_code == 404
    alheio = bia.post(caminho(casa, processo, "marcar/"), {"marcador": marcador.pk, "texto": ""})
    assert alheio.status_code == 422
    assert "Urgente" not in texto(bia.get(url(casa, "mesa/")))
    assert processo.numero not in texto(bia.get(url(casa, f"mesa/?marcador={marcador.pk}")))


def test_a_lista_da_unidade_cria_altera_e_tira_de_uso(elenco: Elenco) -> None:
    casa, ana = elenco.casa, entrar(elenco, "ana")
    lista = url(casa, "marcadores/")
    assert "Nenhum marcador ainda" in texto(ana.get(lista))
    assert ana.post(f"{lista}novo/", {"nome": "Revisar", "cor": "lilas"}).status_code == 302
    with elenco.em(casa):
        marcador = Marcador.objects.get()
    repetido = ana.post(f"{lista}novo/", {"nome": "REVISAR", "cor": "azul"})
    assert repetido.status_code == 422
    assert "já usa o marcador “Revisar”" in texto(repetido)
    ana.post(f"{lista}{marcador.pk}/", {"nome": "Rever", "cor": "ouro"})
    vista = texto(ana.get(lista))
    assert "Rever" in vista and "Ouro" in vista and "Em uso" in vista
    ana.post(f"{lista}{marcador.pk}/desativar/")
    assert "Fora de uso" in texto(ana.get(lista))
    ana.post(f"{lista}{marcador.pk}/reativar/")
    ana.post(f"{lista}{marcador.pk}/excluir/")
    assert "Nenhum marcador ainda" in texto(ana.get(lista))


def test_o_usado_nao_se_exclui_e_a_pagina_diz_por_que(elenco: Elenco) -> None:
    casa, processo, marcador = elenco.casa, novo(elenco), criar(elenco)
    with elenco.em(casa):
        marcar_processo(elenco.ator("ana"), processo=processo, marcador=marcador)
    ana = entrar(elenco, "ana")
    resposta = ana.post(url(casa, f"marcadores/{marcador.pk}/excluir/"), follow=True)
    assert "já foi usado e por isso não se exclui" in texto(resposta)
    assert "1 processo" in texto(ana.get(url(casa, "marcadores/")))


def test_o_fora_de_uso_nao_se_oferece_e_ainda_filtra(elenco: Elenco) -> None:
    casa, processo, marcador = elenco.casa, novo(elenco), criar(elenco)
    with elenco.em(casa):
        ator = elenco.ator("ana")
        marcar_processo(ator, processo=processo, marcador=marcador)
        desativar_marcador(ator, marcador=marcador)
    ana = entrar(elenco, "ana")
    assert "A unidade ainda não tem marcadores" in texto(
        ana.get(caminho(casa, processo, "marcar/"))
    )
    assert processo.numero in texto(ana.get(url(casa, f"mesa/?marcador={marcador.pk}")))


def test_a_administracao_lista_os_de_todas_as_unidades(elenco: Elenco) -> None:
    casa = elenco.casa
    criar(elenco)
    criar(elenco, "Dívida", "bia")
    edu, lista = entrar(elenco, "edu"), url(casa, "administracao/marcadores/")
    assert lista in texto(edu.get(url(casa, "administracao/")))
    pagina = texto(edu.get(lista))
    assert "Urgente" in pagina and "Dívida" in pagina
    trib = casa.unidades["TRIB"].pk
    so_trib = texto(edu.get(lista, {"f-unidade": trib}))
    assert "Dívida" in so_trib and "Urgente" not in so_trib
    assert "Urgente" not in texto(edu.get(lista, {"texto": "divida"}))
    assert entrar(elenco, "ana").get(lista).status_code == 403


def test_a_folha_de_estilo_tem_as_cores_da_regra(elenco: Elenco) -> None:
    achada = finders.find("seiva/marcadores.css")
    assert isinstance(achada, str)
    assert folha_de_cores() in Path(achada).read_text()


def test_o_historico_dos_marcadores_pagina(elenco: Elenco, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seiva.web.marcas.POR_PAGINA", 2)
    processo, marcador = novo(elenco), criar(elenco)
    with elenco.em(elenco.casa):
        for dito in ("um", "dois", "três"):
            marcar_processo(elenco.ator("ana"), processo=processo, marcador=marcador, texto=dito)
        assert PassoDeMarca.objects.count() == 3
    ana = entrar(elenco, "ana")
    pagina = texto(ana.get(caminho(elenco.casa, processo, "marcadores/")))
    seguinte = re.search(r'rel="next" href="([^"]+)"', pagina)
    assert seguinte is not None and "Pôs o marcador" not in pagina
    assert "Pôs o marcador" in texto(ana.get(seguinte[1].replace("&amp;", "&")))
