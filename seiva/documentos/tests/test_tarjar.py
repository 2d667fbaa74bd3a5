"""From bars to a public version: each step, each refusal, who reads what."""

import hashlib
from dataclasses import replace

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.ator import Ator
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.tarjar import (
    cancelar_versao_tarjada,
    gerar_versao_tarjada,
    preparar_tarjas,
    publicar_versao_tarjada,
)
from seiva.documentos.arquivos import ler
from seiva.documentos.models import Arquivo, Documento, Versao, VersaoPublica
from seiva.documentos.tarefas_de_tarjas import tarjar_documento
from seiva.documentos.tarjas import versao_publica_de
from seiva.documentos.tests.apoio_de_tarjas import com_pdf, marca, marcar, publicar, publicar_pronta
from tests.apoio import executar_tarefas, recusado
from tests.elenco import SENHA, Casa, Elenco
from tests.fabricas import assinar, autuar, autuar_sigiloso, redigir
from tests.feitos.pdf_marcado import tem

pytestmark = pytest.mark.django_db
Estado = VersaoPublica.Estado


def restrito(cena: Elenco) -> Documento:
    ana = cena.ator("ana")
    return com_pdf(ana, cena.casa, autuar(ana, cena.casa))


def publico(casa: Casa) -> Ator:
    return Ator.publico(casa.instituicao.pk)


def atual(documento: Documento) -> VersaoPublica:
    versao: VersaoPublica = VersaoPublica.objects.filter(documento=documento).latest("pk")
    return versao


def test_o_publico_le_a_versao_sem_o_que_estava_sob_a_tarja(cena: Elenco) -> None:
    documento = restrito(cena)
    feita = publicar(cena.ator("ana"), cena.casa, documento)
    achada = versao_publica_de(publico(cena.casa), documento)
    assert achada == feita
    bytes_publicos = ler(achada.arquivo)
    assert hashlib.sha256(bytes_publicos).hexdigest() == achada.arquivo.sha256
    assert not tem(bytes_publicos, "segredo60")
    assert tem(bytes_publicos, "segredo00")


def test_o_original_continua_restrito_e_inteiro(cena: Elenco) -> None:
    documento = restrito(cena)
    antes = documento.arquivo.sha256
    publicar(cena.ator("ana"), cena.casa, documento)
    documento.refresh_from_db()
    assert (documento.nivel, documento.arquivo.sha256, documento.visto_fora) == (1, antes, True)
    assert not Documento.objects.legiveis_por(publico(cena.casa)).filter(pk=documento.pk).exists()
    assert Documento.objects.listaveis_por(publico(cena.casa)).filter(pk=documento.pk).exists()


def test_a_certidao_assinada_conta_as_tarjas_e_nada_do_que_cobrem(cena: Elenco) -> None:
    documento = restrito(cena)
    feita = publicar(cena.ator("ana"), cena.casa, documento)
    certidao = feita.certidao
    assert (certidao.estado, certidao.processo_id) == ("assinado", documento.processo_id)
    texto = Versao.objects.get(documento=certidao).conteudo
    for dito in (
        documento.numero_formatado,
        feita.arquivo.sha256,
        documento.arquivo.sha256,
        "Dados de saúde",
        "Lei 12.527/2011, art. 7º",
    ):
        assert dito in texto
    assert "segredo" not in texto


def test_a_historia_conta_a_publicacao_e_o_cancelamento(cena: Elenco) -> None:
    documento = restrito(cena)
    feita = publicar(cena.ator("ana"), cena.casa, documento)
    cancelar_versao_tarjada(cena.ator("ana"), documento=documento, motivo="Faltou uma tarja")
    contados = Andamento.objects.filter(processo=documento.processo_id).order_by("sequencia")
    publicada, cancelada = (
        contados.get(tipo=tipo) for tipo in ("versao_publica_publicada", "versao_publica_cancelada")
    )
    assert publicada.dados["tarjas"] == "1"
    assert publicada.dados["certidao"] == feita.certidao.numero_formatado
    assert cancelada.dados["motivo"] == "Faltou uma tarja"


