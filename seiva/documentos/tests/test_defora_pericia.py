"""Signatures inside real files that others signed, and inside files made to deceive."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from seiva.documentos.defora.cercado import LIMITES, NaoExaminado, examinar_cercado
from seiva.documentos.defora.certificado import titular
from seiva.documentos.defora.pericia import Achado, Pericia, periciar
from seiva.documentos.defora.politicas import politica_icp
from seiva.documentos.defora.raizes import ler_raizes
from tests.corpus import CORPUS

ICP, LT, CINCO, MODIFICADO = (
    "assinado-icp-brasil-AD-RB.pdf", "assinado-pades-LT.pdf", "assinado-5-vezes.pdf",
    "assinado-e-modificado.pdf",
)  # fmt: skip


def periciar_nome(nome: str, raizes: str = "") -> Pericia:
    return periciar((CORPUS / nome).read_bytes(), ler_raizes(raizes))


def de_bytes(tmp_path: Path, conteudo: bytes, raizes: str = "") -> Pericia:
    arquivo = tmp_path / "arquivo.pdf"
    arquivo.write_bytes(conteudo)
    return periciar(arquivo.read_bytes(), ler_raizes(raizes))


def test_a_assinatura_da_icp_brasil_diz_quem_quando_e_sob_que_politica() -> None:
    icp, segunda = periciar_nome(ICP).assinaturas
    assert icp.signatario == "DAVYD PEREIRA DO NASCIMENTO SANTOS"
    assert icp.documento == "CPF ***.737.608-**"
    assert icp.emissor == "AC SERASA RFB v2"
    assert icp.icp_brasil
    assert icp.politica == "AD-RB 1.0"
    assert icp.quando.startswith("2017-04-28T00:58:29")
    assert icp.por_carimbo
    assert icp.integridade == "integra"
    assert icp.mudancas == ["assinatura", "metadados"]
    assert (icp.revisao, icp.revisoes, icp.cobre_tudo) == (4, 5, False)
    assert segunda.cobre_tudo
    assert not segunda.icp_brasil
    assert segunda.politica == ""


def test_o_numero_inteiro_do_cpf_nao_sai_da_pericia() -> None:
    texto = json.dumps(periciar_nome(ICP).como_dict())
    assert "30773760830" not in texto


def test_as_assinaturas_de_longo_prazo_sao_listadas_com_o_carimbo_do_documento() -> None:
    achados = periciar_nome(LT).assinaturas
    assert [a.tipo for a in achados] == ["assinatura", "assinatura", "carimbo", "assinatura"]
    assert {a.integridade for a in achados} == {"integra"}
    assert all(a.ltv for a in achados)
    assert achados[0].mudancas == ["assinatura", "validacao"]
    assert achados[3].mudancas == ["validacao"]
    assert not achados[0].por_carimbo
    assert achados[1].carimbadora == "Certum EV TSA SHA2"


def test_cinco_assinaturas_sao_lidas_mesmo_com_a_tabela_do_arquivo_quebrada() -> None:
    pericia = periciar_nome(CINCO)
    assert pericia.avisos == ["reconstruido"]
    assinaturas = [a for a in pericia.assinaturas if a.tipo == "assinatura"]
    assert len(assinaturas) == 5
    assert len(pericia.assinaturas) == 6
    assert {a.integridade for a in pericia.assinaturas} == {"integra"}
    assert [a.signatario for a in assinaturas][-1] == "Ivan Chrenko"


def test_o_arquivo_mudado_depois_de_assinado_e_acusado_com_o_que_mudou() -> None:
    (achado,) = periciar_nome(MODIFICADO).assinaturas
    assert achado.integridade == "alterada"
    assert achado.mudancas == ["anotacao", "conteudo"]


@pytest.mark.parametrize(
    "nome", ["termo-designacao.pdf", "asvs-4.0.3-pt.pdf", "formulario.pdf", "escaneado-girado.pdf"]
)
def test_sem_assinatura_nada_se_diz(nome: str) -> None:
    assert periciar_nome(nome) == Pericia()


def test_um_byte_trocado_no_que_foi_assinado_e_acusado(tmp_path: Path) -> None:
    original = (CORPUS / ICP).read_bytes()
    onde = original.index(b"/Producer") if b"/Producer" in original else 2000
    trocado = original[:onde] + bytes([original[onde] ^ 1]) + original[onde + 1 :]
    achados = de_bytes(tmp_path, trocado).assinaturas
    assert {a.integridade for a in achados} <= {"violada", "ilegivel"}
    assert achados


def test_bytes_colados_no_fim_sao_acusados(tmp_path: Path) -> None:
    achados = de_bytes(tmp_path, (CORPUS / ICP).read_bytes() + b"\ncolado").assinaturas
    assert achados[-1].integridade in {"alterada", "violada"}
    assert "outra" in achados[-1].mudancas or achados[-1].porque


def _acrescentar(original: bytes, mudar: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with one more revision, made by `mudar(escritor)`."""
    escritor = IncrementalPdfFileWriter(BytesIO(original), strict=False)
    mudar(escritor)
    saida = BytesIO()
    escritor.write(saida)
    return saida.getvalue()


