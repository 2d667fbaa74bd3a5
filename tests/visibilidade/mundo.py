"""The scenarios of the parity test: processes and documents of every kind, reached by acts.

Ana (RH) starts everything that is not said to be of another. Every text carries a secret of
its own, so that a door which shows content is caught by what it shows.
"""

from datetime import timedelta

from seiva.blocos.acoes.disponibilizar import (
    cancelar_disponibilizacao,
    devolver_bloco,
)
from seiva.core.acoes import _em_ato, declarada
from seiva.core.ator import Ator
from seiva.core.relogio import agora
from seiva.documentos.acessos import abrir_acesso, encerrar_acesso
from seiva.documentos.acoes.credenciar import (
    cassar_credencial_assinatura,
    conceder_credencial_assinatura,
)
from seiva.documentos.acoes.excluir import cancelar_documento, excluir_documento
from seiva.documentos.acoes.ver import ver_documento
from seiva.documentos.models import CredencialDeAssinatura, Documento
from seiva.organizacao.models import Conta, Instituicao, Lotacao, Perfil, Titularidade
from seiva.processos.acoes.alterar import DadosDoCadastro, alterar_processo
from seiva.processos.acoes.anotar import anotar_processo, atualizar_andamento
from seiva.processos.acoes.cassar import cassar_credencial
from seiva.processos.acoes.conceder import conceder_credencial
from seiva.processos.acoes.enviar import desfazer_envio
from seiva.processos.acoes.receber import receber_processo
from seiva.processos.acoes.relacionar import relacionar_processo
from seiva.processos.models import AcessoExterno, Credencial, Processo
from tests.apoio import executar_tarefas
from tests.elenco import INICIO, Elenco
from tests.fabricas import assinar
from tests.visibilidade.criador import Criador, Mundo


def _publicos(c: Criador) -> None:
    processo = c.processo("público")
    c.minuta("minuta em público", processo)
    c.assinado("assinado em público", processo)
    c.arquivo("arquivo em público", processo)
    c.assinado("restrito assinado em público", processo, nivel=1)
    c.arquivo("restrito arquivo em público", processo, nivel=1)
    anotar_processo(c.ator, processo=processo, texto="Só da unidade")
    excluir_documento(c.ator, documento=c.minuta("excluído", processo))
    cancelado = c.assinado("cancelado", processo)
    ver_documento(
        Ator.publico(c.casa.instituicao.pk), documento=Documento.objects.get(pk=cancelado.pk)
    )
    cancelar_documento(c.ator, documento=cancelado, motivo="Engano")


def _tramitados(c: Criador, bia: Ator) -> None:
    publico = c.processo("público tramitado")
    c.minuta("minuta da RH em tramitado", publico)
    c.arquivo("restrito em tramitado", publico, nivel=1)
    c.enviar(publico, c.ator, "TRIB")
    receber_processo(bia, processo=publico)
    c.minuta("minuta da TRIB em tramitado", publico, ator=bia)

    passou = c.processo("restrito que passou pela TRIB e foi ao GAB", nivel=1)
    c.assinado("assinado no que passou", passou)
    c.enviar(passou, c.ator, "TRIB")
    receber_processo(bia, processo=passou)
    c.enviar(passou, bia, "GAB")

    desfeito = c.processo("restrito de envio desfeito", nivel=1)
    c.assinado("assinado no desfeito", desfeito)
    c.enviar(desfeito, c.ator, "TRIB")
    desfazer_envio(c.ator, processo=desfeito)


def _fechados(c: Criador) -> None:
    restrito = c.processo("restrito", nivel=1)
    c.assinado("assinado em restrito", restrito)
    c.minuta("minuta em restrito", restrito)
    c.casa.ferias.niveis = [0, 1, 2]
    c.casa.ferias.save()
    sigiloso = c.processo("sigiloso", nivel=2)
    c.assinado("assinado em sigiloso", sigiloso)
    c.minuta("minuta em sigiloso", sigiloso)


def _conta(mundo: Mundo, nome: str, cpf: str, unidade: str, perfil: str) -> None:
    """One more of the cast, at work in a unit of the house."""
    chave, casa = nome.split()[0].lower(), mundo.elenco.casa
    conta = Conta(cpf=cpf, nome=nome, email=f"{chave}@exemplo.example")
    conta.password = mundo.elenco.contas["ana"].password
    conta.save()
    mundo.elenco.contas[chave] = conta
    Lotacao.objects.create(
        conta=conta,
        unidade=casa.unidades[unidade],
        perfil=Perfil.objects.get(nome=perfil),
        inicio=INICIO,
    )


