"""One act of signing on the PDF of record: an incremental revision sealed by the institution.

Each revision carries a PAdES signature (B-B, or B-T with a timestamp authority) whose dictionary
holds, as private entries, the signer's declaration and its Ed25519 signature. The byte range of
the seal covers them, PDF readers ignore them, and PDF/A allows them (ISO 32000-1, annex E).

Norma: Lei 14.063/2020, art. 4º, II; ETSI EN 319 142-1 (PAdES baseline).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from io import BytesIO

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .assincrono import executar
from .chaves import Chaves
from .declaracao import Declaracao, DeclaracaoAssinada, verificar_declaracao
from .entradas import ENTRADA_ASSINATURA, ENTRADA_DECLARACAO, ENTRADA_KID, limites_do_selo
from .erros import SeloRecusado
from .estampa import Estampa, desenhar_estampa, frase_da_estampa
from .vagas import Vaga

_RESERVA_BB = 8 * 1024  # hex characters for the CMS: certificate and signature take about 2,500
_RESERVA_BT = 32 * 1024  # the timestamp token brings the certificates of its authority
_LIMITE_TEXTO = 32767  # longest string of PDF/A-2 (ISO 19005-2, 6.1.13)
_ESPERA_TSA_S = 20


def selar(
    pdf: bytes,
    chaves: Chaves,
    estampa: Estampa,
    vaga: Vaga | None,
    declaracao_assinada: DeclaracaoAssinada,
    tsa_url: str | None = None,
) -> bytes:
    """Append one sealed revision and return the whole new file; `pdf` is an exact prefix of it.

    pdf: the base, or the base with earlier seals. vaga: slot of the visible stamp, None for an
    invisible seal. tsa_url: RFC 3161 authority; when it does not answer the error goes up, so that
    the job is retried instead of quietly sealing without time.
    Raises SeloRecusado when the file is not what was declared or has bytes outside the seals, and
    DeclaracaoInvalida when the declaration is not of these keys.
    """
    declaracao = verificar_declaracao(declaracao_assinada, chaves.publica)
    escritor, ordem = _abrir(pdf, declaracao)
    nome_do_campo = f"Selo{ordem}"
    campo = SigFieldSpec(
        nome_do_campo,
        on_page=vaga.pagina if vaga else 0,
        box=(vaga.x0, vaga.y0, vaga.x1, vaga.y1) if vaga else None,  # type: ignore[arg-type]
    )
    passos = PdfCMSEmbedder(new_field_spec=campo).write_cms(nome_do_campo, escritor)
    referencia = next(passos)
    if vaga:
        _por_aparencia(escritor, referencia.get_object(), estampa, vaga, ordem)
    objeto = _dicionario(estampa, declaracao, declaracao_assinada, com_tempo=bool(tsa_url))
    passos.send(SigObjSetup(sig_placeholder=objeto))
    resumo, saida = passos.send(SigIOSetup(md_algorithm="sha256", output=BytesIO()))
    cms = executar(
        _assinador(chaves).async_sign(
            data_digest=resumo.document_digest,
            digest_algorithm="sha256",
            use_pades=True,
            timestamper=HTTPTimeStamper(tsa_url, timeout=_ESPERA_TSA_S) if tsa_url else None,
        )
    )
    passos.send(cms)
    return bytes(saida.getbuffer())


def _abrir(pdf: bytes, declaracao: Declaracao) -> tuple[IncrementalPdfFileWriter, int]:
    """Writer over a file in order, and the number of the new seal (from 1)."""
    tamanho = declaracao.tamanho_base
    prefixo = memoryview(pdf)[:tamanho]
    if len(prefixo) < tamanho or hashlib.sha256(prefixo).hexdigest() != declaracao.hash_base:
        raise SeloRecusado("O arquivo não começa pelos bytes congelados que foram declarados.")
    try:
        leitor = PdfFileReader(BytesIO(pdf))
        selos = [limites_do_selo(selo.sig_object) for selo in leitor.embedded_signatures]
    except (PdfError, ValueError, KeyError) as erro:
        raise SeloRecusado("O arquivo não é um PDF em que se possa pôr o selo.") from erro
    coberto = max((fim for _, _, fim in selos), default=tamanho)
    if coberto != len(pdf) or (not selos and len(pdf) != tamanho):
        raise SeloRecusado("O arquivo tem bytes que nenhum selo cobre.")
    return IncrementalPdfFileWriter.from_reader(leitor), len(selos) + 1


def _por_aparencia(
    escritor: IncrementalPdfFileWriter,
    anotacao: generic.DictionaryObject,
    estampa: Estampa,
    vaga: Vaga,
    ordem: int,
) -> None:
    desenho = desenhar_estampa(estampa, vaga.largura, vaga.altura)
    forma = escritor.import_page_as_xobject(PdfFileReader(BytesIO(desenho)))
    _renomear_fontes(forma.get_object(), ordem)
    anotacao[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): forma})
    anotacao[pdf_name("/TU")] = generic.TextStringObject(frase_da_estampa(estampa))


def _renomear_fontes(forma: generic.DictionaryObject, ordem: int) -> None:
    """Give this seal's font subsets a tag of their own (ISO 32000-1, 9.6.4).

    The renderer derives the tag from the font, so two stamps with different letters would carry
    different subsets under one name, which some readers take for the same font.
    """
    marca = "SELO" + chr(ord("A") + ordem // 26 % 26) + chr(ord("A") + ordem % 26)
    for nome_interno in forma["/Resources"]["/Font"]:
        fonte = forma["/Resources"]["/Font"][nome_interno]
        filhas = [filha.get_object() for filha in fonte.get("/DescendantFonts", ())]
        descritores = [filha["/FontDescriptor"] for filha in filhas]
        for objeto, chave in [
            *((parte, "/BaseFont") for parte in (fonte, *filhas)),
            *((descritor, "/FontName") for descritor in descritores),
        ]:
            nome = str(objeto[chave]).rpartition("+")[2]
            objeto[pdf_name(chave)] = pdf_name(f"/{marca}+{nome}")


def _dicionario(
    estampa: Estampa, declaracao: Declaracao, assinada: DeclaracaoAssinada, *, com_tempo: bool
) -> SignatureObject:
    if len(assinada.canonico) > _LIMITE_TEXTO:
        raise SeloRecusado("A declaração é longa demais para o PDF.")
    momento: dt.datetime = declaracao.momento
    objeto = SignatureObject(
        timestamp=momento,
        subfilter=SigSeedSubFilter.PADES,
        name=declaracao.instituicao,
        reason=frase_da_estampa(estampa),
        location=declaracao.unidade,
        bytes_reserved=_RESERVA_BT if com_tempo else _RESERVA_BB,
    )
    objeto[pdf_name(ENTRADA_DECLARACAO)] = generic.ByteStringObject(assinada.canonico)
    objeto[pdf_name(ENTRADA_ASSINATURA)] = generic.ByteStringObject(assinada.assinatura)
    objeto[pdf_name(ENTRADA_KID)] = generic.ByteStringObject(assinada.kid.encode("ascii"))
    return objeto


def _assinador(chaves: Chaves) -> SimpleSigner:
    certificado = asn1_x509.Certificate.load(
        chaves.certificado.public_bytes(serialization.Encoding.DER)
    )
    chave = asn1_keys.PrivateKeyInfo.load(
        chaves.selo.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return SimpleSigner(
        signing_cert=certificado, signing_key=chave, cert_registry=SimpleCertificateStore()
    )
