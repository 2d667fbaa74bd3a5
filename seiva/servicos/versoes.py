"""From a version to its content and back, and which version is which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from seiva.catalogo.models import HipoteseLegal, TipoProcesso
from seiva.core.relogio import hoje
from seiva.core.textos import sem_acentos
from seiva.organizacao.models import Unidade
from seiva.servicos.models import Servico, UnidadeDaVersao, VersaoDoServico
from seiva.servicos.regras.conteudo import ATRIBUTOS, TEMAS, Conteudo, em_json, ler
from seiva.servicos.regras.pendencias import Ligacoes, faltam


@dataclass(frozen=True)
class Ligados:
    """Rows of the institution that a version names. `unidades`: answer → unit; "" is for all."""

    tipo: TipoProcesso | None = None
    hipotese: HipoteseLegal | None = None
    unidades: Mapping[str, Unidade] = field(default_factory=dict)


def conteudo_de(versao: VersaoDoServico) -> Conteudo:
    """What a version says, as the rules read it."""
    return ler({nome: getattr(versao, nome) for nome in ATRIBUTOS})


def ligados_de(versao: VersaoDoServico) -> Ligados:
    """What a version names: two questions."""
    linhas = versao.unidades.select_related("unidade")
    unidades = {linha.resposta: linha.unidade for linha in linhas}
    return Ligados(versao.tipo_processo, versao.hipotese, unidades)


def escrever(versao: VersaoDoServico, conteudo: Conteudo, ligados: Ligados) -> None:
    """Put a content in a draft and save it, with what it names."""
    for nome, valor in em_json(conteudo).items():
        setattr(versao, nome, valor)
    versao.tipo_processo, versao.hipotese = ligados.tipo, ligados.hipotese
    versao.busca = palavras_de(conteudo)
    versao.save()
    versao.unidades.all().delete()
    UnidadeDaVersao.objects.bulk_create(
        UnidadeDaVersao(versao=versao, resposta=resposta, unidade=unidade)
        for resposta, unidade in ligados.unidades.items()
    )


def palavras_de(conteudo: Conteudo) -> str:
    """What the search looks in."""
    partes = (conteudo.titulo, conteudo.resumo, TEMAS[conteudo.tema], conteudo.descricao)
    return sem_acentos(" ".join(partes))


def rascunho_de(servico: Servico) -> VersaoDoServico | None:
    """The draft of a service, if there is one."""
    achado: VersaoDoServico | None = VersaoDoServico.objects.rascunho(servico.pk).first()
    return achado


def ultima_publicada(servico: Servico) -> VersaoDoServico | None:
    """The version in force, or the last that was, of a service that is out."""
    achada: VersaoDoServico | None = VersaoDoServico.objects.historico(servico.pk).first()
    return achada


def em_edicao(servico: Servico) -> VersaoDoServico:
    """What an editor shows: the draft, else the last that was published."""
    versao = rascunho_de(servico) or ultima_publicada(servico)
    return versao or VersaoDoServico(servico=servico, numero=1, titulo=servico.titulo)


def pendencias(conteudo: Conteudo, ligados: Ligados) -> list[str]:
    """Everything that still lacks for publication, in words."""
    tipo, hipotese, dia = ligados.tipo, ligados.hipotese, hoje()
    ativas = all(
        unidade.inicio <= dia and (unidade.fim is None or unidade.fim >= dia)
        for unidade in ligados.unidades.values()
    )
    return faltam(
        conteudo,
        Ligacoes(
            tipo=tipo is not None,
            niveis=tipo.niveis if tipo else (),
            hipotese=hipotese is not None and hipotese.nivel == conteudo.nivel,
            unidade="" in ligados.unidades,
            respostas=[resposta for resposta in ligados.unidades if resposta],
            ativas=ativas and (tipo is None or tipo.ativo) and (hipotese is None or hipotese.ativo),
        ),
    )


def unidade_que_recebe(versao: VersaoDoServico, respostas: Mapping[str, Any]) -> Unidade | None:
    """The unit for a request with these answers (key of the field → value kept)."""
    unidades = ligados_de(versao).unidades
    resposta = respostas.get(versao.unidade_pela) if versao.unidade_pela else None
    if isinstance(resposta, str) and resposta in unidades:
        return unidades[resposta]
    return unidades.get("")
