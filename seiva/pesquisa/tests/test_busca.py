"""Searching: fresh at commit, only what may be read, by number and by words."""

import pytest
from django.db import connection

from seiva.core.ator import Ator
from seiva.pesquisa.busca import Filtros, pelas_palavras, pelo_numero
from seiva.pesquisa.destaque import Destaque
from seiva.pesquisa.indexar import reindexar_tudo
from seiva.pesquisa.models import IndiceProcesso
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.anotar import anotar_processo
from seiva.processos.acoes.enviar import desfazer_envio, enviar_processo
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def achados(ator: Ator, texto: str, **filtros: object) -> list[str]:
    pagina = pelas_palavras(ator, texto, Filtros(**filtros)).pagina
    return [processo.especificacao for processo in pagina.linhas]


def test_acha_por_especificacao_tipo_e_interessado_sem_acento_e_no_plural(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        autuar(
            ana, elenco.casa, especificacao="Licitação do açude", interessados=[elenco.casa.maria]
        )
        for texto in ("LICITAÇÕES", "acude", "ferias", "maria souza", "lici*", "açude OU ponte"):
            assert achados(ana, texto) == ["Licitação do açude"], texto
        for texto in ("ponte", "licitação -açude", '"açude do licitação"'):
            assert achados(ana, texto) == [], texto


def test_o_indice_muda_no_mesmo_ato(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, casa, especificacao="Poda de árvore")
        dados = DadosDoCadastro(tipo=casa.ferias, nivel=0, especificacao="Corte de grama")
        alterar_processo(ana, processo=processo, dados=dados)
        assert achados(ana, "grama") == ["Corte de grama"]
        assert achados(ana, "poda") == []


def test_restrito_so_e_achado_por_palavras_por_unidade_por_onde_passou(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        processo = autuar(ana, casa, nivel=1, especificacao="Atestado médico")
        assert achados(ana, "atestado") == ["Atestado médico"]
        assert achados(bia, "atestado") == []
        enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]])
        assert achados(bia, "atestado") == ["Atestado médico"]
        desfazer_envio(ana, processo=processo)
        assert achados(bia, "atestado") == []


def test_sigiloso_so_e_achado_por_quem_tem_credencial(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana, fabio = elenco.ator("ana"), elenco.ator("fabio")
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
        processo = autuar(ana, casa, nivel=2, especificacao="Denúncia reservada")
        assert achados(ana, "denúncia") == ["Denúncia reservada"]
        assert achados(fabio, "denúncia") == []
        assert pelo_numero(ana, processo.numero).processo == processo
        assert pelo_numero(fabio, processo.numero).processo is None


def test_observacao_so_e_achada_pela_propria_unidade(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        autuar(ana, elenco.casa, observacao="guardado na pasta azul")
        assert len(achados(ana, "pasta azul")) == 1
        assert achados(bia, "pasta azul") == []


def test_anotacao_so_e_achada_pela_propria_unidade_enquanto_existe(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana, bia = elenco.ator("ana"), elenco.ator("bia")
        processo = autuar(ana, elenco.casa, observacao="guardado na pasta azul")
        anotar_processo(ana, processo=processo, texto="Ligar para a contabilidade")
        assert len(achados(ana, "contabilidade pasta")) == 1
        assert achados(bia, "contabilidade") == []
        anotar_processo(ana, processo=processo, texto="")
        assert achados(ana, "contabilidade") == []
        assert len(achados(ana, "pasta")) == 1


def test_outra_instituicao_nunca_aparece(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa, especificacao="Ponte nova")
    with elenco.em(elenco.outra):
        caio = elenco.ator("caio")
        assert achados(caio, "ponte") == []
        assert pelo_numero(caio, processo.numero).processo is None
        with connection.cursor() as cursor:
            cursor.execute("SELECT processo_id FROM seiva_pesquisar_processos('pont', 10)")
            assert cursor.fetchall() == []


def test_a_funcao_da_pesquisa_roda_com_papel_proprio_e_sem_dono_do_esquema() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_userbyid(proowner), prosecdef FROM pg_proc "
            "WHERE proname = 'seiva_pesquisar_processos'"
        )
        assert cursor.fetchone() == ("seiva_pesquisa", True)
        cursor.execute(
            "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'seiva_pesquisa'"
        )
        assert cursor.fetchone() == (False, False, False)
        cursor.execute("SELECT has_schema_privilege('seiva_pesquisa', 'public', 'CREATE')")
        assert cursor.fetchone() == (False,)


def test_numero_exato_abre_tambem_o_restrito_de_outra_unidade(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa, nivel=1)
        bia = elenco.ator("bia")
        so_digitos = "".join(c for c in processo.numero if c.isdigit())
        for texto in (processo.numero, so_digitos, f"Processo nº {processo.numero}"):
            assert pelo_numero(bia, texto).processo == processo, texto


def test_digito_verificador_errado_diz_qual_seria(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa)
        certo = processo.numero[-2:]
        errado = f"{(int(certo) + 1) % 100:02d}"
        achado = pelo_numero(elenco.ator("ana"), processo.numero[:-2] + errado)
        assert achado.processo is None
        assert f"está {errado} e o cálculo dá {certo}" in achado.aviso


def test_parte_do_numero_acha_pelas_palavras(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa)
        ano = processo.numero.split("/")[1][:4]
        assert len(achados(ana, f"1/{ano}")) == 1
        assert achados(ana, f"2/{ano}") == []


def test_numero_de_documento_leva_ao_documento_mas_minuta_so_na_sua_unidade(
    elenco: Elenco,
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        minuta = redigir(ana, casa, autuar(ana, casa))
        assert pelo_numero(ana, minuta.numero_formatado).documento == minuta
        assert pelo_numero(elenco.ator("bia"), minuta.numero_formatado).documento is None


def test_cpf_de_interessado_acha_seus_processos(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        autuar(ana, elenco.casa, especificacao="Da Maria", interessados=[elenco.casa.maria])
        autuar(ana, elenco.casa, especificacao="De outra")
        assert achados(ana, "529.982.247-25") == ["Da Maria"]


def test_filtros_estreitam_mesmo_sem_palavras(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        autuar(ana, casa, especificacao="Férias")
        autuar(ana, casa, tipo=casa.sindicancia, nivel=1, especificacao="Apuração")
        assert achados(ana, "", tipo=casa.sindicancia.pk) == ["Apuração"]
        assert len(achados(ana, "", abertos_aqui=True)) == 2
        assert achados(elenco.ator("bia"), "", abertos_aqui=True) == []


def test_reindexar_refaz_o_indice_inteiro(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        autuar(ana, elenco.casa, especificacao="Poda", observacao="urgente mesmo")
        IndiceProcesso.objects.all().delete()
        assert achados(ana, "poda") == []
        assert reindexar_tudo() == 1
        assert achados(ana, "poda") == achados(ana, "urgente") == ["Poda"]


def test_destaque_marca_a_palavra_como_foi_escrita_e_escapa_o_resto() -> None:
    destaque = Destaque("licitacao", ["Licitações <b>públicas</b> & Cia"])
    marcado = destaque.marcar("Licitações <b>públicas</b> & Cia")
    assert marcado == "<mark>Licitações</mark> &lt;b&gt;públicas&lt;/b&gt; &amp; Cia"
