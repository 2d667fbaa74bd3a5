"""Pages of the institution's parameters and of its first steps."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from seiva.documentos.tests.test_brasao import imagem
from seiva.organizacao.models import Fase, Instituicao
from seiva.web.tests.apoio import entrar, novo, texto, url
from tests.elenco import SENHA, Elenco
from tests.fabricas import assinar, redigir

pytestmark = pytest.mark.django_db


def test_o_brasao_se_troca_pela_pagina_e_aparece_no_timbre(elenco: Elenco) -> None:
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/instituicao/")
    arquivo = SimpleUploadedFile("b.png", imagem(200, 200), "image/png")
    pronta = texto(edu.post(endereco, {"parte": "brasao", "brasao": arquivo}, follow=True))
    assert "Brasão trocado" in pronta
    assert "Brasão em uso" in pronta
    timbre = edu.get(f"{endereco}timbre.pdf")
    assert timbre.content.startswith(b"%PDF")


def test_cada_parte_se_salva_sozinha_e_a_recusa_fica_no_campo(elenco: Elenco) -> None:
    edu, endereco = entrar(elenco, "edu"), url(elenco.casa, "administracao/instituicao/")
    dados = {
        "parte": "dados", "nome": "Município", "municipio": "Campo Alto", "cnpj": "123",
        "fundamento_assinatura": "art. 6º do Decreto nº 12",
    }  # fmt: skip
    recusa = edu.post(endereco, dados)
    assert recusa.status_code == 422
    assert "O CNPJ tem 14 caracteres." in texto(recusa)
    feita = edu.post(endereco, dados | {"cnpj": "11.222.333/0001-81"}, follow=True)
    assert "Dados da instituição alterados." in texto(feita)
    niveis = {"parte": "niveis", "contaminar": "on", "politica_grau": "nao_usa"}
    assert "Níveis de acesso definidos." in texto(edu.post(endereco, niveis, follow=True))
    casa = Instituicao.objects.get(pk=elenco.casa.instituicao.pk)
    assert (casa.nome, casa.contaminar_nivel, casa.hipotese_obrigatoria) == (
        "Município", True, False,
    )  # fmt: skip


def test_do_piloto_a_producao_pela_pagina(elenco: Elenco) -> None:
    casa = elenco.casa
    Instituicao.objects.filter(pk=casa.instituicao.pk).update(fase=Fase.PILOTO)
    edu, endereco = entrar(elenco, "edu"), url(casa, "primeiros-passos/")
    assert endereco in texto(edu.get(url(casa, "mesa/")))
    assert endereco not in texto(entrar(elenco, "ana").get(url(casa, "mesa/")))
    assert "Depois do primeiro processo assinado." in texto(edu.get(endereco))
    assert "conferido" in texto(edu.post(endereco, {"passo": "tipos"}, follow=True))
    recusa = edu.post(endereco, {"passo": "feriados"})
    assert (recusa.status_code, "Escreva por que" in texto(recusa)) == (422, True)
    dispensa = {"passo": "feriados", "motivo": "Não há"}
    assert "dispensado" in texto(edu.post(endereco, dispensa, follow=True))
    volta = {"passo": "feriados", "desdizer": "sim"}
    assert "dispensado" not in texto(edu.post(endereco, volta, follow=True))
    processo = novo(elenco)
    with elenco.em(casa):
        ana = elenco.ator("ana")
        assinar(ana, casa, redigir(ana, casa, processo))
    errada = edu.post(f"{endereco}producao/", {"senha": "outra"})
    assert (errada.status_code, "A senha não confere." in texto(errada)) == (422, True)
    assert "em produção" in texto(edu.post(f"{endereco}producao/", {"senha": SENHA}, follow=True))
    assert endereco not in texto(edu.get(url(casa, "mesa/")))


def test_quem_nao_administra_nao_entra(elenco: Elenco) -> None:
    ana = entrar(elenco, "ana")
    for fim in (
        "administracao/instituicao/",
        "administracao/instituicao/timbre.pdf",
        "primeiros-passos/",
    ):
        assert ana.get(url(elenco.casa, fim)).status_code == 403
    assert ana.post(url(elenco.casa, "primeiros-passos/producao/"), {}).status_code == 403
