"""PAdES B-T: a timestamp authority of our own, over real HTTP on this machine."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pytest_django import Settings

from seiva.documentos.arquivos import ler
from seiva.documentos.chaves import chaveiro_publico
from seiva.documentos.models import Congelamento
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.documentos.tarefas import pdf_de_registro
from tests import fabricas
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

from .test_papel_apoio import assinar, base, chaves, declaracao
from .test_papel_pdfa import conferir_pdfa

HORA = dt.datetime(2026, 11, 12, 17, 3, 9, tzinfo=dt.UTC)


def _autoridade() -> DummyTimeStamper:
    chave = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    nome = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autoridade de carimbo")])
    certificado = (
        x509.CertificateBuilder()
        .subject_name(nome)
        .issuer_name(nome)
        .public_key(chave.public_key())
        .serial_number(1)
        .not_valid_before(HORA - dt.timedelta(days=3650))
        .not_valid_after(HORA + dt.timedelta(days=3650))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(chave, hashes.SHA256())
    )
    return DummyTimeStamper(
        tsa_cert=asn1_x509.Certificate.load(certificado.public_bytes(serialization.Encoding.DER)),
        tsa_key=asn1_keys.PrivateKeyInfo.load(
            chave.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        ),
        fixed_dt=HORA,
    )


@pytest.fixture(scope="module")
def tsa() -> Iterator[str]:
    autoridade = _autoridade()

    class _Porta(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            pedido = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            resposta = autoridade.request_tsa_response(pedido).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(resposta)))
            self.end_headers()
            self.wfile.write(resposta)

        def log_message(self, *_: object) -> None:
            return

    servidor = HTTPServer(("127.0.0.1", 0), _Porta)
    threading.Thread(target=servidor.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{servidor.server_port}/"
    servidor.shutdown()
    servidor.server_close()


def test_com_autoridade_de_tempo_o_laudo_traz_o_carimbo(tsa: str) -> None:
    pdf = assinar(base().pdf, 1, declaracao(), tsa)
    pdf = assinar(pdf, 2, declaracao("Bia"), tsa)
    laudo = verificar_pdf(pdf, chaves().publica)
    assert laudo.intacto, laudo.como_texto()
    assert [a.carimbo_do_tempo for a in laudo.assinaturas] == [HORA, HORA]
    assert "Carimbo do tempo: 12/11/2026 17:03:09 +0000" in laudo.como_texto()
    conferir_pdfa(pdf)


def test_sem_resposta_da_autoridade_o_ato_falha_em_vez_de_selar_sem_tempo() -> None:
    with pytest.raises((TimestampRequestError, OSError)):
        assinar(base().pdf, 1, declaracao(), "http://127.0.0.1:9/")


@pytest.mark.django_db
def test_a_instalacao_com_autoridade_sela_com_o_tempo_dela(
    cena: Elenco, tsa: str, settings: Settings
) -> None:
    settings.SEIVA_TSA_URL = tsa
    ana = cena.ator("ana")
    fabricas.assinar(
        ana, cena.casa, fabricas.redigir(ana, cena.casa, fabricas.autuar(ana, cena.casa))
    )
    executar_tarefas()
    registro = pdf_de_registro(Congelamento.objects.get())
    assert registro is not None
    laudo = verificar_pdf(ler(registro), chaveiro_publico())
    assert laudo.intacto, laudo.como_texto()
    assert [a.carimbo_do_tempo for a in laudo.assinaturas] == [HORA]
