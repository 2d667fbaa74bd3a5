"""The page of who signs by a link."""

import pytest
from django.test import Client

from seiva.auditoria.models import RegistroDeLeitura
from seiva.documentos.acoes.excluir import cancelar_documento
from seiva.documentos.acoes.externa import QuemAssina, liberar_assinatura_externa
from seiva.documentos.externas import parte_do_endereco
from seiva.documentos.models import AssinaturaExterna, Documento
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from tests.elenco import Elenco
from tests.fabricas import assinar, autuar, redigir

pytestmark = pytest.mark.django_db
SENHA = "jacarandá-roxo-71"
QUEM = QuemAssina("Paulo Arantes", "935.411.347-80", "paulo@exemplo.example", "Prefeito")


def enviado(elenco: Elenco, *, nivel: int = 0) -> AssinaturaExterna:
    with elenco.em(elenco.casa):
        ana = elenco.ator("ana")
        processo = autuar(ana, elenco.casa, nivel=nivel)
        documento = redigir(ana, elenco.casa, processo, "Termo de cooperação.")
        assinar(ana, elenco.casa, documento)
        return liberar_assinatura_externa(ana, documento=documento, quem=QUEM)


def formulario(**mudancas: str) -> dict[str, str]:
    dados = {"versao_lida": "1", "cpf": "935.411.347-80", "senha": SENHA, "confirmacao": SENHA}
    return dados | mudancas


def test_le_assina_e_depois_o_endereco_so_diz_que_assinou(elenco: Elenco) -> None:
    envio = enviado(elenco)
    endereco, cliente = f"/assinar/{parte_do_endereco(envio)}/", Client()
    assert "Termo de cooperação." in cliente.get(f"{endereco}documento/").content.decode()
    assert cliente.get(endereco).status_code == 200
    assert cliente.post(endereco, formulario()).status_code == 302
    corpo = cliente.get(endereco).content.decode()
    assert "Documento assinado" in corpo
    assert "<iframe" not in corpo
    assert cliente.get(f"{endereco}documento/").status_code == 422
    assert "Termo de cooperação." not in cliente.get(f"{endereco}documento/").content.decode()


def test_o_cpf_errado_volta_ao_campo_e_muitas_tentativas_esperam(elenco: Elenco) -> None:
    envio = enviado(elenco)
    endereco, cliente = f"/assinar/{parte_do_endereco(envio)}/", Client()
    resposta = cliente.post(endereco, formulario(cpf="111.444.777-35"))
    assert resposta.status_code == 422
    assert "Este CPF não é o da pessoa" in resposta.content.decode()
    codigos = [cliente.post(endereco, formulario(cpf="1")).status_code for _ in range(10)]
    assert codigos == [422] * 9 + [429]


def test_ler_pelo_link_deixa_rastro_e_torna_o_assinado_imutavel(elenco: Elenco) -> None:
    envio = enviado(elenco, nivel=1)
    Client().get(f"/assinar/{parte_do_endereco(envio)}/documento/")
    with elenco.em(elenco.casa):
        assert RegistroDeLeitura.objects.filter(documento=envio.documento_id).count() == 1
        assert Documento.objects.get(pk=envio.documento_id).visto_fora


def test_o_segredo_de_uma_instituicao_nao_abre_nada_em_outra(elenco: Elenco) -> None:
    envio = enviado(elenco)
    casa, segredo = parte_do_endereco(envio).split("-", 1)
    outra = f"{elenco.outra.instituicao.pk:x}"
    assert Client().get(f"/assinar/{casa}-{segredo}/").status_code == 200
    respostas = []
    for parte in (f"{outra}-{segredo}", f"fffffff-{segredo}", f"{casa}-{segredo}x", "zz", "-"):
        for fim in ("", "documento/"):
            respostas.append(Client().get(f"/assinar/{parte}/{fim}").status_code)
    assert set(respostas) == {404}


def test_o_link_abre_um_documento_e_nada_mais_do_processo(elenco: Elenco) -> None:
    envio = enviado(elenco)
    cliente = Client()
    corpo = cliente.get(f"/assinar/{parte_do_endereco(envio)}/").content.decode()
    assert f"/processos/{envio.documento.processo_id}" not in corpo
    assert envio.documento.processo.especificacao not in corpo


def test_cancelado_o_documento_nao_se_le_mais_pelo_link(elenco: Elenco) -> None:
    envio = enviado(elenco)
    endereco = f"/assinar/{parte_do_endereco(envio)}/"
    assert Client().get(f"{endereco}documento/").status_code == 200
    with elenco.em(elenco.casa):
        documento = Documento.objects.get(pk=envio.documento_id)
        cancelar_documento(elenco.ator("ana"), documento=documento, motivo="Engano")
    assert Client().get(f"{endereco}documento/").status_code == 422
    assert "não pode mais ser lido" in Client().get(endereco).content.decode()
    assert Client().post(endereco, formulario()).status_code == 200
    with elenco.em(elenco.casa):
        assert AssinaturaExterna.objects.get().fim == ""


def test_posto_em_sigilo_o_documento_nao_se_le_mais_pelo_link(elenco: Elenco) -> None:
    envio = enviado(elenco)
    with elenco.em(elenco.casa):
        elenco.casa.ferias.niveis = [0, 1, 2]
        elenco.casa.ferias.save()
        ana = elenco.ator("ana")
        documento = Documento.objects.select_related("processo").get(pk=envio.documento_id)
        sigilo = DadosDoCadastro(tipo=elenco.casa.ferias, nivel=2, hipotese=elenco.casa.hipotese)
        alterar_processo(ana, processo=documento.processo, dados=sigilo)
    resposta = Client().get(f"/assinar/{parte_do_endereco(envio)}/documento/")
    assert resposta.status_code == 422
    assert "Termo de cooperação." not in resposta.content.decode()
    pagina = Client().get(f"/assinar/{parte_do_endereco(envio)}/").content.decode()
    assert documento.numero_formatado not in pagina
