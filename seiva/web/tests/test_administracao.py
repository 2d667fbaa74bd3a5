"""Pages of administration: lists, forms, refusals, two administrators at once, CSV, log."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from seiva.catalogo.models import Assunto, TipoProcesso
from seiva.core.relogio import hoje
from seiva.organizacao.acoes.alterar_registro import alterar_registro
from seiva.organizacao.cadastros import cadastros
from seiva.organizacao.models import Alteracao
from seiva.web.tests.apoio import contando, entrar, novo, texto, url
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db

FERIAS = {
    "nome": "Férias",
    "orientacao": "",
    "niveis": ["0", "1"],
    "nivel_sugerido": "0",
    "hipotese_sugerida": "",
    "versao_vista": "0",
}


@pytest.fixture
def edu(elenco: Elenco) -> Client:
    return entrar(elenco, "edu")


def da_adm(elenco: Elenco, caminho: str = "") -> str:
    return url(elenco.casa, f"administracao/{caminho}")


def tipo_url(elenco: Elenco, ato: str = "") -> str:
    return da_adm(elenco, f"tipos-de-processo/{elenco.casa.ferias.pk}/{ato}")


def linhas_do_csv(resposta: Any) -> list[list[str]]:
    corpo = b"".join(resposta.streaming_content).decode()
    assert corpo.startswith("\ufeff")
    return list(csv.reader(io.StringIO(corpo[1:]), delimiter=";"))


def muitos_assuntos(elenco: Elenco, quantos: int) -> None:
    with elenco.em(elenco.casa):
        Assunto.objects.bulk_create(
            Assunto(codigo=f"1{n:03}", descricao=f"Assunto {n}", destinacao="E")
            for n in range(quantos)
        )


def test_so_o_administrador_ve_a_entrada_e_entra(elenco: Elenco, edu: Client) -> None:
    assert "Administração</a>" in texto(edu.get(da_adm(elenco)))
    ana = entrar(elenco, "ana")
    assert "Administração</a>" not in texto(ana.get(url(elenco.casa, "mesa/")))
    for caminho in ("", "alteracoes/", "assuntos/", "assuntos/novo/", "assuntos/exportar.csv"):
        assert ana.get(da_adm(elenco, caminho)).status_code == 403, caminho
    assert ana.post(tipo_url(elenco), FERIAS).status_code == 403


def test_o_inicio_leva_a_cada_cadastro(elenco: Elenco, edu: Client) -> None:
    pagina = texto(edu.get(da_adm(elenco)))
    for chave in (cadastro.chave for cadastro in cadastros()):
        assert da_adm(elenco, f"{chave}/") in pagina, chave
        assert edu.get(da_adm(elenco, f"{chave}/")).status_code == 200
        assert edu.get(da_adm(elenco, f"{chave}/novo/")).status_code == 200
    assert edu.get(da_adm(elenco, "nao-existe/")).status_code == 404


def test_a_lista_procura_sem_acento_filtra_e_ordena(elenco: Elenco, edu: Client) -> None:
    with elenco.em(elenco.casa):
        Assunto.objects.create(codigo="010", descricao="Organização", destinacao="P")
        Assunto.objects.create(codigo="999", descricao="Ações", destinacao="P", ativo=False)
    achou = texto(edu.get(da_adm(elenco, "assuntos/?texto=organizacao")))
    assert "Organização" in achou
    assert "024.2" not in achou
    permanentes = texto(edu.get(da_adm(elenco, "assuntos/?f-destinacao=P")))
    assert "010" in permanentes
    assert "024.2" not in permanentes
    assert "Ações" not in permanentes
    assert "Ações" in texto(edu.get(da_adm(elenco, "assuntos/?situacao=fora-de-uso")))
    invertida = texto(edu.get(da_adm(elenco, "assuntos/?ordem=-codigo")))
    assert invertida.index("024.2") < invertida.index(">010<")
    assert 'aria-sort="descending"' in invertida


def test_a_lista_vazia_ensina(elenco: Elenco, edu: Client) -> None:
    assert "só se o regulamento pedir" in texto(edu.get(da_adm(elenco, "graus-de-sigilo/")))


def test_as_paginas_da_lista_nao_repetem_nem_perdem(elenco: Elenco, edu: Client) -> None:
    muitos_assuntos(elenco, 120)
    vistos: list[str] = []
    caminho = da_adm(elenco, "assuntos/?ordem=-descricao")
    while caminho:
        resposta = edu.get(caminho)
        vistos += [linha.celulas[0][1] for linha in resposta.context["linhas"]]
        caminho = resposta.context["pagina"]["proximos"]
    assert len(vistos) == 121
    assert len(set(vistos)) == 121


@pytest.mark.parametrize(
    ("cadastro", "consultas"), [("assuntos", 12), ("tipos-de-processo", 14), ("feriados", 13)]
)
def test_a_lista_custa_sempre_as_mesmas_consultas(
    elenco: Elenco, edu: Client, cadastro: str, consultas: int
) -> None:
    edu.get(da_adm(elenco, f"{cadastro}/"))
    with contando() as poucas:
        edu.get(da_adm(elenco, f"{cadastro}/"))
    muitos_assuntos(elenco, 60)
    with elenco.em(elenco.casa):
        for n in range(60):
            tipo = TipoProcesso.objects.create(nome=f"Tipo {n}")
            tipo.unidades.create(unidade=elenco.casa.unidades["RH"])
    with contando() as muitas:
        edu.get(da_adm(elenco, f"{cadastro}/"))
    assert abs(len(muitas) - len(poucas)) <= 1  # units of the page, when some type names one
    assert len(muitas) == consultas


def test_cria_e_o_novo_processo_ja_oferece(elenco: Elenco, edu: Client) -> None:
    dados = FERIAS | {"nome": "Licença-prêmio", "assuntos": [str(elenco.casa.assunto.pk), ""]}
    criado = edu.post(da_adm(elenco, "tipos-de-processo/novo/"), dados)
    assert criado.status_code == 302
    assert "Licença-prêmio" in texto(edu.get(criado["Location"]))
    with elenco.em(elenco.casa):
        tipo = TipoProcesso.objects.get(nome="Licença-prêmio")
        assert tipo.sugestoes.get().assunto_id == elenco.casa.assunto.pk
    oferta = texto(entrar(elenco, "ana").get(url(elenco.casa, "processos/novo/")))
    assert "Licença-prêmio" in oferta


def test_a_recusa_fica_no_campo_e_nada_se_perde(elenco: Elenco, edu: Client) -> None:
    dados = FERIAS | {"nome": "Férias novas", "niveis": ["1"], "orientacao": "Peça com 30 dias."}
    resposta = edu.post(tipo_url(elenco), dados)
    pagina = texto(resposta)
    assert resposta.status_code == 422
    assert "O tipo não admite o nível Público" in pagina
    assert "Férias novas" in pagina
    assert "Peça com 30 dias." in pagina
    with elenco.em(elenco.casa):
        assert TipoProcesso.objects.filter(nome="Férias").exists()


def test_o_segundo_administrador_sabe_o_que_mudou_e_nao_perde_o_que_escreveu(
    elenco: Elenco, edu: Client
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        alterar_registro(
            elenco.ator("edu"), registro=casa.ferias, valores={"orientacao": "Do primeiro"}
        )
    resposta = edu.post(tipo_url(elenco), FERIAS | {"nome": "Férias do segundo"})
    pagina = texto(resposta)
    assert resposta.status_code == 422
    assert "Edu Maia mudou este cadastro depois que você abriu a página" in pagina
    assert "Férias do segundo" in pagina
    formulario = resposta.context["form"]
    assert formulario["orientacao"].value() == "Do primeiro"
    de_novo = FERIAS | {
        "nome": formulario["nome"].value(),
        "orientacao": formulario["orientacao"].value(),
        "versao_vista": formulario["versao_vista"].value(),
    }
    assert edu.post(tipo_url(elenco), de_novo).status_code == 302
    with elenco.em(casa):
        casa.ferias.refresh_from_db()
    assert (casa.ferias.nome, casa.ferias.orientacao) == ("Férias do segundo", "Do primeiro")


def test_desativa_mostra_o_historico_e_reativa(elenco: Elenco, edu: Client) -> None:
    assert "continua como está" in texto(edu.get(tipo_url(elenco, "desativar/")))
    edu.post(tipo_url(elenco, "desativar/"))
    pagina = texto(edu.get(tipo_url(elenco)))
    assert "Fora de uso" in pagina
    assert "desativou" in pagina
    oferta = texto(entrar(elenco, "ana").get(url(elenco.casa, "processos/novo/")))
    assert ">Férias<" not in oferta
    edu.post(tipo_url(elenco, "reativar/"))
    assert "Usar de novo" not in texto(edu.get(tipo_url(elenco)))


def test_o_que_esta_em_uso_nao_se_exclui_e_a_pagina_diz_o_que_fazer(
    elenco: Elenco, edu: Client
) -> None:
    novo(elenco)
    resposta = edu.post(tipo_url(elenco, "excluir/"), follow=True)
    assert "já foi usado e por isso não se exclui" in texto(resposta)
    with elenco.em(elenco.casa):
        assert TipoProcesso.objects.filter(pk=elenco.casa.ferias.pk).exists()
        sindicancia = elenco.casa.sindicancia.pk
    edu.post(da_adm(elenco, f"tipos-de-processo/{sindicancia}/excluir/"))
    with elenco.em(elenco.casa):
        assert not TipoProcesso.objects.filter(pk=sindicancia).exists()


def test_o_csv_traz_tudo_o_que_casa_e_nenhuma_formula(elenco: Elenco, edu: Client) -> None:
    muitos_assuntos(elenco, 450)
    with elenco.em(elenco.casa):
        Assunto.objects.create(codigo="=1+1", descricao="Férias @ casa", destinacao="P")
    linhas = linhas_do_csv(edu.get(da_adm(elenco, "assuntos/exportar.csv")))
    assert linhas[0][:2] == ["Código", "Descrição"]
    assert len(linhas) == 453
    assert any(linha[0] == "'=1+1" for linha in linhas)
    achadas = linhas_do_csv(edu.get(da_adm(elenco, "assuntos/exportar.csv?texto=ferias")))
    assert [linha[0] for linha in achadas[1:]] == ["024.2", "'=1+1"]


def test_o_registro_das_mudancas_filtra_e_exporta(elenco: Elenco, edu: Client) -> None:
    edu.post(tipo_url(elenco), FERIAS | {"nome": "Férias regulamentares"})
    pagina = texto(edu.get(da_adm(elenco, "alteracoes/")))
    assert "tipo de processo" in pagina
    assert "Férias regulamentares" in pagina
    vazia = texto(edu.get(da_adm(elenco, "alteracoes/?pessoa=Fulano")))
    assert "Nenhuma mudança" in vazia
    do_tipo = da_adm(elenco, "alteracoes/?cadastro=catalogo.tipoprocesso&pessoa=edu")
    assert "Férias regulamentares" in texto(edu.get(do_tipo))
    assert edu.get(da_adm(elenco, "alteracoes/?de=2026-02-01&ate=2026-01-01")).status_code == 422
    linhas = linhas_do_csv(edu.get(da_adm(elenco, "alteracoes/alteracoes.csv")))
    assert linhas[1][4:] == [
        "alterou", "tipo de processo", "Férias regulamentares", "Nome", "Férias",
        "Férias regulamentares",
    ]  # fmt: skip


def test_o_de_outra_casa_nao_existe(elenco: Elenco, edu: Client) -> None:
    outro = elenco.outra.ferias.pk
    assert edu.get(da_adm(elenco, f"tipos-de-processo/{outro}/")).status_code == 404
    assert edu.post(da_adm(elenco, f"tipos-de-processo/{outro}/desativar/")).status_code == 404
    with elenco.em(elenco.casa):
        assert not Alteracao.objects.exists()


def test_so_se_oferece_o_que_a_unidade_usa_e_o_que_o_processo_ja_tem(
    elenco: Elenco, edu: Client
) -> None:
    casa = elenco.casa
    processo = novo(elenco)
    trib = str(casa.unidades["TRIB"].pk)
    edu.post(tipo_url(elenco), FERIAS | {"unidades": [trib]})
    oficio = {"nome": "Ofício", "aplicabilidade": "T", "numeracao": "sem", "niveis": ["0"]}
    oficio |= {"unidades": [trib], "versao_vista": "0"}
    assert (
        edu.post(da_adm(elenco, f"tipos-de-documento/{casa.oficio.pk}/"), oficio).status_code == 302
    )
    ana = entrar(elenco, "ana")
    assert ">Férias<" not in texto(ana.get(url(casa, "processos/novo/")))
    assert ">Férias<" in texto(ana.get(url(casa, f"processos/{processo.pk}/alterar/")))
    incluir = url(casa, f"processos/{processo.pk}/documentos/incluir/")
    assert ">Ofício<" not in texto(ana.get(incluir))
    assert ">Férias<" in texto(entrar(elenco, "bia").get(url(casa, "processos/novo/")))


def test_a_previa_mostra_a_pagina_com_exemplos_e_o_que_esta_errado(
    elenco: Elenco, edu: Client
) -> None:
    caminho = da_adm(elenco, "modelos-de-documento/previa/")
    dados = {"tipo": str(elenco.casa.oficio.pk), "corpo": "<p>De @autor@ ao @prazo@</p><script>"}
    folha = edu.post(caminho, dados)
    pagina = texto(folha)
    assert "De Edu Maia ao @prazo@" in pagina
    assert "OFÍCIO Nº 12/" in pagina
    assert "<script" not in pagina
    assert "script-src" not in folha["Content-Security-Policy"]
    trecho = texto(edu.post(caminho, dados, headers={"HX-Request": "true"}))
    assert "srcdoc=" in trecho
    assert "a variável @prazo@ não existe" in trecho
    assert edu.post(da_adm(elenco, "assuntos/previa/"), dados).status_code == 404
    assert entrar(elenco, "ana").post(caminho, dados).status_code == 403


def test_completa_os_feriados_de_um_ano(elenco: Elenco, edu: Client) -> None:
    ano = hoje().year + 1
    pagina = texto(edu.get(da_adm(elenco, f"feriados/completar/?ano={ano}")))
    assert "Independência do Brasil" in pagina
    feito = edu.post(da_adm(elenco, "feriados/completar/"), {"ano": ano})
    assert feito["Location"].endswith(f"feriados/?f-ano={ano}")
    assert "Nacional" in texto(edu.get(feito["Location"]))
    assert edu.post(da_adm(elenco, "feriados/completar/"), {"ano": ano}).status_code == 422
    assert edu.post(da_adm(elenco, "feriados/completar/"), {"ano": 1999}).status_code == 422
    assert entrar(elenco, "ana").get(da_adm(elenco, "feriados/completar/")).status_code == 403
