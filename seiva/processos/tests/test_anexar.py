"""Attaching a process to another, and undoing it."""

import pytest

from seiva.andamentos.models import Andamento
from seiva.core.acoes import acoes_possiveis
from seiva.core.erros import NaoEncontrado, RegraViolada, SemPermissao
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento
from seiva.organizacao.models import Instituicao
from seiva.processos.acoes.anexar import anexar_processo, desanexar_processo
from seiva.processos.acoes.concluir import reabrir_processo
from seiva.processos.acoes.enviar import enviar_processo
from seiva.processos.models import Anexacao, Passagem, Processo
from tests.apoio import ao_mesmo_tempo, recusado
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir


def par(cena: Elenco, quem: str = "ana") -> tuple[Processo, Processo]:
    """A main process and another, with a document, that may be attached to it."""
    ator = cena.ator(quem)
    principal, outro = autuar(ator, cena.casa), autuar(ator, cena.casa)
    redigir(ator, cena.casa, outro)
    return principal, outro


def ultimos(processo: Processo, quantos: int = 1) -> list[str]:
    historia = Andamento.objects.filter(processo=processo).order_by("-sequencia")[:quantos]
    return [a.texto for a in historia]


@pytest.mark.django_db
def test_o_anexado_e_concluido_e_os_dois_historicos_contam(cena: Elenco) -> None:
    ana = cena.ator("ana")
    principal, outro = par(cena)
    anexacao = anexar_processo(ana, processo=principal, anexado=outro)
    assert list(Anexacao.objects.dentro_de(principal)) == [anexacao]
    assert ultimos(principal) == [f"Anexado o processo {outro.numero}"]
    assert ultimos(outro, 2) == [
        f"Processo anexado a {principal.numero}",
        "Conclusão automática de processo na unidade",
    ]
    outro.refresh_from_db()
    assert outro.concluido_em is not None
    assert not Passagem.objects.get(processo=outro).aberta


@pytest.mark.django_db
def test_o_anexado_nao_recebe_mais_nada_nem_se_reabre(cena: Elenco) -> None:
    casa, ana = cena.casa, cena.ator("ana")
    principal, outro = par(cena)
    minuta = outro.documentos.get()
    anexar_processo(ana, processo=principal, anexado=outro)
    outro = Processo.objects.get(pk=outro.pk)
    with recusado("nao_aberto_na_unidade"):
        incluir_documento(ana, processo=outro, dados=DadosDoDocumento(tipo=casa.oficio))
    with recusado("processo_fechado_na_unidade"):
        assinar(ana, casa, minuta)
    with recusado("nao_aberto_na_unidade"):
        enviar_processo(ana, processo=outro, destinos=[casa.unidades["TRIB"]])
    with recusado("processo_anexado"):
        reabrir_processo(ana, processo=outro)
    explicado = acoes_possiveis(ana, outro, sobre="processo")["reabrir_processo"]
    assert explicado.impedimento is not None and "anexado a outro" in str(explicado.impedimento)


