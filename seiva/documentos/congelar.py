"""From a draft to the exact content that is signed, shown and verified afterwards."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.chaves import chaves_em_vigor
from seiva.documentos.estilos import unidade_com_estilos
from seiva.documentos.models import Arquivo, Congelamento, Documento, Versao
from seiva.documentos.papel.montar import DadosDoDocumento, congelar_conteudo
from seiva.documentos.preencher import valores_das_variaveis
from seiva.documentos.regras.variaveis import data_por_extenso, substituir
from seiva.organizacao.models import Instituicao, Unidade


def url_de_conferencia(instituicao: Instituicao) -> str:
    """Public address of the conference page of the institution."""
    return f"{settings.URL_BASE}/{instituicao.slug}/conferir/"


def titulo_do_documento(documento: Documento) -> str:
    """The title line: "OFÍCIO Nº 12/2026"."""
    titulo = documento.tipo.nome.upper()
    return f"{titulo} Nº {documento.numero_no_tipo}" if documento.numero_no_tipo else titulo


def dados_da_pagina(
    documento: Documento, versao: Versao, dia: datetime | None = None
) -> DadosDoDocumento:
    """What is printed for a version of a document: the letterhead and the body."""
    unidade, estilos = unidade_com_estilos(documento.unidade_id)
    instituicao = unidade.instituicao
    marca = None
    if documento.nivel_efetivo:
        hipotese = documento.hipotese or documento.processo.hipotese
        marca = f"ACESSO RESTRITO — {hipotese}" if hipotese else "ACESSO RESTRITO"
    data = timezone.localdate(dia or versao.salva_em)
    return DadosDoDocumento(
        instituicao=instituicao.nome,
        titulo=titulo_do_documento(documento),
        corpo_html=substituir(versao.conteudo, valores_das_variaveis(documento)),
        documento=documento.numero_formatado,
        verificador=documento.numero_formatado,
        url_conferencia=url_de_conferencia(instituicao),
        unidades=tuple(linhas_da_unidade(unidade)),
        brasao=f"arquivo:{instituicao.brasao}" if instituicao.brasao else None,
        local_e_data=f"{instituicao.municipio}, {data_por_extenso(data)}.",
        processo=documento.processo.numero,
        rodape=tuple(linha for linha in (unidade.endereco, _contato(unidade)) if linha),
        marca_de_acesso=marca,
        estilos=estilos,
    )


def pagina_de_amostra(ator: Ator) -> DadosDoDocumento:
    """A page with the letterhead of the actor's unit as it is now, and nothing that matters."""
    unidade, estilos = unidade_com_estilos(ator.minha_unidade)
    instituicao = unidade.instituicao
    return DadosDoDocumento(
        instituicao=instituicao.nome,
        titulo="AMOSTRA DO TIMBRE",
        corpo_html="<p>Assim saem os documentos assinados de agora em diante.</p>",
        documento="0000000",
        verificador="0000000",
        url_conferencia=url_de_conferencia(instituicao),
        unidades=tuple(linhas_da_unidade(unidade)),
        brasao=f"arquivo:{instituicao.brasao}" if instituicao.brasao else None,
        local_e_data=f"{instituicao.municipio}, {data_por_extenso(hoje())}.",
        rodape=tuple(linha for linha in (unidade.endereco, _contato(unidade)) if linha),
        estilos=estilos,
    )


def linhas_da_unidade(unidade: Unidade) -> list[str]:
    """The unit and what it belongs to, from the top of the tree."""
    linhas: list[str] = []
    atual = unidade
    for _ in range(4):
        linhas.insert(0, atual.nome)
        if atual.pai_id is None:
            break
        atual = Unidade.objects.um(pk=atual.pai_id)
    return linhas


def _contato(unidade: Unidade) -> str:
    return " · ".join(parte for parte in (unidade.telefone, unidade.email) if parte)


def congelar(documento: Documento, quando: datetime) -> Congelamento:
    """Freeze the current version: complete page, conference code and hash."""
    versao = Versao.objects.um(documento=documento, numero=documento.versao_atual)
    chaves = chaves_em_vigor()
    conteudo = congelar_conteudo(dados_da_pagina(documento, versao, quando), chaves.segredo_codigo)
    html: Arquivo = guardar_arquivo(
        [conteudo.html.encode()],
        nome=f"{documento.numero_formatado}.html",
        tipo_mime="text/html; charset=utf-8",
    )
    return Congelamento.objects.create(
        documento=documento,
        versao=versao.numero,
        html=html,
        conteudo_sha256=conteudo.sha256,
        crc=conteudo.crc,
        congelado_em=quando,
    )
