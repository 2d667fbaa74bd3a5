"""Doors of people from outside: the link of an access, and the account to which it was given."""

import re
from uuid import uuid4

from django.urls import reverse

from seiva.core.acoes import _em_ato, declarada
from seiva.documentos.acessos import abrir_acesso
from seiva.documentos.acoes.acesso import usar_acesso
from seiva.documentos.concessoes import prova_nova, segredo_da
from seiva.documentos.models import ConcessaoDeAcesso, Documento, DocumentoDoAcesso
from seiva.organizacao.models import Conta
from seiva.processos.models import AcessoExterno
from tests.visibilidade.membros import Membro
from tests.visibilidade.mundo import Mundo


def pelos_enderecos(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents that open by a link just like each access that Noe's account was given."""
    casa, slug = mundo.elenco.casa, mundo.elenco.casa.instituicao.slug
    with mundo.elenco.em(casa):
        segredos = _links_como_os_de(mundo.elenco.contas["noe"])
        numeros = _numeros(mundo)
    cliente, vistos = membro.navegador(mundo), set()
    for ordem, segredo in enumerate(segredos):
        de_onde = f"10.0.0.{ordem + 1}"  # each link is opened in a place of its own
        for nome, numero in numeros.items():
            partes = {
                "instituicao": slug,
                "chave_do_acesso": segredo,
                "numero_do_documento": numero,
            }
            endereco = reverse("acesso_por_link_conteudo", kwargs=partes)
            resposta = cliente.get(endereco, REMOTE_ADDR=de_onde)
            assert resposta.status_code in {200, 404, 410}
            assert (mundo.segredos[nome].encode() in resposta.content) is (
                resposta.status_code == 200
            ), nome
            if resposta.status_code == 200:
                vistos.add(nome)
    return vistos


def pela_conta(mundo: Mundo, membro: Membro) -> set[str]:
    """Documents linked by the pages of what was opened to the account, each of which opens."""
    casa = mundo.elenco.casa
    with mundo.elenco.em(casa):
        nomes = {numero: nome for nome, numero in _numeros(mundo).items()}
    cliente, vistos = membro.navegador(mundo), set()
    for numero_do_processo in mundo.numeros.values():
        partes = {
            "instituicao": casa.instituicao.slug,
            "digitos": re.sub(r"\D", "", numero_do_processo),
        }
        pagina = cliente.get(reverse("meu_acesso", kwargs=partes))
        assert pagina.status_code in {200, 404}
        for numero in set(re.findall(r"/documento/(\d+)/", pagina.content.decode())):
            onde = reverse("meu_acesso_documento", kwargs=partes | {"numero_do_documento": numero})
            assert cliente.get(onde).status_code == 200
            vistos.add(nomes[int(numero)])
    return vistos


def _numeros(mundo: Mundo) -> dict[str, int]:
    """Numbers of the documents of the institution in scope."""
    numeros = dict(Documento._base_manager.values_list("pk", "numero"))
    return {nome: numeros[pk] for nome, pk in mundo.documentos.items() if pk in numeros}


def _links_como_os_de(conta: Conta) -> list[str]:
    """The secret of a link for each access of the account: as wide, for as long, as alive."""
    segredos = []
    with _em_ato(declarada(usar_acesso.__name__)):
        for dado in AcessoExterno.objects.filter(conta=conta).order_by("pk"):
            listados = DocumentoDoAcesso.objects.filter(acesso=dado).select_related("documento")
            acesso = abrir_acesso(
                dado.processo,
                conta=None,
                origem=AcessoExterno.Origem.CONCESSAO,
                integral=dado.integral,
                documentos=[item.documento for item in listados],
                vence_em=dado.vence_em,
            )
            acesso.encerrado_em = dado.encerrado_em
            acesso.save(update_fields=["encerrado_em"])
            concessao = ConcessaoDeAcesso.objects.create(
                acesso=acesso,
                nome="Noe Lima",
                email="noe@exemplo.example",
                motivo="Parte",
                chave=uuid4(),
                **prova_nova(),
            )
            segredos.append(segredo_da(concessao))
    return segredos