@pytest.mark.django_db
def test_so_se_anexa_o_que_esta_aberto_so_na_unidade_e_tem_documentos(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    principal, outro = par(cena)
    with recusado("mesmo_processo"):
        anexar_processo(ana, processo=principal, anexado=principal)
    with recusado("anexado_vazio"):
        anexar_processo(ana, processo=principal, anexado=autuar(ana, casa))
    with recusado("anexado_fechado"):
        anexar_processo(ana, processo=principal, anexado=autuar(bia, casa))
    enviar_processo(ana, processo=outro, destinos=[casa.unidades["TRIB"]], manter_aberto=True)
    with recusado("anexado_aberto_em_outras"):
        anexar_processo(ana, processo=principal, anexado=outro)
    with recusado("nao_aberto_na_unidade"):
        anexar_processo(bia, processo=principal, anexado=outro)


@pytest.mark.django_db
def test_um_anexado_tem_um_so_principal_e_nenhum_anexado(cena: Elenco) -> None:
    ana = cena.ator("ana")
    principal, outro = par(cena)
    terceiro, _ = par(cena)
    anexar_processo(ana, processo=principal, anexado=outro)
    with recusado("ja_anexado"):
        anexar_processo(ana, processo=terceiro, anexado=outro)
    redigir(ana, cena.casa, principal)
    with recusado("anexado_tem_anexados"):
        anexar_processo(ana, processo=terceiro, anexado=principal)


@pytest.mark.django_db
def test_sigiloso_nao_anexa_nem_se_anexa(cena: Elenco) -> None:
    casa, ana, bia = cena.casa, cena.ator("ana"), cena.ator("bia")
    casa.ferias.niveis = [0, 1, 2]
    casa.ferias.save()
    principal, outro = par(cena)
    sigiloso = autuar(ana, casa, nivel=2)
    with recusado("processo_sigiloso"):
        anexar_processo(ana, processo=sigiloso, anexado=outro)
    with recusado("anexado_sigiloso"):
        anexar_processo(ana, processo=principal, anexado=sigiloso)
    with pytest.raises(NaoEncontrado):
        anexar_processo(ana, processo=principal, anexado=autuar(bia, casa, nivel=2))


@pytest.mark.django_db
@pytest.mark.parametrize("contamina", [True, False])
def test_o_nivel_do_anexado_conta_onde_a_instituicao_escolheu(
    cena: Elenco, contamina: bool
) -> None:
    ana = cena.ator("ana")
    Instituicao.objects.filter(pk=cena.casa.instituicao.pk).update(contaminar_nivel=contamina)
    principal = autuar(ana, cena.casa)
    restrito = autuar(ana, cena.casa, nivel=1)
    redigir(ana, cena.casa, restrito)
    anexar_processo(ana, processo=principal, anexado=restrito)
    principal.refresh_from_db()
    assert principal.nivel_efetivo == (1 if contamina else 0)
    contou = "Alterado nível de acesso geral de público para restrito" in ultimos(principal)
    assert contou is contamina


@pytest.mark.django_db
def test_so_a_administracao_desanexa_e_diz_por_que(cena: Elenco) -> None:
    ana, edu = cena.ator("ana"), cena.ator("edu")
    principal, outro = par(cena)
    anexar_processo(ana, processo=principal, anexado=outro)
    with pytest.raises(SemPermissao):
        desanexar_processo(ana, processo=principal, anexado=outro, motivo="Engano")
    with recusado("sem_motivo"):
        desanexar_processo(edu, processo=principal, anexado=outro, motivo="  ")
    with recusado("motivo_longo"):
        desanexar_processo(edu, processo=principal, anexado=outro, motivo="x" * 501)
    desanexar_processo(edu, processo=principal, anexado=outro, motivo="Anexado por engano")
    assert ultimos(principal) == [f"Desanexado o processo {outro.numero}: Anexado por engano"]
    assert ultimos(outro) == [f"Processo desanexado de {principal.numero}: Anexado por engano"]
    assert Passagem.objects.get(processo=outro).aberta
    with recusado("sem_anexados"):
        desanexar_processo(edu, processo=principal, anexado=outro, motivo="De novo")
    anexar_processo(ana, processo=principal, anexado=outro)


@pytest.mark.django_db(transaction=True)
def test_cruzados_ao_mesmo_tempo_so_um_entra_no_outro(elenco: Elenco) -> None:
    casa = elenco.casa
    for _ in range(3):
        with elenco.em(casa):
            ana = elenco.ator("ana")
            um, outro = autuar(ana, casa), autuar(ana, casa)
            redigir(ana, casa, um)
            redigir(ana, casa, outro)

        def anexar(em: Processo, este: Processo) -> Anexacao:
            with elenco.em(casa):
                return anexar_processo(elenco.ator("ana"), processo=em, anexado=este)

        respostas = ao_mesmo_tempo(
            lambda: anexar(um, outro),  # noqa: B023
            lambda: anexar(outro, um),  # noqa: B023
        )
        assert sum(isinstance(r, Anexacao) for r in respostas) == 1, respostas
        recusas = {r.codigo for r in respostas if isinstance(r, RegraViolada)}
        assert recusas <= {"nao_aberto_na_unidade", "anexado_tem_anexados"} and recusas
