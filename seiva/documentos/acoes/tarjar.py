"""Tarjar: from the bars marked on the pages to a public version, published with a certidão."""

from collections.abc import Sequence

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso, TipoDocumento
from seiva.core.acoes import Condicao, acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.jobs import enfileirar
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.acoes.assinar import conferir_senha, firmar
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.documentos.certidao_de_tarjas import texto_da_certidao
from seiva.documentos.models import Arquivo, Documento, Tarja, VersaoPublica
from seiva.documentos.situacao import (
    DA_MINHA_UNIDADE,
    LEGIVEL,
    NAO_CANCELADO,
    PROCESSO_ABERTO_AQUI,
)
from seiva.documentos.tarjas import Marca, em_partes, sha256_da_origem, tarjas_de, viva
from seiva.organizacao.models import Cargo

Estado = VersaoPublica.Estado
POR_PAGINA, POR_DOCUMENTO, MENOR = 200, 2000, 100  # MENOR: parts of a side

FIRME = Condicao(
    "minuta_nao_se_tarja",
    "Só o documento assinado ou registrado tem versão pública.",
    lambda _ator, documento: documento.firmado_em is not None,
)
SEM_SIGILO = Condicao(
    "documento_sigiloso",
    "Documento sigiloso não tem versão pública.",
    lambda _ator, documento: documento.nivel_efetivo < NivelAcesso.SIGILOSO,
)
TARJAVEL = (DA_MINHA_UNIDADE, FIRME, NAO_CANCELADO, LEGIVEL, SEM_SIGILO, PROCESSO_ABERTO_AQUI)


@acao(
    "preparar_tarjas",
    titulo="Versão pública",
    exige="documento.incluir",
    estado=TARJAVEL,
    sobre="documento",
    registra=False,
)
def preparar_tarjas(
    ator: Ator, *, documento: Documento, pagina: int, marcas: Sequence[Marca]
) -> VersaoPublica:
    """Keep the bars of one page (from 1), in the place of those that it had.

    A draft: nothing of the document changes and nobody else sees it. What had been made of other
    bars is left aside.
    """
    origem = sha256_da_origem(documento)
    if not origem:
        raise RegraViolada("sem_pdf", "O PDF do documento ainda não está pronto.")
    _conferir_marcas(pagina, marcas)
    versao = viva(documento) or VersaoPublica(
        documento=documento, unidade_id=ator.minha_unidade, criada_em=agora()
    )
    if versao.publicada:
        raise RegraViolada(
            "ja_publicada", "A versão pública já saiu. Para fazer outra, cancele-a primeiro."
        )
    versao.conta_id = ator.minha_conta
    versao.origem_sha256, versao.estado = origem, Estado.RASCUNHO
    versao.arquivo, versao.erro, versao.revisao = None, "", versao.revisao + 1
    versao.save()
    Tarja.objects.filter(versao=versao, pagina=pagina).delete()
    Tarja.objects.bulk_create(
        Tarja(
            versao=versao,
            pagina=pagina,
            x=em_partes(marca.x),
            y=em_partes(marca.y),
            largura=em_partes(marca.largura),
            altura=em_partes(marca.altura),
            hipotese=marca.hipotese,
            motivo=uma_linha(marca.motivo)[:200],
        )
        for marca in marcas
    )
    if Tarja.objects.filter(versao=versao).count() > POR_DOCUMENTO:
        raise RegraViolada("tarjas_demais", f"Cabem até {POR_DOCUMENTO} tarjas num documento.")
    return versao


@acao(
    "gerar_versao_tarjada",
    titulo="Gerar a prévia",
    exige="documento.incluir",
    estado=TARJAVEL,
    sobre="documento",
    registra=False,
)
def gerar_versao_tarjada(ator: Ator, *, documento: Documento) -> VersaoPublica:
    """Ask for the file, made by a job after the commit; asking twice makes one."""
    versao = _em_preparo(documento)
    _conferir_prontas(versao, documento)
    if versao.estado in {Estado.RASCUNHO, Estado.FALHOU}:
        versao.estado, versao.erro = Estado.FAZENDO, ""
        versao.save()
        _pedir(versao)
    return versao


@acao("concluir_versao_tarjada", titulo="Concluir versão pública", registra=False)
def concluir_versao_tarjada(
    ator: Ator,
    *,
    versao: VersaoPublica,
    revisao: int,
    arquivo: Arquivo | None,
    paginas: int = 0,
    erro: str = "",
) -> bool:
    """By the job: keep what was made, or why it was not. False when nobody waits for it."""
    atual = VersaoPublica.travar(versao.pk)
    if (atual.estado, atual.revisao) != (Estado.FAZENDO, revisao):
        return False
    atual.estado = Estado.PRONTA if arquivo is not None else Estado.FALHOU
    atual.arquivo, atual.paginas, atual.erro = arquivo, paginas, erro[:300]
    atual.save()
    return True


