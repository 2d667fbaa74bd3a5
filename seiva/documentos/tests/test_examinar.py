"""Signatures inside files: asked at inclusion, examined by the job, asked again when it failed."""

import hashlib
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from seiva.core import storage
from seiva.core.erros import NaoEncontrado
from seiva.documentos.acoes.examinar import examinar_assinaturas_do_arquivo
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.exames import pedir_exame
from seiva.documentos.models import AssinaturaDeFora, Documento, ExameDeAssinaturas
from seiva.documentos.tarefas import examinar_assinaturas
from tests.apoio import executar_tarefas, recusado
from tests.corpus import CORPUS
from tests.elenco import Elenco
from tests.fabricas import autuar

pytestmark = pytest.mark.django_db

ICP = "assinado-icp-brasil-AD-RB.pdf"


def incluir(
    cena: Elenco, nome: str, conteudo: bytes | None = None, mime: str = "application/pdf", **d: Any
) -> Documento:
    """A file of the corpus, or with this content, in a new process of Ana."""
    ana = cena.ator("ana")
    bytes_do_arquivo = (CORPUS / nome).read_bytes() if conteudo is None else conteudo
    return incluir_arquivo(
        ana,
        processo=autuar(ana, cena.casa),
        dados=DadosDoDocumento(tipo=cena.casa.anexo, **d),
        arquivo=guardar_arquivo([bytes_do_arquivo], nome=nome, tipo_mime=mime),
    )


def test_o_arquivo_incluido_e_examinado_em_segundo_plano(cena: Elenco) -> None:
    documento = incluir(cena, ICP)
    assert ExameDeAssinaturas.objects.get().estado == "pendente"
    executar_tarefas()
    exame = ExameDeAssinaturas.objects.get()
    assert (exame.estado, exame.total, exame.alteradas) == ("pronto", 2, 0)
    primeira = AssinaturaDeFora.objects.order_by("ordem").first()
    assert primeira.signatario == "DAVYD PEREIRA DO NASCIMENTO SANTOS"
    assert primeira.politica == "AD-RB 1.0"
    assert exame.sha256 == documento.arquivo.sha256


def test_o_alterado_depois_de_assinado_conta_como_tal(cena: Elenco) -> None:
    incluir(cena, "assinado-e-modificado.pdf")
    executar_tarefas()
    assert ExameDeAssinaturas.objects.get().alteradas == 1


def test_os_bytes_ficam_como_vieram(cena: Elenco) -> None:
    documento = incluir(cena, ICP)
    executar_tarefas()
    with storage.abrir(cena.casa.instituicao.pk, documento.arquivo.sha256) as guardado:
        conteudo = guardado.read()
    assert conteudo == (CORPUS / ICP).read_bytes()
    assert hashlib.sha256(conteudo).hexdigest() == documento.arquivo.sha256


def test_os_mesmos_bytes_se_examinam_uma_vez_em_cada_instituicao(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        incluir(elenco, ICP)
        incluir(elenco, ICP)
        assert ExameDeAssinaturas.objects.count() == 1
    with elenco.em(elenco.outra):
        arquivo = guardar_arquivo([b"%PDF-1.7"], nome="a.pdf", tipo_mime="application/pdf")
        assert not ExameDeAssinaturas.objects.exists()
        pedir_exame(arquivo)
        assert ExameDeAssinaturas.objects.count() == 1
    assert ProcrastinateJob.objects.filter(task_name="documentos.examinar_assinaturas").count() == 2


def test_a_tarefa_repetida_nao_duplica(cena: Elenco) -> None:
    incluir(cena, ICP)
    executar_tarefas()
    exame = ExameDeAssinaturas.objects.get()
    examinar_assinaturas.func(instituicao_id=cena.casa.instituicao.pk, exame_id=exame.pk)
    assert AssinaturaDeFora.objects.count() == 2


def test_sem_assinatura_o_exame_fica_pronto_e_vazio(cena: Elenco) -> None:
    incluir(cena, "termo-designacao.pdf")
    executar_tarefas()
    exame = ExameDeAssinaturas.objects.get()
    assert (exame.estado, exame.total, exame.avisos) == ("pronto", 0, [])


def test_o_que_nao_e_pdf_nao_se_examina(cena: Elenco) -> None:
    documento = incluir(cena, "simples.odt", mime="application/vnd.oasis.opendocument.text")
    assert not ExameDeAssinaturas.objects.exists()
    with recusado("nao_e_pdf"):
        examinar_assinaturas_do_arquivo(cena.ator("ana"), documento=documento)


def test_o_que_falhou_se_tenta_de_novo_e_o_pronto_fica(cena: Elenco) -> None:
    documento, ana = incluir(cena, ICP), cena.ator("ana")
    executar_tarefas()
    examinar_assinaturas_do_arquivo(ana, documento=documento)
    assert ExameDeAssinaturas.objects.get().estado == "pronto"
    ExameDeAssinaturas.objects.update(estado="falhou", erro="O exame demorou demais.")
    examinar_assinaturas_do_arquivo(ana, documento=documento)
    exame = ExameDeAssinaturas.objects.get()
    assert (exame.estado, exame.erro) == ("pendente", "")
    executar_tarefas()
    assert ExameDeAssinaturas.objects.get().total == 2


def test_so_quem_le_pede_o_exame(cena: Elenco) -> None:
    documento = incluir(cena, ICP, nivel=1, hipotese=cena.casa.hipotese)
    with pytest.raises(NaoEncontrado):
        examinar_assinaturas_do_arquivo(cena.ator("bia"), documento=documento)


def test_o_arquivo_de_tipo_hostil_deixa_o_executor_de_pe(cena: Elenco) -> None:
    incluir(cena, "mau.pdf", b"%PDF-1.7\n/ByteRange [" + b"9" * 500_000 + b"]\n%%EOF")
    executar_tarefas()
    exame = ExameDeAssinaturas.objects.get()
    assert exame.estado == "pronto"
    assert exame.avisos == ["ilegivel"]
