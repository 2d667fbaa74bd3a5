"""Each kind of institution opens, writes and signs a process right after it is born."""

import pytest
from django.db import transaction
from django.test import Client

from seiva.adesao.sementes.leitura import PILHAS
from seiva.adesao.tests.apoio import implantar
from seiva.catalogo.models import ModeloDocumento, TipoDocumento, TipoProcesso
from seiva.core.tenancy import escopo
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Orgao
from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo
from tests.elenco import SENHA

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("natureza", PILHAS)
def test_o_administrador_abre_escreve_e_assina_o_ato_de_adocao(natureza: str) -> None:
    plataforma = natureza == "plataforma"
    casa = implantar(natureza="estado" if plataforma else natureza, plataforma=plataforma)
    zilda = Conta.objects.get(nome="Zilda Zeladora")
    with transaction.atomic(), escopo(casa.pk):
        lotacoes = lotacoes_de(zilda)
        ator = ator_de(zilda, lotacoes, lotacoes[0], "web")
        processo = autuar_processo(
            ator,
            dados=DadosDeAutuacao(
                tipo=TipoProcesso.objects.get(nome="Gabinete: adoção do processo eletrônico"),
                nivel=0,
                especificacao="Ato que institui o processo eletrônico",
            ),
        )
        codigo = Orgao.objects.get().codigo
        assert processo.numero.startswith(f"{codigo}.01.0000001/")
        modelo = ModeloDocumento.objects.select_related("tipo").get(
            nome__startswith="Minuta do ato"
        )
        documento = incluir_documento(
            ator,
            processo=processo,
            dados=DadosDoDocumento(tipo=modelo.tipo),
            conteudo=modelo.corpo,
        )
        assinatura = assinar_documento(
            ator,
            documento=documento,
            senha=SENHA,
            cargo=zilda.titularidades.get().cargo,
        )
        # Before the town's own act there is law that is good for everyone.
        assert assinatura.fundamento == "art. 4º da Lei 14.063, de 23 de setembro de 2020"
        assert TipoDocumento.objects.filter(numeracao="informada").exists()


def test_na_pagina_o_administrador_acha_a_minuta_e_o_tipo_que_a_recebe(client: Client) -> None:
    casa = implantar()
    zilda = Conta.objects.get(nome="Zilda Zeladora")
    client.force_login(zilda)
    with transaction.atomic(), escopo(casa.pk):
        lotacao = zilda.lotacoes.select_related("unidade").get()
        tipo = TipoProcesso.objects.get(nome="Gabinete: adoção do processo eletrônico")
        ator = ator_de(zilda, [lotacao], lotacao, "web")
        processo = autuar_processo(ator, dados=DadosDeAutuacao(tipo=tipo, nivel=0))
    novo = client.get(f"/{casa.slug}/processos/novo/").content.decode()
    assert "Gabinete: adoção do processo eletrônico" in novo
    incluir = client.get(f"/{casa.slug}/processos/{processo.pk}/documentos/incluir/")
    assert "Decreto: Minuta do ato que institui o processo eletrônico" in incluir.content.decode()
