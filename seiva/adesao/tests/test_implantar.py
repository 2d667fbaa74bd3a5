"""An institution is born whole, once, and with what its pack says."""

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from seiva.adesao.implantar import implantar_instituicao
from seiva.adesao.sementes import carregar_pacote
from seiva.adesao.tests.apoio import OUTRO_CNPJ, implantar, nova
from seiva.catalogo import models as catalogo
from seiva.core.erros import Conflito, EscopoAusente
from seiva.core.relogio import hoje
from seiva.core.tenancy import escopo
from seiva.documentos.models import ChaveInstitucional
from seiva.intimacoes.models import TipoDeIntimacao
from seiva.organizacao import models as organizacao
from seiva.organizacao.acesso import onde_atua
from seiva.organizacao.models import Conta, Instituicao, Unidade
from seiva.processos.models import Marcador
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def test_nasce_completa_com_tudo_o_que_o_pacote_diz() -> None:
    casa = implantar()
    pacote = carregar_pacote("prefeitura", "pequeno")
    assert (casa.slug, casa.fase, casa.porte) == ("abaete", "piloto", "pequeno")
    assert casa.fundamento_assinatura == pacote.fundamento.padrao
    with transaction.atomic(), escopo(casa.pk):
        for modelo, quantos in (
            (organizacao.Unidade, len(pacote.unidades)),
            (organizacao.Cargo, len(pacote.cargos)),
            (catalogo.Assunto, len(pacote.assuntos)),
            (catalogo.HipoteseLegal, len(pacote.hipoteses)),
            (catalogo.TipoProcesso, len(pacote.tipos_processo)),
            (catalogo.TipoDocumento, len(pacote.tipos_documento)),
            (catalogo.TextoPadrao, len(pacote.textos_padrao)),
            (catalogo.TipoConferencia, len(pacote.conferencias)),
            (catalogo.TipoArquivo, len(pacote.tipos_arquivo)),
            (TipoDeIntimacao, len(pacote.tipos_intimacao)),
            (ChaveInstitucional, 1),
        ):
            assert modelo.objects.count() == quantos, modelo
        unidade = organizacao.Unidade.objects.get(sigla="GAB")
        assert (unidade.email, unidade.telefone) == (casa.email, casa.telefone)
        orgao = organizacao.Orgao.objects.get()
        assert (orgao.sigla, orgao.nome) == ("PMA", casa.nome)


def test_os_feriados_sao_os_do_ano_passado_deste_e_do_proximo() -> None:
    casa = implantar()
    with transaction.atomic(), escopo(casa.pk):
        feriados = dict(catalogo.Feriado.objects.values_list("data", "nome"))
    ano = hoje().year
    assert {dia.year for dia in feriados} == {ano - 1, ano, ano + 1}
    assert feriados[date(ano, 4, 21)] == "Tiradentes e Data Magna de Minas Gerais"


def test_o_administrador_entra_com_lotacao_perfil_e_cargo() -> None:
    casa = implantar()
    zilda = Conta.objects.get(nome="Zilda Zeladora")
    with transaction.atomic():
        ((onde),) = onde_atua(zilda)
        assert onde.instituicao == casa
        (lotacao,) = onde.lotacoes
        assert "instituicao.administrar" in lotacao.perfil.permissoes
    with transaction.atomic(), escopo(casa.pk):
        assert zilda.titularidades.get().cargo.nome


def test_pode_nascer_sem_administrador() -> None:
    casa = implantar(administrador=None)
    with transaction.atomic(), escopo(casa.pk):
        assert not organizacao.Lotacao.objects.exists()


def test_cada_uma_tem_o_seu_codigo_de_numeracao_e_so_ve_o_que_e_seu(elenco: Elenco) -> None:
    primeira = implantar()
    segunda = implantar(
        administrador=None,
        nome="Prefeitura Municipal de Pompéu",
        municipio="Pompéu",
        ibge="3152006",
        cnpj=OUTRO_CNPJ,
    )
    codigos = []
    for casa in (primeira, segunda):
        with transaction.atomic(), escopo(casa.pk):
            codigos.append(organizacao.Orgao.objects.get().codigo)
            assert {u.instituicao_id for u in organizacao.Unidade.objects.all()} == {casa.pk}
    assert codigos[0] != codigos[1]
    assert all(int(codigo) >= 6001 for codigo in codigos)


