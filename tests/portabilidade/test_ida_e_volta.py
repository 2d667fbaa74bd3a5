"""The round trip: out of one Seiva and into another, and everything is there."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from seiva.andamentos.models import Andamento, RaizDeAndamentos
from seiva.andamentos.registro import conferir_corrente
from seiva.core import storage
from seiva.core.tenancy import escopo
from seiva.documentos.chaves import chaveiro_publico_json, chaves_em_vigor
from seiva.documentos.conferencia import instituicao_do_numero
from seiva.documentos.models import Arquivo, Congelamento, Documento, Selo
from seiva.documentos.papel.chave_publica import ler_chaves_publicas
from seiva.documentos.papel.verificar import verificar_pdf
from seiva.documentos.raizes import conferir_raizes_assinadas, fechar_raiz_assinada
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Alteracao, Conta, Instituicao
from seiva.portabilidade import dicionario as dic
from seiva.portabilidade.saida.fazer import fazer_pacote
from seiva.processos.models import Processo
from tests.apoio import executar_tarefas
from tests.elenco import SENHA, Elenco
from tests.portabilidade.apoio import QUANDO, trazer
from tests.portabilidade.conftest import NaOutra

pytestmark = pytest.mark.django_db(transaction=True)


def retrato(instituicao_id: int) -> dict[str, Any]:
    """What must be the same on both sides."""
    with transaction.atomic(), escopo(instituicao_id):
        return {
            "linhas": {m._meta.db_table: _contar(m, instituicao_id) for m in dic.tabelas()},
            "bytes": sorted(Arquivo.objects.values_list("sha256", "tamanho", "nome")),
            "historico": list(Andamento.objects.order_by("pk").values_list("pk", "hash")),
            "fechamentos": list(
                RaizDeAndamentos.objects.order_by("numero").values_list("declaracao", "assinatura")
            ),
            "documentos": list(
                Documento.objects.order_by("pk").values_list("pk", "numero", "estado", "processo")
            ),
            "selos": list(Selo.objects.order_by("pk").values_list("declaracao", "kid")),
            "processos": list(Processo.objects.order_by("pk").values_list("pk", "numero")),
        }


def _contar(modelo: dic.Modelo, instituicao_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT count(*) FROM "{modelo._meta.db_table}" WHERE instituicao_id = %s',
            [instituicao_id],
        )
        return int(cursor.fetchone()[0])


def test_tudo_chega_igual_a_outro_seiva(
    elenco: Elenco, pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    la = retrato(elenco.casa.instituicao.pk)
    with na_outra_casa():
        casa = trazer(pacote, tmp_path).instituicao
        aqui = retrato(casa.pk)
        # The new keys, and the line of the log that tells of the arrival.
        for tabela in ("documentos_chaveinstitucional", "organizacao_alteracao"):
            assert aqui["linhas"].pop(tabela) == la["linhas"].pop(tabela) + 1
        assert aqui == la
        with transaction.atomic(), escopo(casa.pk):
            for arquivo in Arquivo.objects.all():
                with storage.abrir(casa.pk, arquivo.sha256) as aberto:
                    assert len(aberto.read()) == arquivo.tamanho
            processos = list(Processo.objects.all())
            assert len(processos) == la["linhas"]["processos_processo"] >= 5
            assert [conferir_corrente(p) for p in processos] == [[]] * len(processos)
            assert conferir_raizes_assinadas() == []
            assert Alteracao.objects.filter(verbo="importou").count() == 1


def test_as_assinaturas_de_la_conferem_com_as_chaves_publicadas_aqui(
    pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    with na_outra_casa():
        casa = trazer(pacote, tmp_path).instituicao
        with transaction.atomic(), escopo(casa.pk):
            chaves = ler_chaves_publicas(chaveiro_publico_json().encode())
            assert len(chaves) == 2
            selos = list(Selo.objects.select_related("pdf"))
            for selo in selos:
                with storage.abrir(casa.pk, selo.pdf.sha256) as aberto:
                    assert verificar_pdf(aberto.read(), chaves).intacto
                assert selo.kid != chaves_em_vigor().kid
            assert selos


def test_as_pessoas_sao_as_mesmas_e_trabalham_como_antes(
    elenco: Elenco, pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    with na_outra_casa():
        chegada = trazer(pacote, tmp_path)
        casa = chegada.instituicao
        bia, ana = (Conta.objects.get(cpf=elenco.contas[q].cpf) for q in ("bia", "ana"))
        assert bia.check_password(SENHA) and not ana.check_password(SENHA)
        assert ana.has_usable_password()  # so that the link by e-mail is sent
        assert ana.pk != elenco.contas["ana"].pk
        assert any("sem senha" in aviso for aviso in chegada.avisos)
        with transaction.atomic(), escopo(casa.pk):
            autor = Andamento.objects.exclude(conta=None).order_by("pk").first()
            assert autor.conta_id == ana.pk and autor.conta_na_origem == elenco.contas["ana"].pk
            lotacoes = lotacoes_de(ana)
            assert "documento.assinar" in ator_de(ana, lotacoes, lotacoes[0], "web").permissoes
            processo = Processo.objects.filter(nivel_efetivo=0).order_by("pk")[0]
        cliente = Client()
        cliente.force_login(ana)
        for pagina in ("mesa/", f"processos/{processo.pk}/", f"processos/{processo.pk}/historico/"):
            assert cliente.get(f"/campo-alto/{pagina}").status_code == 200
        achados = cliente.get("/campo-alto/pesquisa/?q=janeiro").content.decode()
        assert processo.numero in achados


def test_a_casa_nova_continua_a_historia(
    elenco: Elenco, pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    """New acts hang on the old chain, new numbers come after the old, and a third house takes it."""
    from seiva.processos.acoes.anotar import atualizar_andamento

    with na_outra_casa():
        casa = trazer(pacote, tmp_path).instituicao
        with transaction.atomic(), escopo(casa.pk):
            ana = Conta.objects.get(cpf=elenco.contas["ana"].cpf)
            lotacoes = lotacoes_de(ana)
            ator = ator_de(ana, lotacoes, lotacoes[0], "web")
            processo = Processo.objects.filter(nivel_efetivo=0).order_by("pk")[0]
            maior = Andamento.objects.order_by("-pk")[0].pk
            atualizar_andamento(ator, processo=processo, texto="Na casa nova")
            assert Andamento.objects.order_by("-pk")[0].pk > maior
            assert conferir_corrente(processo) == []
            fechar_raiz_assinada()
            assert conferir_raizes_assinadas() == []
        # Out again and into the same installation, under another address: no CNPJ twice.
        (tmp_path / "segunda").mkdir()
        segundo = fazer_pacote(casa.pk, tmp_path / "segunda", QUANDO).caminho
        Instituicao.objects.filter(pk=casa.pk).update(cnpj="11444777000161")
        terceira = trazer(segundo, tmp_path, "terceira-casa").instituicao
        with transaction.atomic(), escopo(terceira.pk):
            assert conferir_corrente(Processo.objects.get(pk=processo.pk)) == []
            assert conferir_raizes_assinadas() == []


def test_a_copia_de_ontem_toma_o_lugar_da_casa_de_hoje(
    elenco: Elenco, pacote: Path, tmp_path: Path
) -> None:
    """The restore of one institution: the other of the installation does not notice."""
    antes, casa = retrato(elenco.casa.instituicao.pk), elenco.casa.instituicao
    Instituicao.objects.exclude(pk=casa.pk).update(cnpj="11444777000161")
    with transaction.atomic(), escopo(casa.pk):
        numero = Congelamento.objects.order_by("-pk")[0]
        codigos = (numero.documento.numero, numero.crc)
        Processo.objects.count()
    call_command("importar_instituicao", str(pacote), "--no-lugar-de", "campo-alto")
    executar_tarefas()
    nova = Instituicao.objects.get(slug="campo-alto")
    casa.refresh_from_db()
    assert nova.pk != casa.pk and nova.suspensa_em is None
    assert casa.suspensa_em is not None and casa.slug.startswith("campo-alto-ate-")
    assert retrato(nova.pk)["historico"] == antes["historico"]
    assert retrato(casa.pk)["historico"] == antes["historico"]
    with transaction.atomic():
        assert instituicao_do_numero(*codigos) == nova


def test_os_comandos_levam_e_trazem(elenco: Elenco, na_outra_casa: NaOutra, tmp_path: Path) -> None:
    pacote = tmp_path / "serra.zip"
    call_command("exportar_instituicao", "serra-azul", str(pacote))
    with pytest.raises(CommandError, match="já existe"):
        call_command("exportar_instituicao", "serra-azul", str(pacote))
    with na_outra_casa():
        call_command("importar_instituicao", str(pacote), "--slug", "serra-nova")
        assert Instituicao.objects.filter(slug="serra-nova").exists()
        with pytest.raises(CommandError, match="recusado inteiro"):
            call_command("importar_instituicao", str(pacote), "--slug", "serra-nova")


def test_o_numero_ja_usado_por_outra_casa_ainda_se_confere(
    elenco: Elenco, pacote: Path, na_outra_casa: NaOutra, tmp_path: Path
) -> None:
    """Both codes together tell whose paper it is."""
    with transaction.atomic(), escopo(elenco.casa.instituicao.pk):
        congelado = Congelamento.objects.select_related("documento").order_by("-pk")[0]
        numero, crc = congelado.documento.numero, congelado.crc
    with na_outra_casa():
        outra = Instituicao.objects.get(slug="pedra-branca")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO documentos_numerodedocumento (numero, instituicao_id) VALUES (%s, %s)",
                [numero, outra.pk],
            )
        trazer(pacote, tmp_path)
        consulta = f"codigo_verificador={numero}&codigo_crc={crc}"
        resposta = Client().get(f"/conferir/?{consulta}")
        assert resposta.headers["Location"].startswith("/campo-alto/conferir/")
        assert Client().get(resposta.headers["Location"]).status_code == 200
        alheia = Client().get(f"/conferir/?codigo_verificador={numero}&codigo_crc=00000000")
        assert alheia.status_code == 302  # to one of them, which answers that nothing was found
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO documentos_numerodedocumento (instituicao_id) VALUES (%s) "
                "RETURNING numero",
                [outra.pk],
            )
            assert cursor.fetchone()[0] > numero