def _sigilosos(c: Criador) -> None:
    """Under sigilo: shared, taken back, of a document alone, begun and ended."""
    casa, contas = c.casa, c.mundo.elenco.contas

    def dar(processo: Processo, quem: str, unidade: str) -> None:
        conceder_credencial(
            c.ator, processo=processo, conta=contas[quem], unidade=casa.unidades[unidade]
        )

    dividido = c.processo("sigiloso de dois titulares", nivel=2)
    c.assinado("assinado em dividido", dividido)
    c.minuta("minuta em dividido", dividido)
    dar(dividido, "gil", "TRIB")
    dar(dividido, "ivo", "RH")
    receber_processo(c.mundo.elenco.ator("ivo"), processo=dividido)
    cassar_credencial(
        c.ator,
        processo=dividido,
        credencial=Credencial.objects.get(processo=dividido, conta=contas["ivo"]),
    )
    aberto = c.processo("público com documento sigiloso")
    c.assinado("assinado ao lado do sigiloso", aberto)
    c.assinado("sigiloso assinado em público", aberto, nivel=2)
    dar(aberto, "gil", "TRIB")

    tornado = c.processo("tornado sigiloso")
    c.assinado("assinado no que se tornou sigiloso", tornado)
    deixou = c.processo("que deixou o sigilo", nivel=2)
    c.assinado("assinado no que deixou o sigilo", deixou)
    dar(deixou, "gil", "TRIB")
    receber_processo(c.mundo.elenco.ator("gil"), processo=deixou)
    c.alterar_nivel(deixou, 1)
    todos = c.processo("todos relacionados")
    for pk in list(c.mundo.processos.values()):
        if pk != todos.pk:
            relacionar_processo(c.ator, processo=todos, outro=Processo.objects.get(pk=pk))
    c.mundo.relacionado_a_todos = todos.pk
    # Only now: the history of the other already names it.
    c.alterar_nivel(tornado, 2)


def _para_assinar_sob_sigilo(c: Criador) -> None:
    """What one person of another unit, and a colleague who does not read the process, have
    credentials to sign; and what they had."""
    processo = c.processo("sigiloso com credencial de assinatura", nivel=2)
    rui, fabio = (c.mundo.elenco.ator(nome) for nome in ("rui", "fabio"))

    def dar(documento: Documento, quem: Ator) -> CredencialDeAssinatura:
        c.mundo.so_para_assinar.add(
            (quem.nome.split()[0].replace("á", "a").lower(), quem.unidade_sigla)
        )
        return conceder_credencial_assinatura(
            c.ator,
            documento=documento,
            conta=Conta.objects.get(pk=quem.conta_id),
            unidade=c.casa.unidades[quem.unidade_sigla],
        )

    dar(c.minuta("minuta com credencial", processo), rui)
    dar(c.minuta("minuta com credencial do colega", processo), fabio)
    dar(c.assinado("assinado com credencial", processo), rui)
    c.minuta("minuta ao lado da credencial", processo)
    usada = c.minuta("assinado com credencial usada", processo)
    dar(usada, rui)
    assinar(rui, c.casa, usada)
    cassada = dar(c.minuta("minuta com credencial cassada", processo), rui)
    cassar_credencial_assinatura(c.ator, documento=cassada.documento, credencial=cassada)
    aberto = c.processo("público com minuta sigilosa")
    dar(c.minuta("minuta sigilosa em público, com credencial", aberto, nivel=2), rui)


def _contaminado(c: Criador) -> None:
    """Where the institution chose that one restricted document restricts the whole process."""
    Instituicao.objects.filter(pk=c.casa.instituicao.pk).update(contaminar_nivel=True)
    processo = c.processo("contaminado")
    c.assinado("público em contaminado", processo)
    c.arquivo("restrito em contaminado", processo, nivel=1)
    Instituicao.objects.filter(pk=c.casa.instituicao.pk).update(contaminar_nivel=False)


def _em_blocos(c: Criador, bia: Ator) -> None:
    """What RH released to TRIB in blocks. No process goes there."""
    fechado = c.processo("restrito com bloco", nivel=1)
    no_bloco = [
        c.minuta("minuta em bloco", fechado),
        c.minuta("minuta restrita em bloco", fechado, nivel=1),
        c.assinado("assinado em bloco", fechado),
    ]
    c.minuta("minuta ao lado do bloco", fechado)
    c.assinado("assinado ao lado do bloco", fechado)
    c.bloco("A", documentos=no_bloco)
    recolhido = c.bloco("A", documentos=[c.minuta("minuta de bloco recolhido", fechado)])
    cancelar_disponibilizacao(c.ator, bloco=recolhido)
    devolvido = c.bloco("A", documentos=[c.minuta("minuta de bloco devolvido", fechado)])
    devolver_bloco(bia, bloco=devolvido)
    reuniao = c.processo("restrito em reunião", nivel=1)
    c.minuta("minuta em reunião", reuniao)
    c.assinado("assinado em reunião", reuniao)
    c.bloco("R", processos=[reuniao])
    enviado = c.processo("enviado com bloco")
    c.bloco("A", documentos=[c.minuta("minuta de bloco, processo enviado", enviado)])
    c.enviar(enviado, c.ator, "GAB")
    virou = c.processo("virou sigiloso com bloco")
    c.bloco("A", documentos=[c.minuta("minuta de bloco, virou sigiloso", virou)])
    dados = DadosDoCadastro(
        tipo=c.casa.ferias,
        nivel=2,
        hipotese=c.casa.hipotese,
        especificacao=virou.especificacao,
    )
    alterar_processo(c.ator, processo=virou, dados=dados)


