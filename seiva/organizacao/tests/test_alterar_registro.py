"""Alterar um registro: before and after in the log, and two administrators at once."""

from typing import Any

import pytest

from seiva.catalogo.models import Assunto
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.cadastros.conflito import MudouAntes, versao_de
from seiva.organizacao.models import Alteracao
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db


def mudar(elenco: Elenco, registro: Any, **resto: Any) -> Any:
    versao = resto.pop("versao", None)
    return alterar_registro(elenco.ator("edu"), registro=registro, valores=resto, versao=versao)


def test_anota_so_o_que_mudou(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        mudar(elenco, elenco.casa.assunto, descricao="Férias e licenças", destinacao="E")
        anotada = Alteracao.objects.do_objeto("catalogo.assunto", elenco.casa.assunto.pk).get()
        assert Assunto.objects.get().descricao == "Férias e licenças"
    assert anotada.antes == {"descricao": "Férias"}
    assert anotada.depois == {"descricao": "Férias e licenças"}


def test_sem_mudanca_nao_ha_o_que_anotar(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        mudar(elenco, elenco.casa.assunto, descricao="Férias")
        assert not Alteracao.objects.exists()


def test_troca_a_ordem_das_listas_e_tira_o_que_saiu(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        outro = Assunto.objects.create(codigo="010", descricao="Normas", destinacao="P")
        mudar(elenco, casa.ferias, assuntos=[casa.assunto, outro])
        mudar(elenco, casa.ferias, assuntos=[outro, casa.assunto])
        ordem = casa.ferias.sugestoes.order_by("ordem").values_list("assunto", flat=True)
        assert list(ordem) == [outro.pk, casa.assunto.pk]
        mudar(elenco, casa.ferias, assuntos=[casa.assunto])
        assert casa.ferias.sugestoes.get().assunto_id == casa.assunto.pk
        ultima = Alteracao.objects.do_objeto("catalogo.tipoprocesso", casa.ferias.pk).first()
    assert ultima.antes["assuntos"] == ["010 – Normas", "024.2 – Férias"]
    assert ultima.depois["assuntos"] == ["024.2 – Férias"]


@pytest.mark.parametrize(
    ("valores", "codigo", "campo"),
    [
        ({"niveis": []}, "campo_obrigatorio", "niveis"),
        ({"niveis": [7]}, "niveis_invalidos", "niveis"),
        ({"niveis": [1], "nivel_sugerido": 0}, "sugestao_fora_dos_niveis", "nivel_sugerido"),
        ({"nivel_sugerido": 0}, "hipotese_sem_restricao", "hipotese_sugerida"),
    ],
)
def test_o_que_o_tipo_sugere_tem_de_ser_o_que_ele_admite(
    elenco: Elenco, valores: dict[str, Any], codigo: str, campo: str
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        mudar(elenco, casa.sindicancia, niveis=[0, 1])
        with pytest.raises(RegraViolada) as recusa:
            mudar(elenco, casa.sindicancia, **valores)
    assert (recusa.value.codigo, recusa.value.campo) == (codigo, campo)


def test_hipotese_de_nivel_maior_que_o_sugerido(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.hipotese.nivel = 2
        casa.hipotese.save()
        with pytest.raises(RegraViolada) as recusa:
            mudar(elenco, casa.sindicancia, nome="Sindicância investigativa")
    assert recusa.value.codigo == "hipotese_de_outro_nivel"


def test_a_escolha_que_saiu_de_uso_fica_em_quem_ja_a_tinha(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        mudar(elenco, casa.ferias, assuntos=[casa.assunto])
        casa.assunto.ativo = False
        casa.assunto.save()
        mudar(elenco, casa.ferias, assuntos=[casa.assunto], nome="Férias regulamentares")
        assert casa.ferias.sugestoes.count() == 1


def test_quem_salva_depois_sabe_o_que_mudou_e_nao_grava_por_cima(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        vista = versao_de(casa.assunto)
        mudar(elenco, casa.assunto, descricao="Férias e licenças", versao=vista)
        with pytest.raises(MudouAntes) as conflito:
            mudar(elenco, casa.assunto, descricao="Férias", prazo_corrente=7, versao=vista)
        assert Assunto.objects.get().descricao == "Férias e licenças"
        assert conflito.value.deles == ["descricao"]
        assert "Edu Maia mudou este cadastro" in conflito.value.mensagem
        assert "Descrição agora é “Férias e licenças”" in conflito.value.mensagem
        mudar(elenco, casa.assunto, descricao="Férias", versao=versao_de(casa.assunto))
        assert Assunto.objects.get().descricao == "Férias"


def test_o_campo_que_os_dois_mudaram_fica_como_o_segundo_escreveu(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        mudar(elenco, casa.assunto, descricao="Licenças", versao=0)
        with pytest.raises(MudouAntes) as conflito:
            mudar(elenco, casa.assunto, descricao="Afastamentos", versao=0)
    assert conflito.value.deles == []


def test_so_quem_administra_altera_e_so_o_da_casa(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        with pytest.raises(SemPermissao):
            alterar_registro(
                elenco.ator("ana"), registro=elenco.casa.assunto, valores={"codigo": "1"}
            )
        with pytest.raises(NaoEncontrado):
            mudar(elenco, elenco.outra.assunto, codigo="1")
