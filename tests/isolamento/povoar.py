"""Rows of one institution in every tenant table, made through the acts wherever there is one."""

from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models

from seiva.autos.acoes.exportar import exportar_processo
from seiva.autos.models import Exportacao
from seiva.catalogo.models import AssuntoSugerido, Feriado, ModeloDocumento, TextoPadrao
from seiva.core.ator import Ator
from seiva.core.modelos import ModeloDoInquilino
from seiva.core.relogio import agora, hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.acoes.salvar import salvar_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, Leitura, Recebido
from seiva.documentos.raizes import fechar_raiz_assinada
from seiva.pesquisa.acoes.guardar import guardar_pesquisa
from seiva.processos.acoes.anexar import anexar_processo
from seiva.processos.acoes.anotar import anotar_processo, dar_ciencia
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import Processo
from tests.apoio import executar_tarefas
from tests.elenco import Casa, Elenco
from tests.fabricas import assinar, autuar, redigir


def modelos_do_inquilino() -> list[type[models.Model]]:
    """Every concrete model whose rows belong to one institution, by the class or by the column."""
    return [
        modelo
        for modelo in apps.get_models()
        if issubclass(modelo, ModeloDoInquilino)
        or any(campo.column == "instituicao_id" for campo in modelo._meta.local_concrete_fields)
    ]


def _catalogo(casa: Casa) -> None:
    Feriado.objects.create(data=date(2026, 11, 20), nome="Consciência Negra")
    AssuntoSugerido.objects.create(tipo=casa.ferias, assunto=casa.assunto)
    ModeloDocumento.objects.create(tipo=casa.oficio, nome="Simples", corpo="<p></p>")
    TextoPadrao.objects.create(unidade=casa.unidades["RH"], nome="Saudação", conteudo="<p>Oi</p>")


def _processos(ator: Ator, casa: Casa) -> Processo:
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    autuar_processo(ator, dados=DadosDeAutuacao(tipo=casa.ferias, nivel=2, hipotese=casa.hipotese))
    processo = autuar(
        ator, casa, interessados=[casa.maria], assuntos=[casa.assunto], observacao="Do RH"
    )
    relacionar_processo(ator, processo=processo, outro=autuar(ator, casa))
    anotar_processo(ator, processo=processo, texto="Ligar")
    dar_ciencia(ator, processo=processo)
    return processo


def _documentos(ator: Ator, casa: Casa, processo: Processo) -> Documento:
    documento = redigir(ator, casa, processo)
    assinar(ator, casa, documento)
    salvar_documento(
        ator,
        documento=documento,
        conteudo="<p>Indefiro.</p>",
        versao_base=1,
        derrubar_assinaturas=True,
    )
    assinar(ator, casa, documento)
    arquivo = guardar_arquivo([b"laudo"], nome="laudo.pdf", tipo_mime="application/pdf")
    incluir_arquivo(
        ator, processo=processo, dados=DadosDoDocumento(tipo=casa.anexo), arquivo=arquivo
    )
    Leitura.objects.create(arquivo=arquivo, texto="laudo", paginas=1, atualizada_em=agora())
    ver_documento(
        Ator.publico(casa.instituicao.pk), documento=Documento.objects.get(pk=documento.pk)
    )
    Recebido.objects.create(
        processo=processo,
        unidade_id=ator.unidade_id,
        conta_id=ator.conta_id,
        nome="oficio.pdf",
        sha256="0" * 64,
        tamanho=1,
        tipo_mime="application/pdf",
        tipo_sugerido=casa.anexo,
        recebido_em=agora(),
    )
    return documento


def povoar(elenco: Elenco, casa: Casa, quem: str) -> dict[str, Any]:
    """Fill every tenant table of `casa`; the process and the document, for whoever needs ids."""
    with elenco.em(casa):
        ator = elenco.ator(quem)
        _catalogo(casa)
        processo = _processos(ator, casa)
        documento = _documentos(ator, casa, processo)
        enviar_processo(
            ator,
            processo=processo,
            destinos=[casa.unidades["TRIB"]],
            manter_aberto=True,
            retorno_em=hoje() + timedelta(days=5),
        )
        guardada = guardar_pesquisa(ator, nome="Férias", consulta="q=ferias")
        fechar_raiz_assinada()
        exportacao = _autos(ator, casa, processo)
    executar_tarefas()
    return {
        "processo": processo,
        "documento": documento,
        "exportacao": exportacao,
        "salva": guardada,
    }


def _autos(ator: Ator, casa: Casa, processo: Processo) -> Exportacao:
    """A process attached to the main one, and the whole of it asked for as a file."""
    anexado = autuar(ator, casa)
    redigir(ator, casa, anexado)
    anexar_processo(ator, processo=processo, anexado=anexado)
    return exportar_processo(ator, processo=processo, formato="zip")
