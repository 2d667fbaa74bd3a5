"""The requests of adoption of the demonstration: by the acts, at different stages, of the cast."""

import pytest
from django.db import transaction

from seiva.adesao.models import Adesao
from seiva.comandos.adesoes_demo import PEDIDOS, encenar_adesoes
from seiva.comandos.dados_demo import carregar
from seiva.comandos.plataforma_demo import fundar_demonstracao
from seiva.core.tenancy import escopo
from seiva.organizacao.models import Instituicao


@pytest.mark.django_db
def test_o_quadro_da_demonstracao_tem_pedidos_em_etapas_diferentes() -> None:
    with transaction.atomic():
        operador = fundar_demonstracao("seiva-demonstracao")
        assert operador is not None
        assert encenar_adesoes(operador) == 3
    with escopo(Instituicao.objects.get(plataforma=True).pk):
        estados = {a.estado for a in Adesao.objects.all()}
        assert estados == {"interesse", "termo", "desistencia"}
        assert all(a.processo_id for a in Adesao.objects.all())


def test_quem_pede_e_do_elenco_das_tres_prefeituras() -> None:
    elenco = {s.nome: s.cpf for casa in carregar().instituicoes for s in casa.servidores}
    pessoas = {p[:2] for pedido in PEDIDOS for p in (pedido.responsavel, pedido.autoridade)}
    assert {(nome, elenco.get(nome)) for nome, _ in pessoas} == pessoas
