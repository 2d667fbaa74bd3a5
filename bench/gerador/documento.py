"""The rows of one document: written here (versions, freeze, signature) or a file (words read)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.gerador.acervo import Pronto, da_casa
from seiva.documentos import andamentos
from seiva.documentos import models as documentos

if TYPE_CHECKING:
    from bench.gerador.lote import Caso

FUNDAMENTO = "art. 6º, § 1º, do Decreto 8.539, de 8 de outubro de 2015"
POR_DOCUMENTO, ARQUIVOS = 4, 3  # room for ids of versions and of files
NIVEIS = ("público", "restrito", "sigiloso")


def fazer_documento(caso: Caso, ordem: int, unidade: int) -> dict[str, Any]:
    """One document of the process, number `ordem` in its tree; what the journeys need of it."""
    pk = caso.plano.documento_inicial + ordem
    caso.andar(20)
    interno = caso.sorte.random() < 0.5
    tipos = caso.lote.catalogo.escritos if interno else caso.lote.catalogo.arquivos
    tipo, nome = tipos[min(int(caso.sorte.expovariate(0.2)), len(tipos) - 1)]
    linha: dict[str, Any] = {
        **caso.comum,
        "id": pk,
        "numero": pk,
        "processo_id": caso.plano.pk,
        "ordem": ordem + 1,
        "tipo_id": caso.casa.catalogo(tipo),
        "natureza": "I" if interno else "E",
        "numero_no_tipo": f"{caso.sorte.randrange(1, 900)}/{caso.quando.year}" if interno else "",
        "descricao": "",
        "data": caso.quando.date(),
        "nivel": caso.nivel,
        "hipotese_id": caso.linha["hipotese_id"],
        "unidade_id": caso.casa.catalogo(unidade),
        "autor_id": caso.conta_de(unidade)[0],
        "criado_em": caso.quando,
        "motivo_cancelamento": "",
    }
    caso.lote.tabelas.por(documentos.NumeroDeDocumento, numero=pk, instituicao_id=caso.casa.pk)
    fazer = _interno if interno else _externo
    feito = fazer(caso, linha, unidade, nome)
    return {"id": pk, "numero": f"{pk:07d}", "interno": interno, **feito}


def _entrada(
    caso: Caso, tipo: Any, unidade: int, linha: dict[str, Any], nome: str, **mais: str
) -> None:
    quem = linha["autor_id"], caso.lote.catalogo.nomes[linha["autor_id"]]
    completo = f"{nome} {linha['numero_no_tipo']}".strip()
    caso.entrada(tipo, unidade, quem, numero=f"{linha['numero']:07d}", nome=completo, **mais)


def _interno(caso: Caso, linha: dict[str, Any], unidade: int, nome: str) -> dict[str, str]:
    """Written here: one to three versions; signed, unless it is a draft of an open process."""
    minuta = caso.aberto and unidade == caso.unidades[-1] and caso.sorte.random() < 0.2
    caso.minutas += minuta
    escrito = caso.lote.escritor.texto()
    versoes = 1 + (caso.sorte.random() < 0.3) + (caso.sorte.random() < 0.1)
    for numero in range(1, versoes + 1):
        metade = len(escrito.linhas) // 2 + 1
        inteiro = escrito if numero == versoes else None
        caso.lote.tabelas.por(
            documentos.Versao,
            **caso.comum,
            id=linha["id"] * POR_DOCUMENTO + numero,
            documento_id=linha["id"],
            numero=numero,
            conteudo=inteiro.html if inteiro else f"<p>{escrito.linhas[0]}</p>" * min(metade, 3),
            autor_id=linha["autor_id"],
            salva_em=caso.quando,
        )
    nivel = NIVEIS[caso.nivel]
    _entrada(caso, andamentos.GERADO, unidade, linha, nome, nivel=nivel)
    linha |= {
        "estado": "minuta" if minuta else "assinado",
        "versao_atual": versoes,
        "arquivo_id": None,
        "formato": "",
        "firmado_em": None if minuta else caso.quando,
        "visto_fora": not minuta,
    }
    caso.lote.tabelas.por(documentos.Documento, **linha)
    crc = "" if minuta else _assinar(caso, linha, unidade, nome, versoes)
    return {"frase": escrito.frase, "crc": crc}


def _assinar(caso: Caso, linha: dict[str, Any], unidade: int, nome: str, versao: int) -> str:
    """Freeze and signature, with their sealed file; the conference code."""
    pk, por = linha["id"], caso.lote.tabelas.por
    folha = caso.sorte.choice(da_casa(caso.lote.html, caso.esperados))
    _arquivo(caso, pk * ARQUIVOS, folha, f"{pk:07d}.html")
    por(
        documentos.Congelamento,
        **caso.comum,
        id=pk,
        documento_id=pk,
        versao=versao,
        html_id=pk * ARQUIVOS,
        conteudo_sha256=folha.sha256,
        crc=folha.crc,
        congelado_em=caso.quando,
    )
    quem, cargo = (
        caso.lote.catalogo.nomes[linha["autor_id"]],
        caso.sorte.choice(caso.lote.catalogo.cargos),
    )
    por(
        documentos.Assinatura,
        **caso.comum,
        id=pk,
        documento_id=pk,
        congelamento_id=pk,
        conta_id=linha["autor_id"],
        unidade_id=linha["unidade_id"],
        nome=quem,
        cargo=cargo,
        fundamento=FUNDAMENTO,
        assinada_em=caso.quando,
    )
    _entrada(caso, andamentos.ASSINADO, unidade, linha, nome, pessoa=quem, cargo=cargo)
    _selar(caso, pk, folha)
    return folha.crc


def _selar(caso: Caso, pk: int, folha: Pronto) -> None:
    """What the background job leaves: the file before stamps, and the file with them."""
    papel, por = folha.papel, caso.lote.tabelas.por
    assert papel is not None
    for salto, fim in ((1, "-base.pdf"), (2, ".pdf")):
        _arquivo(caso, pk * ARQUIVOS + salto, papel, f"{pk:07d}{fim}")
    por(
        documentos.Base,
        **caso.comum,
        id=pk,
        congelamento_id=pk,
        pdf_id=pk * ARQUIVOS + 1,
        sha256=papel.sha256,
        tamanho=papel.tamanho,
        paginas=papel.paginas,
        vagas=[],
        feita_em=caso.quando,
    )
    por(
        documentos.Selo,
        **caso.comum,
        id=pk,
        assinatura_id=pk,
        congelamento_id=pk,
        ordem=1,
        kid="medicao",
        declaracao="{}",
        assinatura_ed25519="00" * 64,
        pdf_id=pk * ARQUIVOS + 2,
        selado_em=caso.quando,
    )


def _externo(caso: Caso, linha: dict[str, Any], unidade: int, nome: str) -> dict[str, str]:
    """A file from the pool, with words of its own."""
    pk = linha["id"]
    pronto = caso.sorte.choice(da_casa(caso.lote.externos, caso.esperados))
    extensao = pronto.tipo_mime.rpartition("/")[2]
    _arquivo(caso, pk * ARQUIVOS, pronto, f"{nome.lower()} {pk}.{extensao}")
    escrito = caso.lote.escritor.texto()
    caso.lote.tabelas.por(
        documentos.Leitura,
        **caso.comum,
        id=pk,
        arquivo_id=pk * ARQUIVOS,
        estado="pronta",
        texto=escrito.puro,
        paginas=1 + len(escrito.linhas) // 12,
        atualizada_em=caso.quando,
    )
    linha |= {
        "estado": "registrado",
        "versao_atual": 0,
        "arquivo_id": pk * ARQUIVOS,
        "formato": "N",
        "firmado_em": caso.quando,
        "visto_fora": True,
    }
    caso.lote.tabelas.por(documentos.Documento, **linha)
    nivel = NIVEIS[caso.nivel]
    _entrada(caso, andamentos.REGISTRADO, unidade, linha, nome, nivel=nivel)
    return {"frase": escrito.frase}


def _arquivo(caso: Caso, pk: int, pronto: Pronto, nome: str) -> None:
    caso.lote.tabelas.por(
        documentos.Arquivo,
        **caso.comum,
        id=pk,
        sha256=pronto.sha256,
        tamanho=pronto.tamanho,
        tipo_mime=pronto.tipo_mime,
        nome=nome[:255],
        criado_em=caso.quando,
    )
