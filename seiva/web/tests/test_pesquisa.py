"""The page of the search."""

import re

import pytest

from seiva.organizacao.models import Pessoa
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.elenco import Elenco
from tests.fabricas import autuar, redigir

pytestmark = pytest.mark.django_db


def buscar(elenco: Elenco, quem: str, **consulta: object) -> str:
    return texto(entrar(elenco, quem).get(url(elenco.casa, "pesquisa/"), consulta))


def test_sem_nada_digitado_ensina(elenco: Elenco) -> None:
    assert "O que você procura?" in buscar(elenco, "ana")


def test_numero_exato_abre_o_processo_e_numero_de_documento_o_abre_no_processo(
    elenco: Elenco,
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa, nivel=1)
        minuta = redigir(elenco.ator("ana"), casa, processo)
    endereco = url(casa, f"processos/{processo.pk}/")
    bia = entrar(elenco, "bia").get(url(casa, "pesquisa/"), {"q": processo.numero})
    assert bia.headers["Location"] == endereco
    ana = entrar(elenco, "ana").get(url(casa, "pesquisa/"), {"q": minuta.numero_formatado})
    assert ana.headers["Location"] == f"{endereco}?documento={minuta.pk}"


def test_digito_errado_e_explicado_e_o_que_foi_digitado_continua(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        numero = autuar(elenco.ator("ana"), elenco.casa).numero
    errado = f"{numero[:-2]}{(int(numero[-2:]) + 1) % 100:02d}"
    pagina = buscar(elenco, "ana", q=errado)
    assert "não confere" in pagina
    assert f'value="{errado}"' in pagina


def test_palavras_listam_com_destaque(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        autuar(elenco.ator("ana"), elenco.casa, especificacao="Licitação <urgente>")
    pagina = buscar(elenco, "ana", q="licitacoes")
    assert "<mark>Licitação</mark> &lt;urgente&gt;" in pagina


def test_restrito_de_outra_unidade_nao_aparece_nem_conta(elenco: Elenco) -> None:
    with elenco.em(elenco.casa):
        processo = autuar(elenco.ator("ana"), elenco.casa, nivel=1, especificacao="Atestado")
    pagina = buscar(elenco, "bia", q="atestado")
    assert "Nada encontrado" in pagina
    assert processo.numero not in pagina


def test_data_mal_escrita_e_dita_ao_lado_do_campo(elenco: Elenco) -> None:
    assert "Escreva a data como 25/11/2026." in buscar(elenco, "ana", q="x", de="ontem")


def test_paginas_da_pesquisa_seguem_com_os_filtros(
    elenco: Elenco, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seiva.pesquisa.busca.POR_PAGINA", 2)
    with elenco.em(elenco.casa):
        for n in range(3):
            autuar(elenco.ator("ana"), elenco.casa, especificacao=f"Muro trecho {n}")
    primeira = buscar(elenco, "ana", q="muro", aqui="on", em="processos")
    assert "q=muro&amp;em=processos&amp;aqui=on&amp;depois=" in primeira
    assert primeira.count('<a class="numero"') == 2


def test_consultas_nao_crescem_com_os_resultados(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")

    def medir(quantos: int) -> int:
        with elenco.em(elenco.casa):
            for _ in range(quantos):
                processo = autuar(
                    elenco.ator("ana"),
                    elenco.casa,
                    especificacao="Muro",
                    interessados=[elenco.casa.maria],
                )
                redigir(elenco.ator("ana"), elenco.casa, processo, "Muro caído.")
        ana.get(url(elenco.casa, "pesquisa/"), {"q": "muro"})
        with contando() as consultas:
            ana.get(url(elenco.casa, "pesquisa/"), {"q": "muro"})
        return len(consultas)

    poucas = medir(1)
    assert medir(10) == poucas
    assert poucas <= 17


@pytest.mark.parametrize(
    "q", ["'", "\\", "a & | !", "(((", "\x00", "ñ" * 300, "*", '"', "-", "não"]
)
def test_nada_que_se_digite_quebra_a_pagina(elenco: Elenco, q: str) -> None:
    resposta = entrar(elenco, "ana").get(url(elenco.casa, "pesquisa/"), {"q": q})
    assert resposta.status_code == 200


def test_documento_vem_com_trecho_escapado_e_ligacao_para_ele(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        minuta = redigir(elenco.ator("ana"), casa, processo, "Licitação &lt;urgente&gt; do açude.")
    pagina = buscar(elenco, "ana", q="licitacoes")
    assert "<mark>Licitação</mark> &lt;urgente&gt; do açude." in pagina
    assert f"{url(casa, f'processos/{processo.pk}/')}?documento={minuta.pk}" in pagina
    assert "Nada encontrado" in buscar(elenco, "bia", q="licitacoes")


def test_contagem_de_um_filtro_leva_ao_que_ela_conta(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        for tipo in (casa.ferias, casa.ferias, casa.sindicancia):
            nivel = 1 if tipo == casa.sindicancia else 0
            redigir(ana, casa, autuar(ana, casa, tipo=tipo, nivel=nivel), "Muro.")
    pagina = buscar(elenco, "ana", q="muro")
    assert f"?q=muro&amp;tipo={casa.ferias.pk}" in pagina
    filtrada = buscar(elenco, "ana", q="muro", tipo=casa.ferias.pk)
    assert filtrada.count('class="resultado-nome"') == 2
    assert "Retirar o filtro Tipo de processo" in filtrada


def test_contagem_de_um_interessado_leva_aos_documentos_dele_e_de_nenhum_outro(
    elenco: Elenco,
) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        ana = elenco.ator("ana")
        lima = Pessoa.objects.create(
            tipo="PF", nome=f"{casa.maria.nome} Lima", documento="11144477735"
        )
        for interessado in (casa.maria, casa.maria, lima):
            redigir(ana, casa, autuar(ana, casa, interessados=[interessado]), "Muro.")
    pagina = buscar(elenco, "ana", q="muro")
    assert "?q=muro&amp;interessado=%22Maria+de+Souza%22" in pagina
    filtrada = buscar(elenco, "ana", q="muro", interessado='"Maria de Souza"')
    assert filtrada.count('class="resultado-nome"') == 2
    assert buscar(elenco, "ana", q="muro", interessado="souza").count('"resultado-nome"') == 3


def test_guardar_repetir_e_esquecer_uma_pesquisa(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    dados = {"nome": "Muros", "consulta": "q=muro&nivel=1&depois=x&estranho=1"}
    resposta = ana.post(url(elenco.casa, "pesquisa/guardar/"), dados)
    assert resposta.headers["Location"] == url(elenco.casa, "pesquisa/?q=muro&nivel=1")
    pagina = buscar(elenco, "ana")
    assert 'href="?q=muro&amp;nivel=1">Muros</a>' in pagina
    assert "Muros" not in buscar(elenco, "fabio")
    esquecer = re.search(r'action="([^"]+/esquecer/)"', pagina)
    assert esquecer
    assert entrar(elenco, "fabio").post(esquecer[1]).status_code == 404
    ana.post(esquecer[1])
    assert 'href="?q=muro' not in buscar(elenco, "ana")


def test_pesquisa_sem_nome_nao_se_guarda(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    resposta = ana.post(
        url(elenco.casa, "pesquisa/guardar/"), {"nome": "", "consulta": "q=a"}, follow=True
    )
    assert "Dê um nome à pesquisa." in texto(resposta)


def test_dentro_de_processo_que_nao_se_conhece_e_como_o_que_nao_existe(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        casa.ferias.niveis = [0, 1, 2]
        casa.ferias.save()
        sigiloso = autuar(elenco.ator("ana"), casa, nivel=2)
    bia = entrar(elenco, "bia")
    for pk in (sigiloso.pk, 10**12):
        resposta = bia.get(url(casa, "pesquisa/"), {"q": "a", "processo": pk})
        assert resposta.status_code == 404
    assert "Pesquisa no processo" in buscar(elenco, "ana", q="muro", processo=sigiloso.pk)


@pytest.mark.parametrize(
    ("q", "diz"),
    [
        ("x" * 10_000, "só o começo dele foi usado"),
        ("de da do", "Falta uma palavra"),
        ("OU E NÃO ( )", "Falta uma palavra"),
        ('"', "Falta uma palavra"),
    ],
)
def test_procura_sem_sentido_ou_sem_medida_e_explicada(elenco: Elenco, q: str, diz: str) -> None:
    assert diz in buscar(elenco, "ana", q=q)


@pytest.mark.parametrize("pagina", ["2.1", "x", "9999999.1", "-1.1", "2.99999999999999999", "2"])
def test_pagina_que_nao_se_le_ou_passou_do_fim_nao_quebra(elenco: Elenco, pagina: str) -> None:
    resposta = entrar(elenco, "ana").get(
        url(elenco.casa, "pesquisa/"), {"q": "a muro", "pagina": pagina}
    )
    assert resposta.status_code == 200


def test_a_busca_da_pagina_do_processo_procura_so_nele(elenco: Elenco) -> None:
    casa = elenco.casa
    with elenco.em(casa):
        processo = autuar(elenco.ator("ana"), casa)
        minuta = redigir(elenco.ator("ana"), casa, processo, "Muro.")
        redigir(elenco.ator("ana"), casa, autuar(elenco.ator("ana"), casa), "Muro.")
    pagina = texto(entrar(elenco, "ana").get(url(casa, f"processos/{processo.pk}/")))
    assert f'<input type="hidden" name="processo" value="{processo.pk}">' in pagina
    achados = buscar(elenco, "ana", q="muro", processo=processo.pk)
    assert achados.count('class="resultado-nome"') == 1
    assert f"?documento={minuta.pk}" in achados