def test_texto_trocado_numa_revisao_nova_e_acusado(tmp_path: Path) -> None:
    def trocar(escritor: IncrementalPdfFileWriter) -> None:
        pagina = escritor.root["/Pages"]["/Kids"][0]
        pagina["/Rotate"] = NumberObject(180)
        escritor.update_container(pagina)

    alterado = _acrescentar((CORPUS / LT).read_bytes(), trocar)
    achados = de_bytes(tmp_path, alterado).assinaturas
    assert {a.integridade for a in achados} == {"alterada"}
    assert all("conteudo" in a.mudancas for a in achados)


def _campos_de_assinatura(escritor: IncrementalPdfFileWriter) -> list[DictionaryObject]:
    notas = [nota.get_object() for nota in escritor.root["/Pages"]["/Kids"][0]["/Annots"]]
    return [nota for nota in notas if "/FT" in nota and nota["/FT"] == "/Sig"]


def test_a_aparencia_trocada_de_uma_assinatura_feita_e_acusada(tmp_path: Path) -> None:
    """The look of a signature stretched over the page hides what was signed."""

    def cobrir(escritor: IncrementalPdfFileWriter) -> None:
        campo = _campos_de_assinatura(escritor)[0]
        campo["/Rect"] = ArrayObject([NumberObject(n) for n in (0, 0, 600, 800)])
        escritor.update_container(campo)

    alterado = _acrescentar((CORPUS / LT).read_bytes(), cobrir)
    achados = de_bytes(tmp_path, alterado).assinaturas
    assert {a.integridade for a in achados} == {"alterada"}
    assert all("anotacao" in a.mudancas for a in achados)


def test_um_campo_de_assinatura_vazio_desenhado_sobre_a_pagina_e_acusado(tmp_path: Path) -> None:
    def desenhar(escritor: IncrementalPdfFileWriter) -> None:
        modelo = _campos_de_assinatura(escritor)[0]
        falso = DictionaryObject(
            {chave: modelo.raw_get(chave) for chave in modelo if chave not in {"/V", "/T"}}
        )
        pagina = escritor.root["/Pages"]["/Kids"][0]
        pagina["/Annots"].append(escritor.add_object(falso))
        escritor.update_container(pagina)

    alterado = _acrescentar((CORPUS / LT).read_bytes(), desenhar)
    achados = de_bytes(tmp_path, alterado).assinaturas
    assert {a.integridade for a in achados} == {"alterada"}


