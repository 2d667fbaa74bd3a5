"""What the link of an external access opens, and what it never does."""

import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from seiva.auditoria.models import RegistroDeLeitura
from seiva.core.relogio import agora, como_em
from seiva.documentos.acoes.acesso import NovoAcesso, cancelar_acesso, conceder_acesso
from seiva.documentos.concessoes import segredo_da
from seiva.documentos.models import ConcessaoDeAcesso, Documento
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.models import Processo
from tests.apoio import executar_tarefas
from tests.elenco import Elenco, conta_nova
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db


def aberto(
    elenco: Elenco, *, quantos: int = 1, total: int = 2, **mudancas: Any
) -> tuple[ConcessaoDeAcesso, list[Documento]]:
    """A restricted process with `total` signed documents, the first `quantos` opened."""
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa, nivel=1)
        documentos = [
            redigir(ana, elenco.casa, processo, f"Conteúdo {'ABCDEFG'[n]}.") for n in range(total)
        ]
        for documento in documentos:
            assinar(ana, elenco.casa, documento)
        dados: dict[str, Any] = {
            "nome": "Paula Reis",
            "email": "paula@exemplo.example",
            "motivo": "Defesa",
            "chave": uuid4(),
            "documentos": [d.pk for d in documentos[:quantos]],
        }
        dada = conceder_acesso(ana, processo=processo, novo=NovoAcesso(**(dados | mudancas)))
        return dada, documentos


def endereco(dada: ConcessaoDeAcesso, documento: Documento | None = None, fim: str = "") -> str:
    base = f"/campo-alto/acesso/{segredo_da(dada)}/"
    return base if documento is None else f"{base}documento/{documento.numero}/{fim}"


def texto(resposta: Any) -> str:
    corpo: str = resposta.content.decode()
    return corpo


def test_o_link_mostra_o_que_foi_aberto_e_so_isso(elenco: Elenco) -> None:
    dada, (um, outro) = aberto(elenco)
    cliente = Client()
    pagina = texto(cliente.get(endereco(dada)))
    assert dada.acesso.processo.numero in pagina
    assert um.numero_formatado in pagina
    assert outro.numero_formatado not in pagina
    assert dada.acesso.processo.especificacao not in pagina  # it may tell what the process says
    assert "Conteúdo A." in texto(cliente.get(endereco(dada, um, "conteudo/")))
    assert um.nome in texto(cliente.get(endereco(dada, um)))
    for fim in ("", "conteudo/", "arquivo/"):
        assert cliente.get(endereco(dada, outro, fim)).status_code == 404


def test_o_processo_inteiro_mostra_tambem_o_que_ele_diz(elenco: Elenco) -> None:
    dada, (um, outro) = aberto(elenco, documentos=(), integral=True)
    pagina = texto(Client().get(endereco(dada)))
    assert dada.acesso.processo.especificacao in pagina
    assert um.numero_formatado in pagina
    assert outro.numero_formatado in pagina


def test_o_pdf_e_o_de_registro_e_espera_ficar_pronto(elenco: Elenco) -> None:
    dada, (um, _) = aberto(elenco)
    assert Client().get(endereco(dada, um, "arquivo/")).status_code == 202
    executar_tarefas()
    resposta: Any = Client().get(endereco(dada, um, "arquivo/"))
    assert b"".join(resposta.streaming_content).startswith(b"%PDF")


def test_nada_do_link_se_guarda_nem_segue_adiante(elenco: Elenco) -> None:
    dada, (um, outro) = aberto(elenco)
    for onde in (endereco(dada), endereco(dada, um), endereco(dada, um, "conteudo/")):
        resposta = Client().get(onde)
        assert resposta["Cache-Control"] == "private, no-store"
        assert resposta["Referrer-Policy"] == "no-referrer"
        assert "noindex" in resposta["X-Robots-Tag"]
    assert Client().post(endereco(dada)).status_code == 405


def test_ler_deixa_rastro_com_o_acesso_e_torna_o_assinado_imutavel(elenco: Elenco) -> None:
    dada, (um, outro) = aberto(elenco)
    cliente = Client()
    cliente.get(endereco(dada))
    with elenco.em(elenco.casa):
        assert not RegistroDeLeitura.objects.exists()  # a list of titles is no reading
    cliente.get(endereco(dada, um))
    cliente.get(endereco(dada, um, "conteudo/"))
    cliente.get(endereco(dada, outro))
    with elenco.em(elenco.casa):
        linha = RegistroDeLeitura.objects.get()
        assert (linha.documento_id, linha.conta_id, linha.porta) == (um.pk, None, "publica")
        assert linha.detalhe == f"acesso externo {dada.acesso_id}, de Paula Reis"
        assert Documento.objects.get(pk=um.pk).visto_fora
        assert not Documento.objects.get(pk=outro.pk).visto_fora
        assert ConcessaoDeAcesso.objects.get().usado_em is not None


def test_duas_pessoas_no_mesmo_lugar_deixam_duas_linhas(elenco: Elenco) -> None:
    dada, (um, _) = aberto(elenco)
    with elenco.em(elenco.casa):
        outra = conceder_acesso(
            elenco.ator("ana"),
            processo=Processo.objects.get(pk=um.processo_id),
            novo=NovoAcesso("Rui Sá", "rui@exemplo.example", "Perito", uuid4(), documentos=[um.pk]),
        )
    for concessao in (dada, outra):
        Client().get(endereco(concessao, um))
    with elenco.em(elenco.casa):
        detalhes = set(RegistroDeLeitura.objects.values_list("detalhe", flat=True))
        assert len(detalhes) == 2


