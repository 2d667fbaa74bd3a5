"""The term: filled in, signed here first, then sent to the authority."""

import pytest
from django.core import mail

from seiva.adesao.acoes.termo import enviar_termo, gerar_termo
from seiva.adesao.models import Adesao, Estado
from seiva.adesao.situacao import termo_de
from seiva.andamentos.models import Andamento
from seiva.catalogo.models import ModeloDocumento
from seiva.core.erros import SemPermissao
from seiva.documentos.acoes.assinar import assinar_documento
from seiva.documentos.acoes.excluir import excluir_documento
from seiva.documentos.models import AssinaturaExterna, Versao
from tests.adesao import com_termo, com_termo_daqui, confirmada
from tests.apoio import executar_tarefas, recusado
from tests.elenco import SENHA
from tests.plataforma import Plataforma

pytestmark = pytest.mark.django_db


def test_o_termo_nasce_com_os_dados_da_instituicao_e_sem_cpf_inteiro(
    plataforma: Plataforma,
) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        termo = gerar_termo(plataforma.ator(), adesao=adesao)
        texto = Versao.objects.get(documento=termo).conteudo
        adesao.refresh_from_db()
        assert (adesao.estado, adesao.termo) == (Estado.TERMO, termo)
        assert "Paulo Arantes, Prefeito Municipal" in texto
        assert "19.131.243/0001-97" in texto
        assert adesao.processo is not None
        assert adesao.processo.numero in texto
        assert "@" not in texto
        assert "935" not in texto
        assert Andamento.objects.order_by("-pk")[0].tipo == "adesao_termo"


def test_o_termo_existente_nao_se_refaz_mas_o_excluido_sim(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        ator, adesao = plataforma.ator(), confirmada()
        termo = gerar_termo(ator, adesao=adesao)
        with recusado("termo_ja_gerado"):
            gerar_termo(ator, adesao=adesao)
        excluir_documento(ator, documento=termo)
        assert gerar_termo(ator, adesao=adesao) != termo


def test_sem_modelo_o_termo_nao_nasce(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        ModeloDocumento.objects.update(ativo=False)
        with recusado("termo_sem_modelo"):
            gerar_termo(plataforma.ator(), adesao=adesao)
        adesao.refresh_from_db()
        assert adesao.estado == Estado.INTERESSE


def test_a_autoridade_so_recebe_o_que_ja_foi_assinado_aqui(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        ator, adesao = plataforma.ator(), confirmada()
        with recusado("adesao_em_outro_estado"):
            enviar_termo(ator, adesao=adesao)
        termo = gerar_termo(ator, adesao=adesao)
        with recusado("termo_sem_assinatura_daqui"):
            enviar_termo(ator, adesao=adesao)
        assinar_documento(ator, documento=termo, senha=SENHA, cargo=plataforma.casa.cargo)
        envio = enviar_termo(ator, adesao=adesao)
        assert (envio.nome, envio.cpf) == ("Paulo Arantes", "93541134780")
        with recusado("termo_ja_enviado"):
            enviar_termo(ator, adesao=adesao)
    executar_tarefas()
    destinos = {tuple(carta.to) for carta in mail.outbox}
    assert ("gabinete@carneirinho.example",) in destinos


def test_as_assinaturas_se_leem_do_documento(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao = confirmada()
        com_termo_daqui(plataforma, adesao)
        situacao = termo_de(Adesao.objects.get(pk=adesao.pk))
        assert (situacao.completo, situacao.esperando) == (False, True)
        assert AssinaturaExterna.objects.count() == 1


def test_assinado_pelos_dois_o_termo_esta_completo(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        situacao = termo_de(com_termo(plataforma, confirmada()))
        assert situacao.completo
        assert situacao.de_la is not None
        assert situacao.de_la.nome == "Paulo Arantes"


def test_so_quem_opera_a_plataforma(plataforma: Plataforma) -> None:
    with plataforma.aberta():
        adesao, outro = confirmada(), plataforma.ator()
        from dataclasses import replace

        sem = replace(outro, permissoes=outro.permissoes - {"plataforma.operar"})
        with pytest.raises(SemPermissao):
            gerar_termo(sem, adesao=adesao)
