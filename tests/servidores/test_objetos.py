"""An S3-compatible store replaces the local folder by settings alone."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from seiva.local.preparo import RAIZ

ROTEIRO = """
import django; django.setup()
from seiva.core import storage
pedacos = [b"a" * 700_000, b"b" * 700_000]
primeiro = storage.guardar(7, pedacos)
segundo = storage.guardar(7, pedacos)
assert primeiro == segundo
with storage.abrir(7, primeiro.sha256) as f:
    assert f.read() == b"".join(pedacos)
try:
    storage.abrir(8, primeiro.sha256).read()
except FileNotFoundError:
    print(primeiro.sha256, primeiro.tamanho)
"""


@pytest.fixture
def armazem() -> Iterator[str]:
    servidor = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    servidor.start()
    _, porta = servidor.get_host_and_port()
    yield f"http://127.0.0.1:{porta}"
    servidor.stop()


def test_os_arquivos_vao_para_o_armazem_de_objetos(armazem: str) -> None:
    acesso = {
        "endpoint_url": armazem,
        "aws_access_key_id": "chave",
        "aws_secret_access_key": "segredo",
        "region_name": "us-east-1",
    }
    balde = boto3.client("s3", **acesso)
    balde.create_bucket(Bucket="seiva")
    ambiente = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "seiva.config.settings",
        "SEIVA_S3_BUCKET": "seiva",
        "SEIVA_S3_ENDPOINT": armazem,
        "SEIVA_S3_CHAVE": "chave",
        "SEIVA_S3_SEGREDO": "segredo",
        "SEIVA_S3_REGIAO": "us-east-1",
    }
    saida = subprocess.run(
        [sys.executable, "-c", ROTEIRO],
        cwd=RAIZ,
        env=ambiente,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert saida.returncode == 0, saida.stderr
    sha256 = hashlib.sha256(b"a" * 700_000 + b"b" * 700_000).hexdigest()
    assert saida.stdout.split() == [sha256, "1400000"]
    nomes = [item["Key"] for item in balde.list_objects_v2(Bucket="seiva")["Contents"]]
    assert nomes == [f"7/{sha256[:2]}/{sha256[2:4]}/{sha256}"]
