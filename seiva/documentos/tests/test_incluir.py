"""Including a document written here, or a file."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from seiva.andamentos.models import Andamento
from seiva.catalogo.models import TipoDocumento
from seiva.core.relogio import hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo, incluir_documento
from seiva.documentos.arquivos import guardar_arquivo
from seiva.documentos.models import Documento, NumeroDeDocumento, Versao
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Passagem, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir


def anexar(cena: Elenco, processo: Processo, **dados: Any) -> Documento:
    arquivo = guardar_arquivo([b"bytes"], nome="laudo.pdf", tipo_mime="application/pdf")
    resto = {k: dados.pop(k) for k in ("formato", "conferencia") if k in dados}
    return incluir_arquivo(
        cena.ator("ana"),
        processo=processo,
        dados=DadosDoDocumento(**({"tipo": cena.casa.anexo} | dados)),
        arquivo=arquivo,
        **resto,
    )


@pytest.mark.django_db
def test_documento_escrito_aqui_nasce_minuta_com_a_primeira_versao(cena: Elenco) -> None:
    ana = cena.ator("ana")
    processo = autuar(ana, cena.casa)
    documento = redigir(ana, cena.casa, processo)
    assert documento.minuta
    assert documento.unidade_id == ana.unidade_id
    assert documento.ordem == 1
    assert documento.firmado_em is None
    versao = Versao.objects.get(documento=documento)
    assert (versao.numero, documento.versao_atual) == (1, 1)
    assert "Defiro." in versao.conteudo
    assert Passagem.objects.get(processo=processo).para_assinar == 1
    texto = Andamento.objects.filter(processo=processo).order_by("sequencia")[1].texto
    assert texto == f"Gerado documento público {documento.numero_formatado} ({documento.nome})"


@pytest.mark.django_db
def test_o_que_vem_do_editor_entra_saneado(cena: Elenco) -> None:
    ana = cena.ator("ana")
    documento = incluir_documento(
        ana,
        processo=autuar(ana, cena.casa),
        dados=DadosDoDocumento(tipo=cena.casa.oficio),
        conteudo='<p onclick="x()">Texto<script>alert(1)</script></p>',
    )
    conteudo = Versao.objects.get(documento=documento).conteudo
    assert "Texto" in conteudo
    assert "onclick" not in conteudo
    assert "script" not in conteudo


@pytest.mark.django_db
def test_o_numero_vale_para_a_instalacao_e_diz_de_quem_e(elenco: Elenco) -> None:
    numeros = []
    for casa, nome in ((elenco.casa, "ana"), (elenco.outra, "caio")):
        with elenco.em(casa):
            ator = elenco.ator(nome)
            numeros.append(redigir(ator, casa, autuar(ator, casa)).numero)
    assert numeros[1] == numeros[0] + 1
    donos = [NumeroDeDocumento.objects.get(pk=n).instituicao_id for n in numeros]
    assert donos == [elenco.casa.instituicao.pk, elenco.outra.instituicao.pk]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("modo", "da_ana", "da_bia"),
    [
        ("sem", ["", ""], ""),
        ("sequencial_unidade", ["1", "2"], "1"),
        ("sequencial_orgao", ["1", "2"], "3"),
        ("anual_unidade", ["1/{ano}", "2/{ano}"], "1/{ano}"),
        ("anual_orgao", ["1/{ano}", "2/{ano}"], "3/{ano}"),
    ],
)
def test_o_numero_dentro_do_tipo_segue_o_modo(
    cena: Elenco, modo: str, da_ana: list[str], da_bia: str
) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    TipoDocumento.objects.filter(pk=casa.oficio.pk).update(numeracao=modo)
    casa.oficio.refresh_from_db()
    obtidos = [redigir(ana, casa, autuar(ana, casa)).numero_no_tipo for _ in range(2)]
    obtidos.append(redigir(bia, casa, autuar(bia, casa)).numero_no_tipo)
    assert obtidos == [n.format(ano=hoje().year) for n in [*da_ana, da_bia]]


@pytest.mark.django_db
def test_numero_informado_e_exigido_de_quem_inclui(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    TipoDocumento.objects.filter(pk=casa.oficio.pk).update(numeracao="informada")
    casa.oficio.refresh_from_db()
    processo = autuar(ana, casa)
    with recusado("numero_obrigatorio") as recusa:
        redigir(ana, casa, processo)
    assert recusa.value.campo == "numero"
    dados = DadosDoDocumento(tipo=casa.oficio, numero=" 15-B ")
    documento = incluir_documento(ana, processo=processo, dados=dados)
    assert documento.numero_no_tipo == "15-B"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dados", "codigo", "campo"),
    [
        ({"nivel": 1}, "hipotese_obrigatoria", "hipotese"),
        ({"nivel": 2, "hipotese": "sim"}, "sigiloso_em_processo_aberto", "nivel"),
        ({"data": hoje() + timedelta(days=1)}, "data_futura", "data"),
        ({"descricao": "x" * 251}, "descricao_longa", "descricao"),
        ({"nome_na_arvore": "x" * 51}, "nome_longo", "nome_na_arvore"),
        ({"numero": "x" * 41}, "numero_longo", "numero"),
    ],
)
def test_dado_fora_da_regra_e_recusado_e_nunca_cortado(
    cena: Elenco, dados: dict, codigo: str, campo: str
) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    if "hipotese" in dados:
        dados = dados | {"hipotese": casa.hipotese}
    processo = autuar(ana, casa)
    with recusado(codigo) as recusa:
        incluir_documento(ana, processo=processo, dados=DadosDoDocumento(tipo=casa.oficio, **dados))
    assert recusa.value.campo == campo
    assert not Documento.objects.exists()


@pytest.mark.django_db
def test_tipo_desativado_ou_de_outra_natureza_nao_se_inclui(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    with recusado("tipo_so_externo"):
        incluir_documento(ana, processo=processo, dados=DadosDoDocumento(tipo=casa.anexo))
    casa.oficio.aplicabilidade = "I"
    casa.oficio.save()
    with recusado("tipo_so_interno"):
        anexar(cena, processo, tipo=casa.oficio)
    casa.oficio.ativo = False
    casa.oficio.save()
    with recusado("tipo_inativo"):
        redigir(ana, casa, processo)


@pytest.mark.django_db
def test_arquivo_nasce_firme_e_avisa_as_outras_unidades(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    enviar_processo(ana, processo=processo, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    documento = anexar(cena, processo, data=date(2020, 5, 4), descricao="Laudo médico")
    assert documento.estado == Documento.Estado.REGISTRADO
    assert documento.firmado_em is not None
    assert documento.data == date(2020, 5, 4)
    novidades = {p.unidade.sigla: p.novidade for p in Passagem.objects.select_related("unidade")}
    assert novidades == {"RH": False, "TRIB": True}
    assert Andamento.objects.filter(processo=processo, tipo="documento_externo").exists()


@pytest.mark.django_db
def test_digitalizado_diz_com_o_que_foi_conferido(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    processo = autuar(ana, casa)
    with recusado("conferencia_obrigatoria") as recusa:
        anexar(cena, processo, formato="D")
    assert recusa.value.norma == "Lei 12.682/2012, art. 3º"
    documento = anexar(cena, processo, formato="D", conferencia=casa.conferencia)
    assert documento.conferencia == casa.conferencia
    nato = anexar(cena, processo, formato="N", conferencia=casa.conferencia)
    assert nato.conferencia is None


@pytest.mark.django_db
def test_so_inclui_quem_tem_o_processo_aberto(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    with recusado("nao_aberto_na_unidade"):
        redigir(bia, casa, processo)


@pytest.mark.django_db
def test_documento_restrito_so_restringe_o_processo_onde_ha_contaminacao(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    processo = autuar(ana, casa)
    anexar(cena, processo, nivel=1, hipotese=casa.hipotese)
    assert Processo.objects.legiveis_por(bia).filter(pk=processo.pk).exists()
    casa.instituicao.contaminar_nivel = True
    casa.instituicao.save()
    anexar(cena, processo, nivel=1, hipotese=casa.hipotese)
    assert not Processo.objects.legiveis_por(bia).filter(pk=processo.pk).exists()
    texto = Andamento.objects.get(tipo="nivel_geral_alterado").texto
    assert texto == "Alterado nível de acesso geral de público para restrito"


@pytest.mark.django_db(transaction=True)
def test_varios_incluem_ao_mesmo_tempo_sem_repetir_ordem_nem_numero(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)

    def incluir(quem: str) -> Documento:
        with elenco.em(casa):
            return redigir(elenco.ator(quem), casa, processo)

    documentos = ao_mesmo_tempo(*[lambda: incluir("ana"), lambda: incluir("fabio")] * 4)
    assert sorted(d.ordem for d in documentos) == list(range(1, 9))
    assert len({d.numero for d in documentos}) == 8
    with elenco.em(casa):
        assert Passagem.objects.get(processo=processo).para_assinar == 8


@pytest.mark.django_db
def test_o_mesmo_formulario_enviado_duas_vezes_e_um_documento_so(cena: Elenco) -> None:
    processo, chave = autuar(cena.ator("ana"), cena.casa), uuid.uuid4()
    um = anexar(cena, processo, chave=chave)
    assert anexar(cena, processo, chave=chave).pk == um.pk
    assert anexar(cena, processo, chave=uuid.uuid4()).pk != um.pk
    assert Documento.objects.count() == 2
