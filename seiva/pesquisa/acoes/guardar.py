"""Guardar and esquecer: searches that a person keeps, to run again."""

from seiva.core.acoes import acao
from seiva.core.ator import Ator
from seiva.core.erros import RegraViolada
from seiva.core.relogio import agora
from seiva.core.textos import uma_linha
from seiva.pesquisa.models import PesquisaSalva

MAIS_GUARDADAS = 50


@acao("guardar_pesquisa", titulo="Guardar pesquisa", registra=False)
def guardar_pesquisa(ator: Ator, *, nome: str, consulta: str) -> PesquisaSalva:
    """Keep a search under a name; the same name again replaces what it kept.

    `consulta` is the query string of the page. It belongs to the person and says nothing of
    any process, so the history has no entry of it.
    """
    nome = uma_linha(nome)
    if not nome:
        raise RegraViolada("sem_nome", "Dê um nome à pesquisa.", campo="nome")
    if len(nome) > 80:
        raise RegraViolada("nome_longo", "O nome tem até 80 caracteres.", campo="nome")
    if not consulta or len(consulta) > 2000:
        raise RegraViolada("nada_a_guardar", "Esta pesquisa não se pode guardar.", campo="nome")
    minhas = PesquisaSalva.objects.de_quem(ator)
    if minhas.exclude(nome=nome).count() >= MAIS_GUARDADAS:
        raise RegraViolada(
            "pesquisas_demais",
            f"Você já guarda {MAIS_GUARDADAS} pesquisas. Esqueça alguma antes.",
            campo="nome",
        )
    guardada, _ = PesquisaSalva.objects.update_or_create(
        conta_id=ator.minha_conta,
        nome=nome,
        defaults={"consulta": consulta, "criada_em": agora()},
        create_defaults={
            "consulta": consulta,
            "criada_em": agora(),
            "instituicao_id": ator.instituicao_id,
        },
    )
    return guardada


@acao("esquecer_pesquisa", titulo="Esquecer pesquisa", registra=False)
def esquecer_pesquisa(ator: Ator, *, guardada: PesquisaSalva) -> None:
    """Throw a kept search away."""
    guardada.delete()