def test_a_raiz_instalada_confere_a_cadeia(tmp_path: Path) -> None:
    pasta = tmp_path / "raizes"
    pasta.mkdir()
    leitor = PdfFileReader(BytesIO((CORPUS / MODIFICADO).read_bytes()), strict=False)
    raiz = next(
        c for c in leitor.embedded_signatures[0].other_embedded_certs
        if c.subject == c.issuer
    )  # fmt: skip
    (pasta / "raiz.crt").write_bytes(raiz.dump())
    (pasta / "leia-me.txt").write_text("não é certificado")
    (pasta / "estragado.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n")
    assert len(ler_raizes(str(pasta))) == 1
    assert periciar_nome(MODIFICADO, str(pasta)).assinaturas[0].confianca == "conferida"
    # The workshop reads no folder of ours: the roots that are trusted go with the request.
    achado = examinar_cercado(CORPUS / MODIFICADO, str(pasta))
    assert achado["assinaturas"][0]["confianca"] == "conferida"
    semraiz = periciar_nome(MODIFICADO).assinaturas[0]
    assert semraiz.confianca == "nao_conferida"
    assert "raiz" in semraiz.porque
    assert periciar_nome(ICP, str(pasta)).assinaturas[0].confianca == "nao_conferida"


@pytest.mark.parametrize(
    ("oid", "nome"),
    [
        ("2.16.76.1.7.1.11.1.3", "AD-RB 1.3"),
        ("2.16.76.1.7.1.12.1", "AD-RT 1.0"),
        ("2.16.76.1.7.1.13.1.4", "AD-RC 1.4"),
        ("2.16.76.1.7.1.14.1", "AD-RA 1.0"),
        ("2.16.76.1.7.1.3.2.3", "AD-RV 2.3"),
        ("2.16.76.1.7.1.99.1", ""),
        ("2.16.76.1.7.1.x", ""),
        ("1.2.840.113549", ""),
        ("", ""),
    ],
)
def test_as_politicas_da_icp_brasil_pelo_identificador(oid: str, nome: str) -> None:
    assert politica_icp(oid) == nome


def test_o_protegido_por_senha_que_diz_ter_assinatura_e_avisado(tmp_path: Path) -> None:
    with pikepdf.open(CORPUS / MODIFICADO) as pdf:
        saida = BytesIO()
        pdf.save(saida, encryption=pikepdf.Encryption(user="segredo", owner="outro"))
    pericia = de_bytes(tmp_path, saida.getvalue())
    assert not pericia.assinaturas
    assert set(pericia.avisos) <= {"protegido", "ilegivel"}
    assert pericia.avisos


def test_o_examinado_em_separado_da_o_mesmo_resultado() -> None:
    achado = examinar_cercado(CORPUS / LT)
    assert [Achado(**a) for a in achado["assinaturas"]] == periciar_nome(LT).assinaturas


def test_quem_passa_dos_limites_e_interrompido_e_a_casa_continua(tmp_path: Path) -> None:
    with pytest.raises(NaoExaminado):
        examinar_cercado(CORPUS / LT, limites=replace(LIMITES, memoria=32))
    with pytest.raises(NaoExaminado, match="demorou"):
        examinar_cercado(CORPUS / LT, limites=replace(LIMITES, prazo=0.01))
    # A chain of revisions that points to itself, and a page tree that contains itself.
    laco = tmp_path / "laco.pdf"
    laco.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</FT/Sig/T(a)/Kids[3 0 R]/V<</ByteRange [0 1 2 3]/Contents<00>>>>>endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n"
    )
    achado = examinar_cercado(laco, limites=replace(LIMITES, processador=10))
    assert achado["avisos"] or not achado["assinaturas"]


def test_nome_sem_numeros_e_certificado_sem_nomes_alternativos() -> None:
    leitor = PdfFileReader(BytesIO((CORPUS / ICP).read_bytes()), strict=False)
    icp, outro = (selo.signer_cert for selo in leitor.embedded_signatures)
    assert isinstance(icp, x509.Certificate)
    assert not re.search(r"\d{11}", titular(icp).nome)
    assert titular(outro).documento == ""


def test_examinar_nao_muda_o_arquivo(tmp_path: Path) -> None:
    arquivo = tmp_path / "a.pdf"
    arquivo.write_bytes((CORPUS / ICP).read_bytes())
    antes = hashlib.sha256(arquivo.read_bytes()).hexdigest()
    examinar_cercado(arquivo)
    assert hashlib.sha256(arquivo.read_bytes()).hexdigest() == antes
