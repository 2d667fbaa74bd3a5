"""Pages of the log of readings: administrator, readers of a process, person concerned."""

import csv
import io
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from seiva.auditoria.models import Especie, RegistroDeLeitura
from seiva.auditoria.registro import DeOnde, Lido, registrar_leituras
from seiva.core.relogio import agora, como_em, hoje
from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_arquivo
from seiva.documentos.arquivos import guardar_arquivo
from seiva.organizacao.models import Pessoa
from seiva.processos.models import Processo
from seiva.web.tests.apoio import caminho, contando, dar_senha, entrar, novo, texto, url
from tests.elenco import Casa, Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def auditoria(elenco: Elenco, consulta: str = "", quem: str = "edu") -> Any:
    return entrar(elenco, quem).get(url(elenco.casa, f"auditoria/{consulta}"))


def sigiloso(elenco: Elenco) -> Processo:
    elenco.casa.ferias.niveis = [0, 1, 2]
    with elenco.em(elenco.casa):
        elenco.casa.ferias.save()
    return novo(elenco, nivel=2, especificacao="Ninguém sabe")


def registradas(elenco: Elenco, processo: Processo, quantas: int) -> None:
    """Readings of a process, one a day until today."""
    with elenco.em(elenco.casa):
        for dias in range(quantas):
            with como_em(agora() - timedelta(days=dias)):
                visto = Lido(processo.pk, None, Especie.PROCESSO, processo.nivel_efetivo)
                registrar_leituras(elenco.ator("ana"), [visto], DeOnde("192.0.2.9"))


def interessada(elenco: Elenco, casa: Casa, nome: str = "dora") -> Pessoa:
    conta = elenco.contas[nome]
    with elenco.em(casa):
        return Pessoa.objects.create(tipo="PF", nome=conta.nome, documento=conta.cpf)


def linhas_do_csv(resposta: Any) -> list[list[str]]:
    pedacos: Iterable[bytes] = resposta.streaming_content
    corpo = b"".join(pedacos).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(corpo), delimiter=";"))


def test_o_administrador_ve_quem_leu_quando_o_que_e_de_onde(elenco: Elenco) -> None:
    processo = novo(elenco, nivel=1)
    entrar(elenco, "ana").get(caminho(elenco.casa, processo), REMOTE_ADDR="198.51.100.7")
    pagina = texto(auditoria(elenco))
    for dito in ("Ana Prado", "RH · Gestor", "Abriu a página do processo", processo.numero,
                 "198.51.100.7", "páginas dos servidores"):  # fmt: skip
        assert dito in pagina, dito


def test_so_quem_administra_a_instituicao_abre_a_auditoria(elenco: Elenco) -> None:
    for rota in ("auditoria/", "auditoria/leituras.csv"):
        assert entrar(elenco, "ana").get(url(elenco.casa, rota)).status_code == 403
        assert entrar(elenco, "caio").get(url(elenco.casa, rota)).status_code == 404
    assert "Auditoria de leituras" not in texto(
        entrar(elenco, "ana").get(url(elenco.casa, "mesa/"))
    )
    assert "Auditoria de leituras" in texto(entrar(elenco, "edu").get(url(elenco.casa, "mesa/")))


def test_do_sigiloso_o_administrador_sabe_que_houve_leitura_e_nada_mais(elenco: Elenco) -> None:
    processo = sigiloso(elenco)
    with elenco.em(elenco.casa):
        documento = redigir(elenco.ator("ana"), elenco.casa, processo)
    ana = entrar(elenco, "ana")
    dar_senha(ana, elenco.casa, processo)
    ana.get(caminho(elenco.casa, processo))
    ana.get(url(elenco.casa, f"documentos/{documento.pk}/conteudo/"))
    pagina = texto(auditoria(elenco))
    assert pagina.count("Processo sigiloso") == 2
    assert "Documento reservado" in pagina
    tudo = pagina + str(
        linhas_do_csv(entrar(elenco, "edu").get(url(elenco.casa, "auditoria/leituras.csv")))
    )
    for segredo in (processo.numero, "Ninguém sabe", documento.numero_formatado,
                    f"/processos/{processo.pk}/"):  # fmt: skip
        assert segredo not in tudo, segredo
    quem_leu = texto(ana.get(caminho(elenco.casa, processo, "leituras/")))
    assert documento.numero_formatado in quem_leu


def test_filtrar_por_numero_de_sigiloso_responde_como_numero_que_nao_existe(
    elenco: Elenco,
) -> None:
    processo = sigiloso(elenco)
    registradas(elenco, processo, 1)
    respostas = [
        auditoria(elenco, f"?processo={numero}")
        for numero in (processo.numero, "9999.01.9999999/2026-99")
    ]
    assert [r.status_code for r in respostas] == [422, 422]
    assert all("Nada com este número" in texto(r) for r in respostas)