def _abertos_a_noe(c: Criador) -> None:
    """What a citizen was let into: whole, a document of it, no longer, and never under sigilo."""
    noe = Conta(cpf="33344455573", nome="Noe Lima", email="noe@exemplo.example")
    noe.password = c.mundo.elenco.contas["ana"].password
    noe.save()
    c.mundo.elenco.contas["noe"] = noe

    def abrir(processo: Processo, *documentos: Documento, dias: int = 30) -> AcessoExterno:
        with _em_ato(declarada("atualizar_andamento")):
            atualizar_andamento(c.ator, processo=processo, texto="Acesso externo")
            return abrir_acesso(
                processo,
                conta=noe,
                origem=AcessoExterno.Origem.CONCESSAO,
                integral=not documentos,
                documentos=documentos,
                vence_em=agora() + timedelta(days=dias),
            )

    inteiro = c.processo("restrito aberto a Noe", nivel=1)
    abrir(inteiro)
    c.assinado("assinado no aberto a Noe", inteiro)
    c.minuta("minuta no aberto a Noe", inteiro)
    velado = c.assinado("velado no aberto a Noe", inteiro)
    em_parte = c.processo("restrito com um documento aberto a Noe", nivel=1)
    um = c.assinado("restrito aberto a Noe sozinho", em_parte, nivel=1)
    c.assinado("ao lado do aberto a Noe", em_parte)
    abrir(em_parte, um)
    secreto = c.processo("sigiloso com acesso de Noe", nivel=2)
    abrir(secreto, c.assinado("sigiloso aberto a Noe", secreto))
    abrir(secreto)
    passou = c.processo("restrito de acesso terminado", nivel=1)
    c.assinado("assinado no de acesso terminado", passou)
    abrir(passou, dias=-1)
    acesso = abrir(passou)
    with _em_ato(declarada("atualizar_andamento")):
        atualizar_andamento(c.ator, processo=passou, texto="Acesso encerrado")
        encerrar_acesso(acesso)
        velado.velado = True
        velado.save(update_fields=["velado"])


def montar_mundo(elenco: Elenco) -> Mundo:
    """Every scenario, in both institutions. Ana also works in GAB, to be someone else there."""
    mundo, casa = Mundo(elenco), elenco.casa
    with elenco.em(casa):
        Lotacao.objects.create(
            conta=elenco.contas["ana"],
            unidade=casa.unidades["GAB"],
            perfil=Perfil.objects.get(nome="Gestor"),
            inicio=INICIO,
        )
        ana, bia = elenco.ator("ana", "RH"), elenco.ator("bia")
        criador = Criador(mundo, casa, ana)
        _publicos(criador)
        _tramitados(criador, bia)
        _fechados(criador)
        _contaminado(criador)
        for nome, cpf, unidade, perfil in (
            ("Gil Paz", "12345678909", "TRIB", "Gestor"),
            ("Ivo Sá", "98765432100", "RH", "Gestor"),
            ("Lia Rosa", "11122233396", "RH", "Coordenador de acervo"),
            ("Rui Melo", "22233344405", "GAB", "Gestor"),
        ):
            _conta(mundo, nome, cpf, unidade, perfil)
        Titularidade.objects.create(conta=elenco.contas["rui"], cargo=casa.cargo, inicio=INICIO)
        _em_blocos(criador, bia)
        _para_assinar_sob_sigilo(criador)
        _abertos_a_noe(criador)
        _sigilosos(criador)
        guardados = Credencial.objects.filter(ativa=True)
        mundo.com_senha = set(guardados.values_list("processo", flat=True))
    with elenco.em(elenco.outra):
        criador = Criador(mundo, elenco.outra, elenco.ator("caio"))
        alheio = criador.processo("público de outra instituição")
        criador.assinado("assinado de outra instituição", alheio)
    executar_tarefas()
    return mundo