@acao(
    "publicar_versao_tarjada",
    titulo="Publicar versão pública",
    exige="documento.assinar",
    estado=TARJAVEL,
    sobre="documento",
    antes=conferir_senha,
)
def publicar_versao_tarjada(
    ator: Ator,
    *,
    documento: Documento,
    tipo: TipoDocumento,
    senha: str,
    cargo: Cargo,
    revisao: int,
) -> VersaoPublica:
    """Publish exactly the file of which the person saw the preview (`revisao`), and certify it.

    The certidão is a document of `tipo`, written and signed here by who publishes. The original
    stays as restricted as it was, and does not change any more.
    Norma: Lei 12.527/2011, art. 7º, § 2º.
    """
    versao = _em_preparo(documento)
    _conferir_prontas(versao, documento)
    if versao.estado != Estado.PRONTA:
        raise RegraViolada("previa_por_fazer", "Gere a prévia e veja-a antes de publicar.")
    if versao.revisao != revisao:
        raise RegraViolada(
            "tarjas_mudaram", "As tarjas mudaram depois da prévia que você viu. Veja-a de novo."
        )
    versao.estado, versao.publicada_em = Estado.PUBLICADA, agora()
    tarjas = tarjas_de(versao)
    certidao = _certificar(ator, versao, tarjas, tipo)
    firmar(ator, certidao, cargo=cargo.nome, versao_lida=None)
    versao.certidao, versao.conta_id = certidao, ator.minha_conta
    versao.save()
    documento.visto_fora = True
    documento.save(update_fields=["visto_fora"])
    registrar(
        andamentos.VERSAO_PUBLICADA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        tarjas=str(len(tarjas)),
        certidao=certidao.numero_formatado,
    )
    return versao


@acao(
    "cancelar_versao_tarjada",
    titulo="Cancelar versão pública",
    exige="documento.assinar",
    estado=(DA_MINHA_UNIDADE, PROCESSO_ABERTO_AQUI),
    sobre="documento",
)
def cancelar_versao_tarjada(ator: Ator, *, documento: Documento, motivo: str) -> VersaoPublica:
    """Take the published version out of the public's reach, with the reason; its bytes are kept."""
    versao = viva(documento)
    if versao is None or not versao.publicada:
        raise RegraViolada("nao_publicada", "Este documento não tem versão pública publicada.")
    motivo = uma_linha(motivo)
    if not motivo or len(motivo) > 500:
        raise RegraViolada("sem_motivo", "Diga o motivo, com até 500 letras.", campo="motivo")
    versao.estado, versao.cancelada_em = Estado.CANCELADA, agora()
    versao.motivo_cancelamento = motivo
    versao.save()
    registrar(
        andamentos.VERSAO_PUBLICA_CANCELADA,
        documento.processo,
        ator,
        numero=documento.numero_formatado,
        nome=documento.nome,
        motivo=motivo,
    )
    return versao


def _conferir_marcas(pagina: int, marcas: Sequence[Marca]) -> None:
    if not 1 <= pagina <= 10_000 or len(marcas) > POR_PAGINA:
        raise RegraViolada("tarjas_demais", f"Cabem até {POR_PAGINA} tarjas numa página.")
    for marca in marcas:
        dentro = 0 <= marca.x < 1 and 0 <= marca.y < 1
        lados = (em_partes(marca.largura), em_partes(marca.altura))
        if not dentro or min(lados) < MENOR:
            raise RegraViolada(
                "tarja_fora_da_pagina",
                "Há tarja fora da página, ou fina demais: confira posição, largura e altura.",
                campo="marcas",
            )


def _em_preparo(documento: Documento) -> VersaoPublica:
    versao = viva(documento)
    if versao is None:
        raise RegraViolada("sem_tarjas", "Marque ao menos uma tarja.")
    if versao.publicada:
        raise RegraViolada("ja_publicada", "A versão pública já saiu.")
    return versao


def _conferir_prontas(versao: VersaoPublica, documento: Documento) -> None:
    """Bars over the bytes of now, each with its legal base and its reason."""
    tarjas = tarjas_de(versao)
    if not tarjas:
        raise RegraViolada("sem_tarjas", "Marque ao menos uma tarja.")
    sem_base = sorted({t.pagina for t in tarjas if t.hipotese_id is None or not t.motivo})
    if sem_base:
        paginas = ", ".join(str(pagina) for pagina in sem_base)
        raise RegraViolada(
            "tarja_sem_fundamento",
            f"Diga a hipótese legal e o motivo de cada tarja. Faltam na página {paginas}.",
            norma="Lei 12.527/2011, art. 7º, § 2º",
        )
    if versao.origem_sha256 != sha256_da_origem(documento):
        raise RegraViolada(
            "documento_mudou",
            "O arquivo mudou depois que as tarjas foram marcadas: reveja as páginas e guarde-as "
            "de novo.",
        )


def _certificar(
    ator: Ator, versao: VersaoPublica, tarjas: Sequence[Tarja], tipo: TipoDocumento
) -> Documento:
    nivel = min(tipo.niveis) if tipo.niveis else NivelAcesso.PUBLICO
    dados = DadosDoDocumento(
        tipo=tipo,
        nivel=nivel,
        hipotese=tarjas[0].hipotese if nivel else None,
        nome_na_arvore=f"versão pública do {versao.documento.numero_formatado}",
    )
    return incluir_documento(
        ator,
        processo=versao.documento.processo,
        dados=dados,
        conteudo=texto_da_certidao(versao, tarjas),
    )


def _pedir(versao: VersaoPublica) -> None:
    from seiva.documentos.tarefas_de_tarjas import tarjar_documento

    enfileirar(tarjar_documento, versao_id=versao.pk, revisao=versao.revisao)