def test_a_versao_cancelada_nao_se_le_e_outra_se_faz(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    primeira = publicar(ana, cena.casa, documento)
    cancelar_versao_tarjada(ana, documento=documento, motivo="Faltou uma tarja")
    assert versao_publica_de(publico(cena.casa), documento) is None
    segunda = publicar(ana, cena.casa, documento)
    assert segunda.pk != primeira.pk
    assert Arquivo.objects.filter(pk=primeira.arquivo_id).exists()


def test_documento_escrito_aqui_se_tarja_sobre_o_pdf_assinado(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = redigir(ana, cena.casa, autuar(ana, cena.casa), "Consta a palavra xilofone.")
    with recusado("minuta_nao_se_tarja"):
        marcar(ana, cena.casa, documento)
    assinar(ana, cena.casa, documento)
    with recusado("sem_pdf"):
        marcar(ana, cena.casa, documento)
    executar_tarefas()
    preparar_tarjas(ana, documento=documento, pagina=1, marcas=[marca(cena.casa, 0.0, 1.0)])
    gerar_versao_tarjada(ana, documento=documento)
    executar_tarefas()
    feita = publicar_pronta(ana, cena.casa, documento)
    assert not tem(ler(feita.arquivo), "xilofone")


def test_rascunho_prepara_e_nada_se_mostra_antes_de_publicar(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    antes = Andamento.objects.filter(processo=documento.processo_id).count()
    marcar(ana, cena.casa, documento)
    gerar_versao_tarjada(ana, documento=documento)
    executar_tarefas()
    assert atual(documento).estado == Estado.PRONTA
    assert versao_publica_de(publico(cena.casa), documento) is None
    assert versao_publica_de(ana, documento) is None
    assert Andamento.objects.filter(processo=documento.processo_id).count() == antes


def test_guardar_de_novo_poe_as_tarjas_no_lugar_das_que_havia_naquela_pagina(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    marcar(ana, cena.casa, documento)
    versao = preparar_tarjas(ana, documento=documento, pagina=2, marcas=[marca(cena.casa)] * 2)
    preparar_tarjas(ana, documento=documento, pagina=2, marcas=[marca(cena.casa, 0.7, 0.1)])
    assert sorted(versao.tarjas.values_list("pagina", "y")) == [(1, 0), (2, 70_000)]


def test_mudar_as_tarjas_desfaz_a_previa(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    marcar(ana, cena.casa, documento)
    pronta = gerar_versao_tarjada(ana, documento=documento)
    executar_tarefas()
    marcar(ana, cena.casa, documento)
    assert atual(documento).arquivo is None
    with recusado("previa_por_fazer"):
        publicar_pronta(ana, cena.casa, documento)
    gerar_versao_tarjada(ana, documento=documento)
    executar_tarefas()
    with recusado("tarjas_mudaram"):
        publicar_versao_tarjada(
            ana,
            documento=documento,
            tipo=cena.casa.oficio,
            senha=SENHA,
            cargo=cena.casa.cargo,
            revisao=pronta.revisao,
        )


def test_recusas_do_que_se_marca(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    with recusado("sem_tarjas"):
        gerar_versao_tarjada(ana, documento=documento)
    for ruim in (
        replace(marca(cena.casa), x=-0.1),
        replace(marca(cena.casa), y=1.0),
        replace(marca(cena.casa), largura=0.0),
        replace(marca(cena.casa), altura=float("nan")),
    ):
        with recusado("tarja_fora_da_pagina"):
            preparar_tarjas(ana, documento=documento, pagina=1, marcas=[ruim])
    with recusado("tarjas_demais"):
        preparar_tarjas(ana, documento=documento, pagina=1, marcas=[marca(cena.casa)] * 201)
    for sem in (
        replace(marca(cena.casa), hipotese=None),
        replace(marca(cena.casa), motivo=" "),
    ):
        preparar_tarjas(ana, documento=documento, pagina=1, marcas=[sem])
        with recusado("tarja_sem_fundamento"):
            gerar_versao_tarjada(ana, documento=documento)


def test_recusas_de_quem_e_de_quando(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    with recusado("documento_de_outra_unidade"):
        marcar(cena.ator("bia"), cena.casa, documento)
    feita = publicar(ana, cena.casa, documento)
    with recusado("ja_publicada"):
        marcar(ana, cena.casa, documento)
    with recusado("ja_publicada"):
        gerar_versao_tarjada(ana, documento=documento)
    with recusado("sem_motivo"):
        cancelar_versao_tarjada(ana, documento=documento, motivo=" ")
    cancelar_versao_tarjada(ana, documento=documento, motivo="Engano")
    with recusado("nao_publicada"):
        cancelar_versao_tarjada(ana, documento=documento, motivo="Engano")
    with recusado("senha_incorreta"):
        publicar_versao_tarjada(
            ana,
            documento=documento,
            tipo=cena.casa.oficio,
            senha="outra",
            cargo=cena.casa.cargo,
            revisao=feita.revisao,
        )


def test_sigiloso_nao_tem_versao_publica(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = com_pdf(ana, cena.casa, autuar_sigiloso(ana, cena.casa), nivel=0)
    with recusado("documento_sigiloso"):
        marcar(ana, cena.casa, documento)


def test_documento_cancelado_leva_consigo_a_versao_publica(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    publicar(ana, cena.casa, documento)
    cancelar_documento(ana, documento=documento, motivo="Juntado por engano")
    assert versao_publica_de(publico(cena.casa), documento) is None


def test_a_tarefa_que_morre_e_se_repete_faz_uma_versao_so(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    marcar(ana, cena.casa, documento)
    versao = gerar_versao_tarjada(ana, documento=documento)
    gerar_versao_tarjada(ana, documento=documento)
    assert executar_tarefas() > 0
    feita = atual(documento)
    tarjar_documento.func(
        instituicao_id=documento.instituicao_id, versao_id=versao.pk, revisao=versao.revisao
    )
    assert atual(documento).arquivo_id == feita.arquivo_id
    assert Arquivo.objects.filter(sha256=feita.arquivo.sha256).count() == 1


def test_tarefa_de_tarjas_que_ja_mudaram_nao_faz_nada(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    marcar(ana, cena.casa, documento)
    velha = gerar_versao_tarjada(ana, documento=documento)
    marcar(ana, cena.casa, documento)
    tarjar_documento.func(
        instituicao_id=documento.instituicao_id, versao_id=velha.pk, revisao=velha.revisao
    )
    assert (atual(documento).estado, atual(documento).arquivo) == (Estado.RASCUNHO, None)


def test_o_que_a_oficina_nao_consegue_fica_dito_e_se_tenta_de_novo(cena: Elenco) -> None:
    ana, documento = cena.ator("ana"), restrito(cena)
    preparar_tarjas(ana, documento=documento, pagina=9, marcas=[marca(cena.casa)])
    gerar_versao_tarjada(ana, documento=documento)
    executar_tarefas()
    assert atual(documento).estado == Estado.FALHOU
    assert "página que o documento não tem" in atual(documento).erro
    preparar_tarjas(ana, documento=documento, pagina=9, marcas=[])
    publicar(ana, cena.casa, documento)
    assert atual(documento).publicada