def test_filtros_por_pessoa_processo_documento_periodo_e_porta(elenco: Elenco) -> None:
    um, outro = novo(elenco, nivel=1), novo(elenco, nivel=1)
    registradas(elenco, um, 3)
    entrar(elenco, "fabio").get(caminho(elenco.casa, outro))
    cpf, ontem = elenco.contas["fabio"].cpf, hoje() - timedelta(days=1)
    esperado = {
        "": 4,
        "?pessoa=Ana": 3,
        f"?pessoa={cpf}": 1,
        "?pessoa=ninguém": 0,
        f"?processo={um.numero}": 3,
        f"?de={hoje()}": 2,
        f"?ate={ontem}": 2,
        f"?de={ontem}&ate={ontem}": 1,
        "?porta=publica": 0,
        "?porta=web&pessoa=prado": 3,
    }
    for consulta, quantas in esperado.items():
        pagina = texto(auditoria(elenco, consulta))
        assert pagina.count('data-rotulo="O que fez"') == quantas, consulta
    with elenco.em(elenco.casa):
        documento = redigir(elenco.ator("ana"), elenco.casa, um)
        visto = Lido(um.pk, documento.pk, Especie.CONTEUDO, 1)
        # A draft of another unit has no name for the administrator, nor by its number.
        registrar_leituras(elenco.ator("ana"), [visto], DeOnde())
    assert auditoria(elenco, f"?documento={documento.numero}").status_code == 422


def test_filtros_errados_dizem_o_que_corrigir(elenco: Elenco) -> None:
    assert "troque as datas" in texto(auditoria(elenco, "?de=2026-02-01&ate=2026-01-01"))
    assert "Escreva a data como" in texto(auditoria(elenco, "?de=ontem"))
    assert "Nada com este número" in texto(auditoria(elenco, "?documento=abc"))
    csv_errado = entrar(elenco, "edu").get(url(elenco.casa, "auditoria/leituras.csv?de=ontem"))
    assert csv_errado.status_code == 422


def test_a_lista_anda_por_paginas_e_custa_sempre_as_mesmas_consultas(elenco: Elenco) -> None:
    processo, edu = novo(elenco, nivel=1), entrar(elenco, "edu")
    registradas(elenco, processo, 120)
    vistas, endereco, custos = 0, url(elenco.casa, "auditoria/"), set()
    while endereco:
        with contando() as feitas:
            resposta = edu.get(endereco)
        custos.add(len(feitas))
        vistas += len(resposta.context["linhas"])
        consulta = resposta.context["pagina"]["proximos"]
        endereco = url(elenco.casa, f"auditoria/{consulta}") if consulta else ""
    assert vistas == 120
    assert len(custos) == 1, custos
    assert max(custos) <= 14


def test_o_csv_traz_tudo_em_ordem_e_a_exportacao_fica_registrada(elenco: Elenco) -> None:
    processo = novo(elenco, nivel=1)
    registradas(elenco, processo, 30)
    edu = entrar(elenco, "edu")
    resposta = edu.get(url(elenco.casa, "auditoria/leituras.csv?pessoa=prado"))
    assert resposta["Content-Type"].startswith("text/csv")
    cabeca, *linhas = linhas_do_csv(resposta)
    assert cabeca[0] == "Quando"
    assert len(linhas) == 30
    assert {linha[1] for linha in linhas} == {"Ana Prado"}
    with elenco.em(elenco.casa):
        ultima = RegistroDeLeitura.objects.latest("pk")
    assert (ultima.especie, ultima.conta_id) == ("auditoria", elenco.contas["edu"].pk)
    assert ultima.detalhe == "quem leu: prado"
    assert "Exportou a auditoria" in texto(auditoria(elenco))


def test_nome_que_parece_formula_nao_vira_formula_na_planilha(elenco: Elenco) -> None:
    ana = elenco.contas["ana"]
    ana.nome = "=HYPERLINK(0)"
    ana.save()
    registradas(elenco, novo(elenco, nivel=1), 1)
    linhas = linhas_do_csv(entrar(elenco, "edu").get(url(elenco.casa, "auditoria/leituras.csv")))
    assert [linha[1] for linha in linhas[1:]] == ["Edu Maia", "'=HYPERLINK(0)"]


def test_quem_le_o_processo_ve_quem_o_leu_e_os_demais_nao(elenco: Elenco) -> None:
    processo = novo(elenco, nivel=1)
    entrar(elenco, "fabio").get(caminho(elenco.casa, processo), REMOTE_ADDR="198.51.100.7")
    pagina = texto(entrar(elenco, "ana").get(caminho(elenco.casa, processo, "leituras/")))
    assert "Fábio Neves" in pagina
    assert "198.51.100.7" not in pagina
    assert "Quem leu" in texto(entrar(elenco, "ana").get(caminho(elenco.casa, processo)))
    bia = entrar(elenco, "bia")
    assert bia.get(caminho(elenco.casa, processo, "leituras/")).status_code == 404
    assert "Quem leu" not in texto(bia.get(caminho(elenco.casa, processo)))
    assert "Quem leu" not in texto(entrar(elenco, "ana").get(caminho(elenco.casa, novo(elenco))))