def test_segredo_errado_de_outra_casa_ou_de_conta_e_pagina_ausente(elenco: Elenco) -> None:
    dada, (um, _) = aberto(elenco)
    certo = segredo_da(dada)
    assert Client().get(f"/campo-alto/acesso/{certo}/").status_code == 200
    outra = elenco.outra.instituicao.slug
    for errado in (
        f"/campo-alto/acesso/{certo[:-1]}/",
        f"/campo-alto/acesso/{certo}x/",
        f"/campo-alto/acesso/{dada.resumo}/",
        f"/campo-alto/acesso/{dada.numero}/",
        f"/{outra}/acesso/{certo}/",
        f"/nao-existe/acesso/{certo}/",
        f"/{outra}/acesso/{certo}/documento/{um.numero}/",
    ):
        assert Client().get(errado).status_code == 404, errado


def test_cancelado_o_link_diz_que_acabou_e_o_que_fazer(elenco: Elenco) -> None:
    dada, (um, _) = aberto(elenco)
    cliente = Client()
    assert cliente.get(endereco(dada, um)).status_code == 200
    with elenco.em(elenco.casa):
        cancelar_acesso(
            elenco.ator("ana"), processo=dada.acesso.processo, concessao=dada, motivo="Fim"
        )
    for onde in (endereco(dada), endereco(dada, um), endereco(dada, um, "conteudo/")):
        resposta = cliente.get(onde)
        assert resposta.status_code == 410
        assert "cancelou este acesso" in texto(resposta)
        assert "peça um novo acesso" in texto(resposta)
        assert "Conteúdo A" not in texto(resposta)
        assert resposta["Cache-Control"] == "private, no-store"


def test_vencido_o_link_diz_quando_terminou(elenco: Elenco) -> None:
    with como_em(agora() - timedelta(days=40)):
        dada, (um, _) = aberto(elenco, dias=30)
    resposta = Client().get(endereco(dada, um, "conteudo/"))
    assert resposta.status_code == 410
    assert "O prazo terminou" in texto(resposta)
    assert "Conteúdo A" not in texto(resposta)


def test_posto_em_sigilo_nem_o_numero_se_diz(elenco: Elenco) -> None:
    dada, (um, _) = aberto(elenco)
    with elenco.em(elenco.casa):
        elenco.casa.ferias.niveis = [0, 1, 2]
        elenco.casa.ferias.save()
        sigilo = DadosDoCadastro(tipo=elenco.casa.ferias, nivel=2, hipotese=elenco.casa.hipotese)
        processo = Processo.objects.get(pk=um.processo_id)
        alterar_processo(elenco.ator("ana"), processo=processo, dados=sigilo)
    for onde in (endereco(dada), endereco(dada, um, "conteudo/")):
        resposta = Client().get(onde)
        assert resposta.status_code == 410
        assert processo.numero not in texto(resposta)
        assert processo.digitos not in texto(resposta)


def test_muitas_tentativas_esperam(elenco: Elenco, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seiva.portal.acesso_externo.POR_MINUTO", 3)
    cliente = Client()
    codigos = [cliente.get(f"/campo-alto/acesso/{'x' * 43}/").status_code for _ in range(8)]
    assert codigos[0] == 404
    assert 429 in codigos  # however the minute turns in the middle of them


def test_o_segredo_nao_vai_para_o_registro_do_servidor(
    elenco: Elenco, caplog: pytest.LogCaptureFixture
) -> None:
    dada, _ = aberto(elenco)
    with elenco.em(elenco.casa):
        cancelar_acesso(
            elenco.ator("ana"), processo=dada.acesso.processo, concessao=dada, motivo="Fim"
        )
    (saida,) = [h for h in logging.getLogger().handlers if h.get_name() == "saida"]
    with caplog.at_level(logging.WARNING):
        assert Client().get(endereco(dada)).status_code == 410
    registrados = [r for r in caplog.records if r.name == "django.request"]
    assert registrados
    for registro in registrados:
        assert saida.filter(registro)
        assert segredo_da(dada) not in saida.format(registro)
        assert "/campo-alto/acesso/…/" in saida.format(registro)


def test_quem_tem_conta_le_na_sua_conta_e_ninguem_mais(elenco: Elenco) -> None:
    paula = conta_nova("Paula Reis", "93541134780")
    dada, (um, outro) = aberto(elenco, cpf="935.411.347-80", email=paula.email)
    base = f"/campo-alto/meus/acesso/{dada.acesso.processo.digitos}/"
    cliente, alheio = Client(), Client()
    cliente.force_login(paula)
    alheio.force_login(elenco.contas["ana"])  # a servant, here a citizen like any other
    pagina = texto(cliente.get(base))
    assert um.numero_formatado in pagina
    assert outro.numero_formatado not in pagina
    proprio = texto(cliente.get(f"/campo-alto/meus/processo/{dada.acesso.processo.digitos}/"))
    assert um.numero_formatado in proprio
    assert dada.acesso.processo.especificacao not in proprio  # it may tell what the process says
    assert "Conteúdo A." in texto(cliente.get(f"{base}documento/{um.numero}/conteudo/"))
    for onde in (base, f"{base}documento/{um.numero}/"):
        assert alheio.get(onde).status_code == 404
        assert Client().get(onde).status_code == 302
    with elenco.em(elenco.casa):
        linha = RegistroDeLeitura.objects.get()
        assert (linha.conta_id, linha.documento_id, linha.porta) == (paula.pk, um.pk, "cidadao")
        cancelar_acesso(
            elenco.ator("ana"), processo=dada.acesso.processo, concessao=dada, motivo="Fim"
        )
    assert cliente.get(f"{base}documento/{um.numero}/conteudo/").status_code == 404
