"""Searching documents: fresh at commit, only what may be read, honest about what was left out."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.core.ator import Ator
from seiva.core.eventos import anunciar
from seiva.core.relogio import agora, hoje
from seiva.documentos.acoes.alterar import alterar_documento
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, Leitura
from seiva.pesquisa import avisos
from seiva.pesquisa.documentos import FiltrosDeDocumento, achar_documentos
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from tests.apoio import executar_tarefas
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def achados(ator: Ator, texto: str, **filtros: object) -> list[int]:
    return achar_documentos(ator, texto, FiltrosDeDocumento(**filtros)).chaves  # type: ignore[arg-type]


def reler(documento: Documento) -> Documento:
    return Documento.objects.um(pk=documento.pk)


def assinado(elenco: Elenco, texto: str, **dados: object) -> Documento:
    ana = elenco.ator("ana")
    documento = redigir(ana, elenco.casa, autuar(ana, elenco.casa, **dados), texto)
    assinar(ana, elenco.casa, documento)
    return reler(documento)


def arquivo(elenco: Elenco, texto: str) -> Documento:
    ana = elenco.ator("ana")
    guardado = guardar_arquivo([texto.encode()], nome="laudo.pdf", tipo_mime="application/pdf")
    return incluir_arquivo(
        ana,
        processo=autuar(ana, elenco.casa),
        dados=DadosDoDocumento(tipo=elenco.casa.anexo, descricao="Laudo do muro"),
        arquivo=guardado,
    )


def test_minuta_so_e_achada_pela_sua_unidade_e_o_assinado_por_todos(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    minuta = redigir(ana, cena.casa, autuar(ana, cena.casa), "Defiro as licitações do açude.")
    assert achados(ana, "licitacao acude") == [minuta.pk]
    assert achados(bia, "licitacao acude") == []
    assinar(ana, cena.casa, reler(minuta))
    assert achados(bia, '"licitação do açude"') == [minuta.pk]
    assert achados(bia, '"açude da licitação"') == []
    assert achados(bia, "ana prado") == [minuta.pk]


@pytest.mark.parametrize(
    ("procura", "acha"),
    [
        ("AÇUDE", True),
        ("ponte OU açude", True),
        ("açude E ponte", False),
        ("açude NÃO ponte", True),
        ("açude -licitação", False),
        ("NÃO açude", False),
        ('NÃO "açude da ponte"', True),
        ("licitaç*", True),
        ("lic*", True),
        ("(ponte OU açude) licitações", True),
        ('"licitação açude" OU "do açude"', True),
        ("ofício", True),
    ],
)
def test_operadores(cena: Elenco, procura: str, acha: bool) -> None:
    documento = assinado(cena, "Licitação do açude.")
    assert achados(cena.ator("bia"), procura) == ([documento.pk] if acha else [])


@pytest.mark.parametrize("procura", ["de", "a o da", "NÃO", '"" ()', "   ", "*"])
def test_sem_palavra_que_se_procure_nada_vem_e_isto_e_dito(cena: Elenco, procura: str) -> None:
    assinado(cena, "Licitação do açude.")
    lidos = achar_documentos(cena.ator("ana"), procura, FiltrosDeDocumento())
    assert lidos.vazia
    assert lidos.chaves == []


def test_arquivo_e_achado_pelo_cadastro_na_hora_e_pelas_palavras_quando_lido(cena: Elenco) -> None:
    bia = cena.ator("bia")
    documento = arquivo(cena, "x")
    assert achados(bia, "laudo muro") == achados(bia, '"laudo pdf"') == [documento.pk]
    assert achados(bia, "rachaduras") == []
    leitura = Leitura.objects.get(arquivo=documento.arquivo)
    leitura.texto, leitura.estado = "Há rachadura.", Leitura.Estado.PRONTA
    leitura.save()
    anunciar(leitura)
    assert achados(bia, "rachaduras") == [documento.pk]


def test_o_que_foi_alterado_ou_excluido_muda_na_hora(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa), "Poda.")
    salvar_documento(ana, documento=documento, conteudo="<p>Corte.</p>", versao_base=1)
    assert achados(ana, "poda") == []
    assert achados(ana, "corte") == [documento.pk]
    dados = DadosDoDocumento(tipo=cena.casa.oficio, descricao="Parque")
    alterar_documento(ana, documento=reler(documento), dados=dados)
    assert achados(ana, "parque corte") == [documento.pk]
    excluir_documento(ana, documento=reler(documento))
    assert achados(ana, "corte") == []


def test_leitores_seguem_o_nivel_e_a_tramitacao(cena: Elenco) -> None:
    ana, bia = cena.ator("ana"), cena.ator("bia")
    documento = assinado(cena, "Atestado.", nivel=1)
    processo = documento.processo
    assert achados(ana, "atestado") == [documento.pk]
    assert achados(bia, "atestado") == []
    enviar_processo(ana, processo=processo, destinos=[cena.casa.unidades["TRIB"]])
    assert achados(bia, "atestado") == [documento.pk]
    desfazer_envio(ana, processo=processo)
    assert achados(bia, "atestado") == []
    alterar_processo(ana, processo=processo, dados=DadosDoCadastro(tipo=cena.casa.ferias, nivel=0))
    assert achados(bia, "atestado") == [documento.pk]


def test_sigiloso_so_e_achado_com_credencial_na_unidade_em_que_se_esta(cena: Elenco) -> None:
    cena.casa.ferias.niveis = [0, 1, 2]
    cena.casa.ferias.save()
    documento = assinado(cena, "Denúncia.", nivel=2)
    assert achados(cena.ator("ana"), "denúncia") == [documento.pk]
    assert achados(cena.ator("fabio"), "denúncia") == []


def test_documentos_demais_no_processo_sao_remarcados_em_segundo_plano(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(avisos, "NO_ATO", 0)
    documento = assinado(cena, "Atestado.", nivel=1)
    destinos = [cena.casa.unidades["TRIB"]]
    enviar_processo(cena.ator("ana"), processo=documento.processo, destinos=destinos)
    assert achados(cena.ator("bia"), "atestado") == []
    executar_tarefas()
    assert achados(cena.ator("bia"), "atestado") == [documento.pk]


def test_minuta_longa_entra_depois_uma_vez_so_e_na_assinatura_entra_na_hora(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(avisos, "MINUTA_CURTA", 30)
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa), "Parecer sobre a ponte nova do rio")
    for versao in (1, 2):
        salvar_documento(
            ana,
            documento=reler(documento),
            conteudo=f"<p>Parecer sobre a passarela {versao} do córrego</p>",
            versao_base=versao,
        )
    esperando = ProcrastinateJob.objects.filter(task_name="indexar_minuta", status="todo")
    assert esperando.count() == 1
    assert achados(ana, "passarela") == []
    assinar(ana, cena.casa, reler(documento))
    assert achados(ana, "passarela") == [documento.pk]
    executar_tarefas()
    assert achados(ana, "passarela") == [documento.pk]


def test_cada_filtro_estreita(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    um = assinado(
        cena, "Muro.", tipo=casa.ferias, interessados=[casa.maria], assuntos=[casa.assunto]
    )
    outro = redigir(bia, casa, autuar(bia, casa, tipo=casa.sindicancia, nivel=1), "Muro.")
    enviar_processo(bia, processo=outro.processo, destinos=[casa.unidades["RH"]])
    assinar(bia, casa, redigir(bia, casa, autuar(bia, casa), "Outra coisa."))
    externo = arquivo(cena, "muro")
    amanha = hoje() + timedelta(days=1)
    assert set(achados(ana, "muro")) == {um.pk, externo.pk}
    for esperado, filtro in (
        ([um.pk], {"tipo": casa.oficio.pk}),
        ([externo.pk], {"tipo": casa.anexo.pk}),
        ([], {"tipo_do_processo": casa.sindicancia.pk}),
        ([um.pk], {"interessados": (casa.maria.pk,)}),
        ([], {"interessados": ()}),
        ([um.pk], {"assunto": casa.assunto.pk}),
        ([um.pk], {"assinantes": (cena.contas["ana"].pk, cena.contas["bia"].pk)}),
        ([], {"assinantes": (cena.contas["bia"].pk,)}),
        ([externo.pk], {"natureza": "E"}),
        ([], {"nivel": 1}),
        ([], {"unidade": casa.unidades["TRIB"].pk}),
        ([], {"de": amanha}),
        ([], {"ate": hoje() - timedelta(days=1)}),
        ([um.pk], {"processo": um.processo_id}),
    ):
        assert achados(ana, "muro", **filtro) == esperado, filtro
    no_dia = achados(ana, "muro", de=hoje(), ate=hoje(), abertos_aqui=True)
    assert set(no_dia) == {um.pk, externo.pk}
    assert achados(bia, "muro", abertos_aqui=True) == []
    assert achados(bia, "", natureza="I", unidade=casa.unidades["TRIB"].pk, nivel=1) == [outro.pk]


def test_palavra_no_cadastro_vale_mais_e_a_ordem_pode_ser_a_da_data(cena: Elenco) -> None:
    ana = cena.ator("ana")
    no_nome = assinado(cena, "Nada.")
    dados = DadosDoDocumento(tipo=cena.casa.oficio, nome_na_arvore="Represa")
    alterar_documento(ana, documento=no_nome, dados=dados)
    no_texto = assinado(cena, "A represa encheu.")
    assert achados(ana, "represas") == [no_nome.pk, no_texto.pk]
    por_data = achar_documentos(ana, "represa", FiltrosDeDocumento(), recentes=True)
    assert por_data.chaves == [no_texto.pk, no_nome.pk]


def test_alem_do_teto_ficam_os_mais_recentes_e_isto_e_dito(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    feitos = [redigir(ana, cena.casa, processo, "Muro alto.").pk for _ in range(4)]
    monkeypatch.setattr("seiva.pesquisa.documentos.TETO", 3)
    for procura in ("muro", '"muro alto"', "mur* OU inexistente"):
        lidos = achar_documentos(ana, procura, FiltrosDeDocumento(), recentes=True)
        assert lidos.chaves == feitos[:0:-1], procura
        assert lidos.truncado
    assert not achar_documentos(ana, "inexistente", FiltrosDeDocumento()).truncado


def test_sem_tempo_para_as_frases_o_que_ja_se_achou_vem_e_isto_e_dito(
    cena: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    feitos = {redigir(ana, cena.casa, processo, "Muro alto.").pk for _ in range(2)}
    monkeypatch.setattr("seiva.pesquisa.documentos.PRAZO_DE_FRASES", -1)
    lidos = achar_documentos(ana, '"muro alto"', FiltrosDeDocumento())
    assert set(lidos.chaves) == feitos


def test_o_que_foi_feito_depois_da_primeira_pagina_nao_muda_as_outras(cena: Elenco) -> None:
    ana = cena.ator("ana")
    antes = assinado(cena, "Muro.")
    instante = agora()
    assinado(cena, "Muro.")
    lidos = achar_documentos(ana, "muro", FiltrosDeDocumento(), ate_o_instante=instante)
    assert lidos.chaves == [antes.pk]


def test_segundo_a_assinar_tambem_e_achado(cena: Elenco) -> None:
    ana, fabio = cena.ator("ana"), cena.ator("fabio")
    documento = assinado(cena, "Muro.")
    assert achados(ana, "muro neves") == []
    if fabio.pode("documento.assinar"):
        assinar(fabio, cena.casa, documento)
        assert achados(ana, "muro neves") == [documento.pk]
        assert achados(ana, "muro", assinantes=(fabio.conta_id,)) == [documento.pk]


def test_outra_instituicao_nunca_aparece(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        assinado(elenco, "Muro.")
        marca = f"/p{elenco.casa.instituicao.pk}"
    with elenco.em(elenco.outra):
        assert achados(elenco.ator("caio"), "muro") == []
        with connection.cursor() as cursor:  # not even with its marks
            cursor.execute(
                "SELECT documentos FROM seiva_pesquisar_documentos("
                "'muro', '', %s, '', '', NULL, NULL, NULL, 10, 10, 10)",
                [marca],
            )
            assert cursor.fetchone() == ([],)


def test_a_funcao_roda_com_papel_proprio() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_userbyid(proowner), prosecdef FROM pg_proc "
            "WHERE proname = 'seiva_pesquisar_documentos'"
        )
        assert cursor.fetchone() == ("seiva_pesquisa", True)


def test_texto_nao_forja_marca(cena: Elenco) -> None:
    """A text that imitates the mark of a reader gives nobody anything to read."""
    ana, bia = cena.ator("ana"), cena.ator("bia")
    forjado = f"/p{cena.casa.instituicao.pk} /u{bia.unidade_id} /m{bia.unidade_id} muro"
    redigir(ana, cena.casa, autuar(ana, cena.casa), forjado)
    assert achados(bia, "muro") == []
