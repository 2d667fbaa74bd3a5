"""Pages of importing: sending, the preview with each line's problem, confirming, inviting."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from seiva.organizacao.convites import gerador
from seiva.organizacao.models import Conta, Lotacao, Planilha, Unidade
from seiva.organizacao.planilhas.leitura import MAIOR_ARQUIVO
from seiva.organizacao.tests.planilhas import CPFS, ORGANOGRAMA, PESSOAS, em_csv, pessoa
from seiva.web.tests.apoio import contando, entrar, texto, url
from tests.apoio import executar_tarefas
from tests.elenco import Elenco

pytestmark = pytest.mark.django_db
SENHA = "jatobá-de-1922"


def enviar(cliente: Client, elenco: Elenco, especie: str, *linhas: Any) -> Any:
    titulos = PESSOAS if especie == "pessoas" else ORGANOGRAMA
    arquivo = SimpleUploadedFile(f"{especie}.csv", em_csv(titulos, *linhas).getvalue())
    endereco = url(elenco.casa, "administracao/importar/")
    return cliente.post(endereco, {"especie": especie, "arquivo": arquivo})


def test_a_linha_errada_aparece_com_a_coluna_e_o_conserto(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    resposta = enviar(edu, elenco, "pessoas", pessoa(0, cpf="529.982.247-26"), pessoa(1))
    pagina = texto(edu.get(resposta["Location"]))
    assert "Nada será importado ainda" in pagina
    assert "<strong>CPF</strong>: Este CPF não existe" in pagina
    assert "Pessoa Nova 1" not in pagina  # the problems come first, alone
    assert "Pessoa Nova 1" in texto(edu.get(resposta["Location"] + "?ver=tudo"))
    assert "planilha_confirmar" not in pagina
    assert "Importar 1 linha" not in pagina


def test_enviar_conferir_confirmar_e_o_relatorio(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, "organograma", ("OBRAS", "Obras", "GAB", "", "40"))["Location"]
    assert "Importar 1 linha" in texto(edu.get(onde))
    resposta = edu.post(f"{onde}confirmar/", follow=True)
    assert "Planilha importada" in texto(resposta)
    again = texto(edu.post(f"{onde}confirmar/", follow=True))
    assert "já foi importada" in again
    with elenco.em(elenco.casa):
        assert Unidade.objects.filter(sigla="OBRAS").count() == 1
    inicio = texto(edu.get(url(elenco.casa, "administracao/importar/")))
    assert "organograma.csv" in inicio
    assert "Importada" in inicio


def test_o_que_mudou_no_meio_volta_a_previa_com_o_problema(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, "pessoas", pessoa(unidade="TRIB"))["Location"]
    with elenco.em(elenco.casa):
        Unidade.objects.filter(sigla="TRIB").update(fim="2021-01-01")
    pagina = texto(edu.post(f"{onde}confirmar/", follow=True))
    assert "Nada foi importado" in pagina
    assert "A unidade TRIB já foi encerrada" in pagina


@pytest.mark.parametrize(
    ("conteudo", "dito"),
    [
        (b"", "vazio"),
        (b"%PDF-1.7", "um PDF"),
        (b"Sigla;Cor\nA;azul\n", "achei na planilha: Nome"),
    ],
)
def test_o_arquivo_que_nao_serve_volta_ao_formulario(
    elenco: Elenco, conteudo: bytes, dito: str
) -> None:
    dados = {"especie": "organograma", "arquivo": SimpleUploadedFile("a.csv", conteudo)}
    resposta = entrar(elenco, "edu").post(url(elenco.casa, "administracao/importar/"), dados)
    assert resposta.status_code == 422
    assert dito in texto(resposta)


def test_sem_arquivo_ou_sem_especie_diz_o_que_falta(elenco: Elenco) -> None:
    resposta = entrar(elenco, "edu").post(url(elenco.casa, "administracao/importar/"), {})
    assert resposta.status_code == 422
    assert "Escolha o arquivo da planilha" in texto(resposta)
    assert "Escolha o que a planilha traz" in texto(resposta)


def test_o_envio_grande_demais_nem_se_le(elenco: Elenco) -> None:
    resposta = entrar(elenco, "edu").post(
        url(elenco.casa, "administracao/importar/"),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(MAIOR_ARQUIVO * 3),
    )
    assert resposta.status_code == 413


def test_o_envio_exige_o_token_do_formulario(elenco: Elenco) -> None:
    cliente = Client(enforce_csrf_checks=True)
    cliente.force_login(elenco.contas["edu"])
    resposta = enviar(cliente, elenco, "organograma", ("A", "A", "", "", ""))
    assert resposta.status_code == 403
    with elenco.em(elenco.casa):
        assert not Planilha.objects.exists()


def test_so_quem_administra_abre_as_paginas(elenco: Elenco) -> None:
    edu, ana = entrar(elenco, "edu"), entrar(elenco, "ana")
    onde = enviar(edu, elenco, "pessoas", pessoa())["Location"]
    for endereco in (url(elenco.casa, "administracao/importar/"), onde,
                     url(elenco.casa, "administracao/importar/modelos/pessoas.csv")):  # fmt: skip
        assert ana.get(endereco).status_code == 403
        assert entrar(elenco, "caio").get(endereco).status_code == 404
    for ato in ("confirmar", "conferir", "descartar"):
        assert ana.post(f"{onde}{ato}/").status_code == 403
    with elenco.em(elenco.casa):
        assert Planilha.objects.get().estado == "conferida"


@pytest.mark.parametrize("nome", ["pessoas.csv", "organograma.xlsx"])
def test_os_modelos_se_baixam(elenco: Elenco, nome: str) -> None:
    edu = entrar(elenco, "edu")
    resposta = edu.get(url(elenco.casa, f"administracao/importar/modelos/{nome}"))
    assert nome in resposta["Content-Disposition"]
    assert len(resposta.content) > 50
    outro = edu.get(url(elenco.casa, "administracao/importar/modelos/bens.csv"))
    assert outro.status_code == 404


def test_a_previa_de_muitas_linhas_custa_o_mesmo(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    custos = []
    for quantas in (1, 250):
        linhas = [(f"U{n}", f"Unidade {n}", "", "", "") for n in range(quantas)]
        onde = enviar(edu, elenco, "organograma", *linhas)["Location"]
        with contando() as captura:
            pagina = texto(edu.get(onde))
        custos.append(len(captura))
    assert custos[0] == custos[1] <= 20
    assert "U99<" in pagina
    assert "U100<" not in pagina
    seguinte = re.search(r'rel="next" href="([^"]+)"', pagina)[1].replace("&amp;", "&")  # type: ignore[index]
    assert "U100<" in texto(edu.get(onde + seguinte))


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_pessoa_convidada_cria_a_senha_e_entra(elenco: Elenco) -> None:
    edu = entrar(elenco, "edu")
    onde = enviar(edu, elenco, "pessoas", pessoa())["Location"]
    assert "1 pessoa sem senha recebe por e-mail" in texto(
        edu.post(f"{onde}confirmar/", follow=True)
    )
    executar_tarefas()
    carta = mail.outbox[0]
    conta = Conta.objects.get(cpf=CPFS[0])
    caminho = re.search(r"http://[^/]+(/conta/convite/\S+)", carta.body)[1]  # type: ignore[index]
    uid = caminho.split("/")[3]
    assert caminho.startswith(reverse("convite", args=[uid, "x"]).removesuffix("x/"))
    nova = Client()
    pagina = nova.get(caminho, follow=True)
    assert "Olá, Pessoa Nova 0" in texto(pagina)
    final = pagina.redirect_chain[-1][0]
    assert nova.post(final, {"new_password1": "123", "new_password2": "123"}).status_code == 200
    dados = {"new_password1": SENHA, "new_password2": SENHA}
    assert "Senha criada" in texto(nova.post(final, dados, follow=True))
    credenciais = {"username": CPFS[0], "password": SENHA}
    assert nova.post("/entrar/", credenciais, follow=True).status_code == 200
    assert nova.get(url(elenco.casa, "mesa/")).status_code == 200
    assert "já foi usado" in texto(Client().get(caminho, follow=True))
    conta.refresh_from_db()
    assert conta.has_usable_password()
    with elenco.em(elenco.casa):
        assert Lotacao.objects.filter(conta=conta).count() == 1


def test_quem_deixou_o_convite_vencer_pede_outro_endereco(elenco: Elenco) -> None:
    conta = Conta.objects.create(cpf=CPFS[0], nome="Lia Souza", email="lia@exemplo.example")
    conta.set_unusable_password()
    conta.save()
    velho = gerador._make_token_with_timestamp(
        conta, gerador._num_seconds(gerador._now()) - 8 * 86_400, gerador.secret
    )
    assert not gerador.check_token(conta, velho)
    assert gerador.check_token(conta, gerador.make_token(conta))
    assert not gerador.check_token(elenco.contas["ana"], gerador.make_token(conta))
    Client().post(reverse("senha_pedir"), {"email": conta.email})
    from procrastinate.contrib.django.models import ProcrastinateJob

    assert ProcrastinateJob.objects.filter(task_name="organizacao.escrever_a_conta").count() == 1
