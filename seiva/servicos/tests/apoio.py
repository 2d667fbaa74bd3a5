"""What the tests of services repeat: who administers, and a service ready to publish."""

from dataclasses import replace
from typing import Any

from seiva.core.ator import Ator
from seiva.servicos.acoes.manter import criar_servico
from seiva.servicos.acoes.publicar import publicar_servico
from seiva.servicos.models import Servico
from seiva.servicos.regras.campos import Campo
from seiva.servicos.regras.conteudo import Conteudo, Documento
from seiva.servicos.versoes import Ligados
from tests.elenco import Casa

PODA = Conteudo(
    titulo="Poda de árvore",
    tema="ambiente",
    resumo="Pedir a poda de uma árvore na rua.",
    descricao="Um técnico vai ao local.\n\n- Leve a foto.\n- <b>Não corte</b> sozinho.",
    quem_pode="Qualquer pessoa.",
    taxa="Gratuito.",
    prazo_dias=20,
    canais="Rua das Flores, 10.",
    base_legal="Código de Posturas.",
    reclamar="Fale com a Ouvidoria.",
    campos=(
        Campo("campo-1", "texto", "Ponto de referência"),
        Campo("campo-2", "escolha", "Onde está", opcoes=("Na rua", "No terreno")),
    ),
    documentos=(Documento("documento-1", "Foto", tipos=("jpg", "png")),),
)


def administrador_de(casa: Casa) -> Ator:
    """Who administers, in an institution where nobody of the cast does."""
    unidade = casa.unidades["GAB"]
    return Ator(
        instituicao_id=casa.instituicao.pk,
        nome="Administração",
        unidade_id=unidade.pk,
        unidade_sigla=unidade.sigla,
        orgao_id=casa.orgao.pk,
        permissoes=frozenset({"instituicao.administrar"}),
    )


def ligados(casa: Casa) -> Ligados:
    """What lets the service of these tests be published."""
    return Ligados(tipo=casa.ferias, unidades={"": casa.unidades["GAB"]})


def servico_novo(ator: Ator, casa: Casa, **muda: Any) -> Servico:
    """A draft that lacks nothing."""
    return criar_servico(ator, conteudo=replace(PODA, **muda), ligados=ligados(casa))


def servico_publicado(ator: Ator, casa: Casa, **muda: Any) -> Servico:
    """The same, published."""
    servico = servico_novo(ator, casa, **muda)
    publicar_servico(ator, servico=servico, revisao=servico.revisao)
    return Servico.objects.um(pk=servico.pk)
