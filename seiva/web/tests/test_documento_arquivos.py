"""Arquivos: received one by one or many at once, described, included together."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from seiva.catalogo.models import TipoArquivo
from seiva.core.relogio import agora, hoje
from seiva.core.storage import abrir
from seiva.documentos.models import Documento, Recebido
from seiva.documentos.tarefas import varrer_recebidos
from seiva.processos.acoes.concluir import concluir_processo
from seiva.processos.models import Processo
from seiva.web.tests.apoio import entrar, texto
from seiva.web.tests.documentos import (
    JSON,
    do_processo,
    enviado,
    enviar,
    png,
    processo_de_ana,
)
from tests.corpus import CORPUS
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db

RECUSADOS = {"pdf-invalido.pdf", "odt-quebrado.odt", "protegido-senha-test.pdf"}


def mandar(
    cliente: Client, elenco: Elenco, processo: Processo, *arquivos: Any, **resto: Any
) -> Any:
    onde = do_processo(elenco, processo, "arquivos/")
    return cliente.post(onde, {"arquivos": list(arquivos)}, **resto)


def recebidos(elenco: Elenco) -> list[Recebido]:
    with elenco.em(elenco.casa):
        return list(Recebido.objects.order_by("pk"))


def incluidos(elenco: Elenco, processo: Processo) -> list[Documento]:
    with elenco.em(elenco.casa):
        return list(
            Documento.objects.filter(processo=processo)
            .select_related("arquivo", "tipo")
            .order_by("pk")
        )


def linha(recebido: Recebido, elenco: Elenco, **troca: Any) -> dict[str, Any]:
    campos = {
        "tipo": elenco.casa.anexo.pk,
        "numero": "",
        "nome_na_arvore": "planta",
        "data": hoje().isoformat(),
        "formato": "N",
        "conferencia": "",
        "nivel": "0",
        "hipotese": "",
    } | troca
    return {f"r{recebido.pk}-{nome}": valor for nome, valor in campos.items()}


def tabela(elenco: Elenco, **por_todos: Any) -> dict[str, Any]:
    """What the form of the table posts for every file that waits."""
    dados: dict[str, Any] = {"recebido": [r.pk for r in recebidos(elenco)]}
    for recebido in recebidos(elenco):
        dados |= linha(recebido, elenco, **por_todos)
    return dados


def confirmar(cliente: Client, elenco: Elenco, processo: Processo, dados: dict[str, Any]) -> Any:
    return cliente.post(do_processo(elenco, processo, "arquivos/incluir/"), dados)


def test_sem_javascript_muitos_de_uma_vez_caem_na_tabela(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    bons = [enviado("simples.odt"), enviado("termo-designacao.pdf"), enviado("foto.png", png())]
    resposta = ana.post(
        do_processo(elenco, processo, "arquivos/"),
        {"arquivos": [*bons, enviado("pdf-invalido.pdf")]},
        follow=True,
    )
    pagina = texto(resposta)
    assert [r.nome for r in recebidos(elenco)] == [
        "simples.odt",
        "termo-designacao.pdf",
        "foto.png",
    ]
    assert "“pdf-invalido.pdf” não é um PDF, embora o nome diga que é. Confira" in pagina
    assert pagina.count("data-recebido>") == 3
    assert incluidos(elenco, processo) == []


def test_por_script_cada_arquivo_responde_a_sua_linha(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    resposta = mandar(ana, elenco, processo, enviado("simples.odt"), headers=JSON)
    assert resposta.status_code == 201
    assert resposta.json()["linhas"].count("<tr") == 1
    assert "Tipo: simples.odt" in resposta.json()["linhas"]
    recusa = mandar(ana, elenco, processo, enviado("protegido-senha-test.pdf"), headers=JSON)
    assert recusa.status_code == 422
    assert "protegido por senha" in recusa.json()["mensagem"]


def test_tipo_e_numero_vem_adivinhados_do_nome(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    conteudo = (CORPUS / "formulario.pdf").read_bytes()
    mandar(ana, elenco, processo, enviado("OFICIO_12-2026 semad.pdf", conteudo))
    [recebido] = recebidos(elenco)
    assert recebido.tipo_sugerido_id == elenco.casa.oficio.pk
    pagina = texto(ana.get(do_processo(elenco, processo, "arquivos/")))
    assert 'value="12/2026"' in pagina
    assert 'value="semad"' in pagina


def test_incluir_a_tabela_faz_um_documento_por_arquivo_e_esvazia_a_espera(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"), enviado("termo-designacao.pdf"))
    resposta = confirmar(ana, elenco, processo, tabela(elenco, numero="7/2026"))
    feitos = incluidos(elenco, processo)
    assert resposta.url.endswith(f"?documento={feitos[-1].pk}")
    assert [d.arquivo.nome for d in feitos] == ["simples.odt", "termo-designacao.pdf"]
    assert all(d.numero_no_tipo == "7/2026" for d in feitos)
    assert recebidos(elenco) == []
    with abrir(elenco.casa.instituicao.pk, feitos[1].arquivo.sha256) as guardado:
        assert guardado.read() == (CORPUS / "termo-designacao.pdf").read_bytes()


def test_enviar_a_tabela_duas_vezes_nao_duplica(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    dados = tabela(elenco)
    confirmar(ana, elenco, processo, dados)
    de_novo = confirmar(ana, elenco, processo, dados)
    assert de_novo.status_code == 302
    assert len(incluidos(elenco, processo)) == 1


def test_uma_linha_recusada_nao_inclui_nenhuma_e_guarda_o_digitado(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"), enviado("termo-designacao.pdf"))
    primeiro, segundo = recebidos(elenco)
    dados = tabela(elenco, nome_na_arvore="guardado") | linha(
        segundo, elenco, formato="D", nome_na_arvore="guardado"
    )
    resposta = confirmar(ana, elenco, processo, dados)
    pagina = texto(resposta)
    assert resposta.status_code == 422
    assert "Diga com o que o documento digitalizado foi conferido" in pagina
    assert pagina.count('value="guardado"') == 2
    assert incluidos(elenco, processo) == []
    dados |= linha(segundo, elenco, formato="D", conferencia=elenco.casa.conferencia.pk)
    assert confirmar(ana, elenco, processo, dados).status_code == 302
    digitalizado = incluidos(elenco, processo)[1]
    assert digitalizado.formato == "D"
    assert digitalizado.conferencia_id == elenco.casa.conferencia.pk
    assert primeiro.nome == "simples.odt"


@pytest.mark.parametrize(
    ("troca", "trecho"),
    [
        ({"tipo": ""}, "obrigatório"),
        ({"data": "2999-01-01"}, "não pode ser futura"),
        ({"data": "ontem"}, "Escreva a data"),
        ({"nivel": "1"}, "Escolha a hipótese legal"),
        ({"nivel": "2"}, "válida"),
    ],
)
def test_linha_incompleta_diz_o_que_falta(
    elenco: Elenco, troca: dict[str, str], trecho: str
) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    resposta = confirmar(ana, elenco, processo, tabela(elenco, **troca))
    assert resposta.status_code == 422
    assert trecho in texto(resposta)
    assert incluidos(elenco, processo) == []


def test_tirar_da_lista(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"), enviado("termo-designacao.pdf"))
    primeiro = recebidos(elenco)[0]
    confirmar(ana, elenco, processo, tabela(elenco) | {"descartar": primeiro.pk})
    assert [r.nome for r in recebidos(elenco)] == ["termo-designacao.pdf"]
    assert incluidos(elenco, processo) == []


@pytest.mark.parametrize(
    ("nome", "conteudo", "trecho"),
    [
        ("virus.exe", b"MZ", "tem extensão .exe, que não é aceita"),
        ("sem_extensao", b"oi", "não tem extensão no nome"),
        ("vazio.pdf", b"", "está vazio"),
        ("grande.txt", b"a" * (1024 * 1024 + 1), "passa de 1 MB, o limite para .txt"),
        ("falso.png", b"%PDF-1.4", "não é uma imagem PNG"),
        ("programa.txt", b"MZ\x90\x00\x03", "não é um arquivo de texto"),
    ],
)
def test_arquivo_improprio_e_recusado_dizendo_qual_e_por_que(
    elenco: Elenco, nome: str, conteudo: bytes, trecho: str
) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    resposta = mandar(ana, elenco, processo, enviado(nome, conteudo), headers=JSON)
    assert resposta.status_code == 422
    assert f"“{nome}”" in resposta.json()["mensagem"]
    assert trecho in resposta.json()["mensagem"]
    assert recebidos(elenco) == []


def test_nome_com_truques_fica_limpo(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("nota\u202efdp.txt", b"oi"))
    assert recebidos(elenco)[0].nome == "notafdp.txt"
    pagina = texto(ana.get(do_processo(elenco, processo, "arquivos/")))
    mandar(ana, elenco, processo, enviado("<img src=x onerror=alert(1)>.txt", b"oi"))
    pagina = texto(ana.get(do_processo(elenco, processo, "arquivos/")))
    assert "<img src=x" not in pagina


@pytest.mark.parametrize("nome", sorted(c.name for c in CORPUS.iterdir() if c.suffix != ".md"))
def test_todo_o_corpus_entra_ou_e_recusado_sem_quebrar(elenco: Elenco, nome: str) -> None:
    with elenco.em(elenco.casa):
        TipoArquivo.objects.update(tamanho_maximo_mb=5)
        TipoArquivo.objects.create(extensao="tiff")
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    resposta = mandar(ana, elenco, processo, enviado(nome), headers=JSON)
    assert resposta.status_code == (422 if nome in RECUSADOS else 201)
    if nome in RECUSADOS:
        return
    confirmar(ana, elenco, processo, tabela(elenco))
    [documento] = incluidos(elenco, processo)
    with abrir(elenco.casa.instituicao.pk, documento.arquivo.sha256) as guardado:
        assert guardado.read() == (CORPUS / nome).read_bytes()
    conteudo = ana.get(f"/campo-alto/documentos/{documento.pk}/conteudo/")
    assert conteudo.status_code == 200


def test_envio_grande_demais_e_recusado_antes_de_ser_lido(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    onde = do_processo(elenco, processo, "arquivos/")
    tamanho = str(900 * 1024 * 1024)
    for cabecalhos in (JSON, {}):
        resposta = ana.post(
            onde,
            data=b"--x\r\n",
            content_type="multipart/form-data; boundary=x",
            headers={**cabecalhos, "Content-Length": tamanho},
            CONTENT_LENGTH=tamanho,
        )
        assert resposta.status_code == 413
    assert "até 1 MB" in texto(resposta)


def test_o_envio_exige_o_token_do_formulario(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(elenco.contas["ana"])
    onde = do_processo(elenco, processo, "arquivos/")
    assert cliente.post(onde, {"arquivos": [enviado("simples.odt")]}).status_code == 403
    pagina = cliente.get(onde)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', texto(pagina))
    assert token
    com_token = {"arquivos": [enviado("simples.odt")], "csrfmiddlewaretoken": token[1]}
    assert cliente.post(onde, com_token).status_code == 302
    assert len(recebidos(elenco)) == 1


def test_o_que_um_mandou_outro_nao_ve_nem_inclui(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    mandar(entrar(elenco, "ana"), elenco, processo, enviado("simples.odt"))
    fabio = entrar(elenco, "fabio")
    assert "simples.odt" not in texto(fabio.get(do_processo(elenco, processo, "arquivos/")))
    confirmar(fabio, elenco, processo, tabela(elenco))
    assert incluidos(elenco, processo) == []
    outro = processo_de_ana(elenco)
    confirmar(entrar(elenco, "ana"), elenco, outro, tabela(elenco))
    assert incluidos(elenco, outro) == []


def test_quem_nao_tem_o_processo_aberto_nao_manda(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    bia = entrar(elenco, "bia")
    recusa = mandar(bia, elenco, processo, enviado("simples.odt"), headers=JSON)
    assert recusa.status_code == 422
    assert entrar(elenco, "caio").get(do_processo(elenco, processo, "arquivos/")).status_code == 404
    enviar(elenco, processo)
    assert mandar(bia, elenco, processo, enviado("simples.odt"), headers=JSON).status_code == 201
    assert Client().get(do_processo(elenco, processo, "arquivos/")).status_code == 302


def test_processo_concluido_no_meio_do_caminho_nao_recebe(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    dados = tabela(elenco)
    with elenco.em(elenco.casa):
        concluir_processo(elenco.ator("ana"), processo=processo)
    confirmar(ana, elenco, processo, dados)
    assert incluidos(elenco, processo) == []


def test_o_que_espera_mais_de_um_dia_e_esquecido(elenco: Elenco) -> None:
    processo, ana = processo_de_ana(elenco), entrar(elenco, "ana")
    mandar(ana, elenco, processo, enviado("simples.odt"))
    varrer_recebidos.func(timestamp=0)
    assert len(recebidos(elenco)) == 1
    dados = tabela(elenco)
    with time_machine.travel(agora() + timedelta(hours=25), tick=False):
        varrer_recebidos.func(timestamp=0)
        assert recebidos(elenco) == []
        novo = entrar(elenco, "ana")
        confirmar(novo, elenco, processo, dados)
    assert incluidos(elenco, processo) == []


def test_descartar_da_unidade_errada_nao_apaga(elenco: Elenco) -> None:
    processo = processo_de_ana(elenco)
    mandar(entrar(elenco, "ana"), elenco, processo, enviado("simples.odt"))
    [recebido] = recebidos(elenco)
    confirmar(entrar(elenco, "fabio"), elenco, processo, {"descartar": recebido.pk})
    assert len(recebidos(elenco)) == 1