@pytest.mark.parametrize(
    ("codigo", "mudanca"),
    [
        ("cnpj_ja_atendido", {"ibge": "3152006", "municipio": "Pompéu"}),
        ("municipio_ja_atendido", {"cnpj": OUTRO_CNPJ}),
        ("endereco_ocupado", {"cnpj": OUTRO_CNPJ, "ibge": "3152006", "slug": "abaete"}),
        ("endereco_reservado", {"cnpj": OUTRO_CNPJ, "ibge": "3152006", "slug": "plataforma"}),
        ("cnpj_invalido", {"cnpj": "11111111111111"}),
    ],
)
def test_a_segunda_para_a_mesma_vaga_e_recusada_e_nada_fica(
    codigo: str, mudanca: dict[str, Any]
) -> None:
    implantar()
    with recusado(codigo) as recusa:
        implantar(administrador=None, **mudanca)
    assert recusa.value.campo in {"cnpj", "ibge", "slug"}
    assert Instituicao.objects.count() == 1


def test_a_camara_e_a_autarquia_do_mesmo_municipio_entram_ao_lado_da_prefeitura() -> None:
    implantar()
    camara = implantar(
        administrador=None, natureza="camara", nome="Câmara Municipal de Abaeté", cnpj=OUTRO_CNPJ
    )
    assert camara.slug == "camara-abaete"


def test_o_endereco_livre_sai_do_nome() -> None:
    implantar()
    homonima = implantar(
        administrador=None, ibge="", cnpj=OUTRO_CNPJ, nome="Prefeitura Municipal de Abaeté"
    )
    assert homonima.slug == "abaete-mg"


def test_sem_transacao_nao_comeca(transactional_db: None) -> None:
    with pytest.raises(EscopoAusente):
        implantar_instituicao(nova())
    assert not Instituicao.objects.exists()


def test_quem_falha_depois_desfaz_tudo() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        implantar_instituicao(nova())
        raise RuntimeError
    assert not Instituicao.objects.exists()
    assert implantar().slug == "abaete"


@pytest.mark.parametrize(
    "mudanca",
    [
        {"ibge": "", "slug": "outra"},
        {"cnpj": OUTRO_CNPJ, "slug": "outra"},
        {"cnpj": OUTRO_CNPJ, "ibge": "", "slug": "abaete"},
    ],
    ids=["mesmo CNPJ", "mesmo município", "mesmo endereço"],
)
def test_de_duas_ao_mesmo_tempo_uma_entra_e_a_outra_sabe_por_que(
    transactional_db: None, mudanca: dict[str, Any]
) -> None:
    def uma() -> Instituicao:
        with transaction.atomic():
            return implantar_instituicao(nova(slug="abaete"))

    def outra() -> Instituicao:
        with transaction.atomic():
            return implantar_instituicao(nova(**mudanca))

    respostas = ao_mesmo_tempo(uma, outra)
    assert sum(isinstance(r, Instituicao) for r in respostas) == 1, respostas
    assert sum(isinstance(r, Conflito) for r in respostas) == 1, respostas
    (unica,) = Instituicao.objects.all()
    with transaction.atomic(), escopo(unica.pk):
        assert catalogo.TipoProcesso.objects.exists()


def test_sao_sempre_as_mesmas_consultas_seja_qual_for_o_tamanho() -> None:
    """One INSERT a table (a level of the tree): the size of the pack does not count."""
    contagens = []
    for porte, campos in (("pequeno", {}), ("medio", {"cnpj": OUTRO_CNPJ, "ibge": "3152006"})):
        with transaction.atomic(), CaptureQueriesContext(connection) as consultas:
            implantar_instituicao(nova(porte=porte, **campos))
        contagens.append(len(consultas))
    assert contagens == [27, 27]


def test_cada_unidade_nasce_com_os_mesmos_marcadores() -> None:
    with transaction.atomic():
        casa = implantar_instituicao(nova())
        with escopo(casa.pk):
            nomes = Marcador.objects.values_list("nome", "nome_busca", "ativo").distinct()
            assert set(nomes) == {
                ("Urgente", "urgente", True),
                ("Aguarda resposta", "aguarda resposta", True),
                ("Revisar", "revisar", True),
            }
            assert Marcador.objects.count() == 3 * Unidade.objects.count()
            assert Marcador.objects.values("unidade").distinct().count() == Unidade.objects.count()
