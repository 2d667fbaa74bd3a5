"""Alterar: the register of a document; every field is logged with before and after."""

from datetime import date

from seiva.andamentos.registro import registrar
from seiva.catalogo.models import NivelAcesso
from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.textos import uma_linha
from seiva.documentos import andamentos
from seiva.documentos.acoes.incluir import (
    DadosDoDocumento,
    conferir_dados,
    conferir_natureza,
    conferir_nivel_do_tipo,
    conferir_sigilo,
    conferir_tipo,
)
from seiva.documentos.models import Documento
from seiva.documentos.niveis import recalcular_nivel
from seiva.documentos.situacao import MINUTA_SO_DAQUI, NAO_CANCELADO, PROCESSO_ABERTO_AQUI
from seiva.documentos.situacao_da_unidade import contar_para_assinar


@acao(
    "alterar_documento",
    titulo="Alterar cadastro",
    exige="documento.incluir",
    estado=(NAO_CANCELADO, PROCESSO_ABERTO_AQUI, MINUTA_SO_DAQUI),
    sobre="documento",
)
def alterar_documento(ator: Ator, *, documento: Documento, dados: DadosDoDocumento) -> Documento:
    """Change the register, even after signature: the content does not change."""
    conferir_dados(documento.processo, dados)
    if dados.nivel != documento.nivel:
        conferir_sigilo(ator, documento.processo, dados)
    if dados.tipo.pk != documento.tipo_id:
        conferir_tipo(ator, dados)
        conferir_natureza(dados.tipo, documento.natureza)
    elif dados.nivel != documento.nivel:
        # What was of a level before the type refused it stays until somebody changes it.
        conferir_nivel_do_tipo(dados.tipo, dados.nivel)
    numero = documento.numero_formatado
    data = dados.data or documento.data
    mudancas = {
        "tipo": (documento.tipo.nome, dados.tipo.nome),
        "descrição": (documento.descricao, uma_linha(dados.descricao)),
        "nome na árvore": (documento.nome_na_arvore, uma_linha(dados.nome_na_arvore)),
        "data": (_dia(documento.data), _dia(data)),
    }
    mudados = {campo: par for campo, par in mudancas.items() if par[0] != par[1]}
    for campo, (antes, depois) in mudados.items():
        registrar(
            andamentos.CADASTRO_ALTERADO,
            documento.processo,
            ator,
            numero=numero,
            campo=campo,
            antes=antes,
            depois=depois,
        )
    documento.tipo, documento.data = dados.tipo, data
    documento.descricao = uma_linha(dados.descricao)
    documento.nome_na_arvore = uma_linha(dados.nome_na_arvore)
    if _mudar_nivel(ator, documento, dados) or mudados:
        documento.save()
        recalcular_nivel(ator, documento.processo)
        contar_para_assinar(documento.processo, documento.unidade_id)
    return documento


def _dia(data: date) -> str:
    return f"{data:%d/%m/%Y}"


def _mudar_nivel(ator: Ator, documento: Documento, dados: DadosDoDocumento) -> bool:
    """Log and set level and hypothesis; answers whether something changed."""
    hipotese = dados.hipotese if dados.nivel else None
    outro_nivel = documento.nivel != dados.nivel
    outra_hipotese = documento.hipotese_id != (hipotese.pk if hipotese else None)
    if outro_nivel:
        registrar(
            andamentos.NIVEL_ALTERADO,
            documento.processo,
            ator,
            numero=documento.numero_formatado,
            antes=str(NivelAcesso(documento.nivel).label).lower(),
            depois=str(NivelAcesso(dados.nivel).label).lower(),
        )
    if outra_hipotese:
        registrar(
            andamentos.HIPOTESE_ALTERADA,
            documento.processo,
            ator,
            numero=documento.numero_formatado,
            antes=str(documento.hipotese or ""),
            depois=str(hipotese or ""),
        )
    documento.nivel, documento.hipotese = dados.nivel, hipotese
    return outro_nivel or outra_hipotese
