"""Services of the demonstration: some of the gallery, published by who administers each town."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from seiva.core.ator import Ator
from seiva.core.relogio import hoje
from seiva.organizacao.acesso import ator_de, lotacoes_de
from seiva.organizacao.models import Conta, Lotacao, Unidade
from seiva.servicos.acoes.copiar import copiar_da_galeria
from seiva.servicos.acoes.manter import alterar_servico
from seiva.servicos.acoes.publicar import publicar_servico
from seiva.servicos.versoes import Ligados, conteudo_de, em_edicao, pendencias

# Which services, and a word of the name of the unit that receives each.
SERVICOS = {
    "acesso-a-informacao": "Ouvidoria",
    "alvara-de-funcionamento": "Tribut",
    "certidao-negativa": "Tribut",
    "iluminacao-publica": "Obras",
    "matricula-em-creche": "Educação",
    "poda-de-arvore": "Meio Ambiente",
    "tapa-buraco": "Obras",
}


def encenar_servicos(contas: Iterable[Conta]) -> int:
    """In the scope of a town; how many services were published."""
    ator = administrador_entre(contas)
    return (
        sum(_publicar(ator, chave, palavra) for chave, palavra in SERVICOS.items()) if ator else 0
    )


def administrador_entre(contas: Iterable[Conta]) -> Ator | None:
    """The first who administers, acting where that is given; None without one."""
    for conta in contas:
        lotacoes = lotacoes_de(conta)
        for lotacao in lotacoes:
            ator = ator_de(conta, lotacoes, lotacao, "web")
            if ator.pode("instituicao.administrar"):
                return ator
    return None


def _publicar(ator: Ator, chave: str, palavra: str) -> bool:
    servico = copiar_da_galeria(ator, chave=f"pronto-{chave}")
    versao = em_edicao(servico)
    unidade = _unidade(palavra) or Unidade.objects.get(pk=ator.minha_unidade)
    tipo = versao.tipo_processo
    hipotese = tipo.hipotese_sugerida if tipo and versao.nivel else None
    ligados = Ligados(tipo, hipotese, {"": unidade})
    conteudo = conteudo_de(versao)
    alterar_servico(ator, servico=servico, conteudo=conteudo, ligados=ligados, revisao=1)
    if pendencias(conteudo, ligados):
        return False
    publicar_servico(ator, servico=servico, revisao=2)
    return True


def _unidade(palavra: str) -> Unidade | None:
    """The unit with the word in its name; of several, one where somebody works, to answer."""
    achadas = Unidade.objects.ativas(hoje()).com_texto(palavra)
    achadas = achadas.annotate(ocupada=Exists(Lotacao.objects.filter(unidade=OuterRef("pk"))))
    achada: Unidade | None = achadas.order_by("-ocupada", "pk").first()
    return achada
