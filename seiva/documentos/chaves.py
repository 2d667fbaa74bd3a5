"""The institution's signing keys: kept wrapped in the database, opened in memory only."""

import base64
import json
from datetime import datetime
from typing import Any

from django.conf import settings

from seiva.core.tenancy import instituicao_atual
from seiva.documentos.models import ChaveInstitucional
from seiva.documentos.papel.chave_publica import (
    ChavePublica,
    chave_publica_json,
    ler_chaves_publicas,
)
from seiva.documentos.papel.chaves import (
    Chaves,
    ChavesCifradas,
    abrir_chaves,
    gerar_chaves,
    mestra_de_base64,
)
from seiva.organizacao.models import Instituicao

_BYTES = ("ed25519_publica", "ed25519_cifrada", "selo_cifrada", "segredo_codigo_cifrado")
_TEXTOS = ("instituicao", "cnpj", "kid", "certificado_pem")


def _para_json(cifradas: ChavesCifradas) -> dict[str, str]:
    dados = {nome: str(getattr(cifradas, nome)) for nome in _TEXTOS}
    for nome in _BYTES:
        dados[nome] = base64.b64encode(getattr(cifradas, nome)).decode()
    dados["criadas_em"] = cifradas.criadas_em.isoformat()
    return dados


def _de_json(dados: dict[str, str]) -> ChavesCifradas:
    valores: dict[str, Any] = {nome: dados[nome] for nome in _TEXTOS}
    valores |= {nome: base64.b64decode(dados[nome]) for nome in _BYTES}
    return ChavesCifradas(**valores, criadas_em=datetime.fromisoformat(dados["criadas_em"]))


def criar_chaves(instituicao: Instituicao) -> ChaveInstitucional:
    """Create the keys of an institution, or return the ones in force."""
    atual = ChaveInstitucional.objects.filter(encerrada_em__isnull=True).first()
    if atual is not None:
        return atual
    mestra = mestra_de_base64(settings.CHAVE_MESTRA)
    cifradas = gerar_chaves(instituicao.nome, instituicao.cnpj, mestra)
    publica = abrir_chaves(cifradas, mestra).publica
    return ChaveInstitucional.objects.create(
        kid=cifradas.kid,
        cifradas=_para_json(cifradas),
        publica=json.loads(chave_publica_json(publica)),
    )


def chaves_em_vigor() -> Chaves:
    """The keys of the institution in scope, opened. Created at the first use."""
    linha = ChaveInstitucional.objects.filter(encerrada_em__isnull=True).first()
    if linha is None:
        linha = criar_chaves(Instituicao.objects.get(pk=instituicao_atual()))
    return abrir_chaves(_de_json(linha.cifradas), mestra_de_base64(settings.CHAVE_MESTRA))


def chaveiro_publico() -> tuple[ChavePublica, ...]:
    """Every published key of the institution in scope, retired ones included."""
    linhas = ChaveInstitucional.objects.order_by("pk").values_list("publica", flat=True)
    return tuple(chave for publica in linhas for chave in ler_chaves_publicas(json.dumps(publica)))


def chaveiro_publico_json() -> str:
    """The published keys as the text that the offline verifier reads."""
    return chave_publica_json(*chaveiro_publico())