def test_do_documento_restrito_em_processo_publico_so_quem_o_le_ve_quem_o_leu(
    elenco: Elenco,
) -> None:
    casa, processo = elenco.casa, novo(elenco)
    restrito = DadosDoDocumento(tipo=casa.anexo, nivel=1, hipotese=casa.hipotese)
    with elenco.em(casa):
        pdf = guardar_arquivo([b"%PDF-1.7"], nome="laudo.pdf", tipo_mime="application/pdf")
        documento = incluir_arquivo(
            elenco.ator("ana"), processo=processo, dados=restrito, arquivo=pdf
        )
    entrar(elenco, "fabio").get(url(casa, f"documentos/{documento.pk}/original/"))
    da_ana = texto(entrar(elenco, "ana").get(caminho(casa, processo, "leituras/")))
    assert "Fábio Neves" in da_ana
    assert "Baixou o arquivo" in da_ana
    da_bia = texto(entrar(elenco, "bia").get(caminho(casa, processo, "leituras/")))
    assert "Fábio Neves" not in da_bia


def quem_viu(elenco: Elenco, quem: str = "dora", consulta: str = "") -> str:
    return texto(entrar(elenco, quem).get(f"/conta/quem-viu/{consulta}"))


def test_a_pessoa_ve_quem_abriu_o_que_lhe_diz_respeito_em_cada_instituicao(
    elenco: Elenco,
) -> None:
    numeros = []
    for casa, quem in ((elenco.casa, "ana"), (elenco.outra, "caio")):
        pessoa = interessada(elenco, casa)
        with elenco.em(casa):
            processo = autuar(elenco.ator(quem), casa, nivel=1, interessados=[pessoa])
        cliente = Client()
        cliente.force_login(elenco.contas[quem])
        cliente.get(url(casa, f"processos/{processo.pk}/"), REMOTE_ADDR="198.51.100.7")
        numeros.append(processo.numero)
    pagina = quem_viu(elenco)
    for dito in ("Prefeitura de Campo Alto", "Prefeitura de Serra Azul", "Ana Prado", "Caio Reis",
                 "Recursos Humanos", "Abriu a página do processo", "Férias", *numeros):  # fmt: skip
        assert dito in pagina, dito
    assert "198.51.100.7" not in pagina


def test_a_pessoa_nao_ve_leituras_do_que_e_de_outra_pessoa(elenco: Elenco) -> None:
    interessada(elenco, elenco.casa)
    with elenco.em(elenco.casa):
        alheio = autuar(elenco.ator("ana"), elenco.casa, nivel=1, interessados=[elenco.casa.maria])
    registradas(elenco, alheio, 1)
    pagina = quem_viu(elenco)
    assert "Prefeitura de Campo Alto" in pagina
    assert alheio.numero not in pagina
    assert "Ana Prado" not in pagina


def test_nem_a_pessoa_sabe_por_aqui_que_ha_processo_em_sigilo(elenco: Elenco) -> None:
    pessoa = interessada(elenco, elenco.casa)
    sigiloso(elenco)
    with elenco.em(elenco.casa):
        outro = autuar(elenco.ator("ana"), elenco.casa, nivel=2, interessados=[pessoa])
    registradas(elenco, outro, 2)
    pagina = quem_viu(elenco)
    assert outro.numero not in pagina
    assert "Ana Prado" not in pagina


def test_quem_nenhuma_instituicao_conhece_ve_a_pagina_vazia(elenco: Elenco) -> None:
    interessada(elenco, elenco.casa)
    registradas(elenco, novo(elenco, nivel=1), 1)
    assert "Nenhuma instituição tem registro seu" in quem_viu(elenco, "bia")
    assert entrar(elenco, "bia").get("/conta/quem-viu/?em=campo-alto").status_code == 404
    assert entrar(elenco, "bia").get("/conta/quem-viu/?em=nao-existe").status_code == 404
    assert Client().get("/conta/quem-viu/").status_code == 302


def test_muitas_leituras_de_uma_instituicao_andam_por_paginas(elenco: Elenco) -> None:
    pessoa = interessada(elenco, elenco.casa)
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa, nivel=1, interessados=[pessoa])
    registradas(elenco, processo, 70)
    assert quem_viu(elenco).count("Ana Prado") == 20
    assert "?em=campo-alto" in quem_viu(elenco)
    dora = entrar(elenco, "dora")
    primeira = dora.get("/conta/quem-viu/?em=campo-alto")
    (parte,) = primeira.context["partes"]
    segunda = dora.get(parte["pagina"]["proximos"])
    assert len(parte["linhas"]) + len(segunda.context["partes"][0]["linhas"]) == 70
