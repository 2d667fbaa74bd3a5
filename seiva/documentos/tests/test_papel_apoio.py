"""Shared material of the paper tests: one town, its keys, one letter and its signers."""

from __future__ import annotations

from functools import lru_cache

from seiva.documentos.papel.chaves import Chaves, ChavesCifradas, abrir_chaves, gerar_chaves
from seiva.documentos.papel.declaracao import Declaracao, Signatario, declarar
from seiva.documentos.papel.estampa import estampa_de
from seiva.documentos.papel.montar import (
    ConteudoCongelado,
    DadosDoDocumento,
    congelar_conteudo,
    montar_html,
)
from seiva.documentos.papel.render import BaseCongelada, render_pdf
from seiva.documentos.papel.selo import selar
from seiva.documentos.papel.vagas import vaga_para
from seiva.organizacao.regras.documentos_pessoais import mascarar_cpf

MESTRA = bytes(range(32))
PREFEITURA = "Prefeitura Municipal de Extrema"
CNPJ = "18.677.591/0001-00"
NORMA = "art. 6º, § 1º, do Decreto Municipal nº 193/2025"
BRASAO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120">'
    b'<path d="M10 10h80v60q0 30-40 45q-40-15-40-45z" fill="#0a5" stroke="#fc0"/></svg>'
)
CORPO = (
    "<p>Senhor Secretário,</p>"
    "<p>Encaminhamos o processo em epígrafe para análise, com o quadro a seguir.</p>"
    "<table><thead><tr><th>Item</th><th>Valor</th></tr></thead>"
    '<tbody><tr><td>Papel A4</td><td class="numero">R$ 1.234,56</td></tr></tbody></table>'
    '<p class="fecho">Atenciosamente,</p><p class="assinante">Ana Lima</p>'
)


def recursos(endereco: str) -> bytes | None:
    """The only stored image of these tests: the coat of arms."""
    return BRASAO if endereco == "seiva:brasao" else None


def dados(**mudancas: object) -> DadosDoDocumento:
    """A one-page letter of the town."""
    campos: dict[str, object] = {
        "instituicao": PREFEITURA,
        "titulo": "OFÍCIO Nº 12/2026",
        "corpo_html": CORPO,
        "documento": "Ofício 12/2026",
        "verificador": "0470089",
        "url_conferencia": "https://seiva.mg.gov.br/extrema/conferir",
        "unidades": ("Secretaria Municipal de Administração", "Recursos Humanos"),
        "brasao": "seiva:brasao",
        "local_e_data": "Extrema, 12 de novembro de 2026.",
        "processo": "3106.01.0000123/2026-45",
        "rodape": ("Av. Delegado Waldemar Gomes Pinto, 1624 — Extrema/MG",),
    }
    return DadosDoDocumento(**(campos | mudancas))  # type: ignore[arg-type]


_geradas: dict[str, ChavesCifradas] = {}


def chaves_cifradas(nome: str = PREFEITURA) -> ChavesCifradas:
    """Stored keys of an institution, generated once."""
    if nome not in _geradas:
        _geradas[nome] = gerar_chaves(nome, CNPJ, MESTRA)
    return _geradas[nome]


def chaves(nome: str = PREFEITURA) -> Chaves:
    """Open keys of an institution."""
    return abrir_chaves(chaves_cifradas(nome), MESTRA)


@lru_cache(maxsize=1)
def conteudo() -> ConteudoCongelado:
    """The frozen HTML of the letter."""
    return congelar_conteudo(dados(), chaves().segredo_codigo)


@lru_cache(maxsize=1)
def base() -> BaseCongelada:
    """The base of the letter."""
    return render_pdf(conteudo().html, titulo="OFÍCIO Nº 12/2026", recursos=recursos)


def renderizar_corpo(
    corpo: str,
    *,
    imagens: dict[str, bytes] | None = None,
    minimo_de_vagas: int = 4,
    **mudancas: object,
) -> BaseCongelada:
    """The town's page with that body and no coat of arms, frozen."""
    html = montar_html(dados(corpo_html=corpo, brasao=None, **mudancas))
    return render_pdf(
        html, titulo="Teste", recursos=(imagens or {}).get, minimo_de_vagas=minimo_de_vagas
    )


def declaracao(nome: str = "Ana Lima", **mudancas: object) -> Declaracao:
    """What a signer of the letter declares."""
    campos: dict[str, object] = {
        "instituicao": PREFEITURA,
        "documento": "Ofício 12/2026",
        "verificador": "0470089",
        "crc": conteudo().crc,
        "hash_base": base().sha256,
        "tamanho_base": base().tamanho,
        "conteudo_sha256": conteudo().sha256,
        "signatario": Signatario(nome=nome, cpf=mascarar_cpf("123.456.789-09"), conta="42"),
        "cargo": "Secretária Municipal",
        "unidade": "SEMAD",
        "data_hora": "2026-11-12T14:03:05-03:00",
        "norma": NORMA,
    }
    return Declaracao(**(campos | mudancas))  # type: ignore[arg-type]


def assinar(pdf: bytes, ordem: int, feita: Declaracao, tsa_url: str | None = None) -> bytes:
    """One complete act of signing, in the slot of that order."""
    vaga = vaga_para(ordem, base().vagas)
    return selar(pdf, chaves(), estampa_de(feita), vaga, declarar(chaves(), feita), tsa_url)


@lru_cache(maxsize=4)
def assinado_por(quantos: int) -> bytes:
    """The letter signed by that many people."""
    if quantos == 0:
        return base().pdf
    return assinar(assinado_por(quantos - 1), quantos, declaracao(f"Pessoa {quantos}"))
