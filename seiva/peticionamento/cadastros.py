"""Register of petitions: to processes of which types documents may be added (domain.md §2.9, 8)."""

from seiva.catalogo.models import TipoProcesso
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, declarar
from seiva.peticionamento.models import CriterioIntercorrente

INTERCORRENTES = Cadastro(
    chave="peticoes-em-processos",
    modelo=CriterioIntercorrente,
    titulo="Petições em processos que já existem",
    singular="critério",
    texto="Para onde vão os documentos que o cidadão manda a um processo já aberto. Sem critério "
    "próprio, entram no processo quando o tipo dele é de algum serviço publicado; se não, abrem "
    "processo novo, relacionado.",
    vazio="Nenhum critério próprio: valem os serviços publicados.",
    campos=(
        Campo(
            "tipo",
            "Tipo de processo",
            opcoes=lambda: TipoProcesso.objects.filter(ativo=True).order_by("nome"),
        ),
        Campo(
            "destino",
            ajuda="Resposta a uma intimação entra sempre no próprio processo.",
        ),
    ),
    colunas=(
        Coluna("tipo", "Tipo de processo", lambda c: str(c.tipo)),
        "destino",
    ),
    ordens=("destino",),
    encerra="",
    relacionados=("tipo",),
)

declarar(INTERCORRENTES)
