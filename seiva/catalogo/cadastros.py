"""The catalogue's registers, as the institution administers them."""

from seiva.catalogo import regras_dos_cadastros as regras
from seiva.catalogo.models import (
    Assunto,
    AssuntoSugerido,
    Feriado,
    GrauDeSigilo,
    HipoteseLegal,
    NivelAcesso,
    TipoConferencia,
    TipoDocumento,
    TipoProcesso,
    UnidadeDoTipoDocumento,
    UnidadeDoTipoProcesso,
)
from seiva.core.relogio import hoje
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, Filtro, Ligacao, declarar
from seiva.organizacao.models import Unidade

NIVEIS = tuple((int(nivel), str(nivel.label)) for nivel in NivelAcesso)
TODAS_AS_UNIDADES = "Nenhuma escolhida: todas as unidades usam."


def _niveis(tipo: TipoProcesso | TipoDocumento) -> str:
    return ", ".join(str(NivelAcesso(nivel).label) for nivel in sorted(tipo.niveis))


def _quem_usa(tipo: TipoProcesso | TipoDocumento) -> str:
    siglas = [linha.unidade.sigla for linha in tipo.unidades.all()]
    return ", ".join(sorted(siglas)) or "Todas as unidades"


def _unidades(modelo: type) -> Campo:
    return Campo(
        "unidades",
        "Unidades que usam",
        TODAS_AS_UNIDADES,
        opcoes=lambda: Unidade.objects.ativas(hoje()).order_by("sigla"),
        ligacao=Ligacao(modelo, "tipo", "unidade"),
    )


TIPOS_DE_PROCESSO = Cadastro(
    chave="tipos-de-processo",
    modelo=TipoProcesso,
    titulo="Tipos de processo",
    singular="tipo de processo",
    texto="O que cada tipo sugere e admite: níveis de acesso, hipótese legal, assuntos e quem usa.",
    vazio="Crie um tipo para cada assunto que a instituição trata: é por ele que se abre processo.",
    campos=(
        Campo("nome"),
        Campo("orientacao", ajuda="Aparece para quem escolhe este tipo ao abrir o processo."),
        Campo("niveis", escolhas=NIVEIS, obrigatorio=True),
        Campo(
            "nivel_sugerido", ajuda="Já vem marcado no processo novo. Tem de ser um dos admitidos."
        ),
        Campo(
            "hipotese_sugerida",
            "Hipótese legal sugerida",
            "Só para tipo que sugere nível restrito ou sigiloso.",
            opcoes=lambda: HipoteseLegal.objects.filter(ativo=True).order_by("nome"),
        ),
        Campo(
            "assuntos",
            "Assuntos sugeridos",
            "Na ordem em que classificam o processo; o primeiro é o principal.",
            opcoes=lambda: Assunto.objects.filter(ativo=True).order_by("codigo"),
            ligacao=Ligacao(AssuntoSugerido, "tipo", "assunto", "ordem"),
        ),
        _unidades(UnidadeDoTipoProcesso),
    ),
    colunas=(
        "nome",
        Coluna("niveis", "Níveis admitidos", _niveis),
        "nivel_sugerido",
        Coluna("unidades", "Unidades que usam", _quem_usa),
    ),
    ordens=("nome",),
    busca=("nome", "orientacao"),
    filtros=("niveis", "nivel_sugerido"),
    regras=(regras.niveis_do_tipo_de_processo,),
    previos=("unidades__unidade",),
)

TIPOS_DE_DOCUMENTO = Cadastro(
    chave="tipos-de-documento",
    modelo=TipoDocumento,
    titulo="Tipos de documento",
    singular="tipo de documento",
    texto="Ofício, despacho, portaria…: onde se aplica, como se numera, que níveis admite e quem usa.",
    vazio="Crie os tipos de documento que a instituição escreve ou recebe.",
    campos=(
        Campo("nome"),
        Campo(
            "aplicabilidade",
            ajuda="Se o documento é redigido no sistema, chega como arquivo, ou os dois.",
        ),
        Campo("numeracao", ajuda="Quem dá o número, e quando a contagem recomeça."),
        Campo("niveis", escolhas=NIVEIS, obrigatorio=True),
        _unidades(UnidadeDoTipoDocumento),
    ),
    colunas=(
        "nome",
        "aplicabilidade",
        "numeracao",
        Coluna("niveis", "Níveis admitidos", _niveis),
        Coluna("unidades", "Unidades que usam", _quem_usa),
    ),
    ordens=("nome",),
    busca=("nome",),
    filtros=("aplicabilidade", "numeracao", "niveis"),
    regras=(regras.niveis_conhecidos,),
    previos=("unidades__unidade",),
)

HIPOTESES = Cadastro(
    chave="hipoteses-legais",
    modelo=HipoteseLegal,
    titulo="Hipóteses legais",
    singular="hipótese legal",
    feminino=True,
    texto="As leis que permitem restringir o acesso a um processo ou documento.",
    vazio="Sem hipótese legal ninguém restringe o acesso: cadastre as que a lei prevê.",
    campos=(
        Campo("nome", ajuda="Como se lê na lista. Por exemplo: Informação pessoal."),
        Campo("base_legal", ajuda="Lei e artigo. Por exemplo: Lei 12.527/2011, art. 31."),
        Campo("nivel", ajuda="O menor nível em que ela serve."),
    ),
    colunas=("nome", "base_legal", "nivel"),
    ordens=("nome", "base_legal", "nivel"),
    busca=("nome", "base_legal"),
    filtros=("nivel",),
    regras=(regras.hipotese_restringe,),
)


def _prazo(anos: int) -> str:
    return "1 ano" if anos == 1 else f"{anos} anos"


ASSUNTOS = Cadastro(
    chave="assuntos",
    modelo=Assunto,
    titulo="Assuntos e temporalidade",
    singular="assunto",
    texto="O plano de classificação: por quanto tempo cada assunto se guarda e o que se faz depois.",
    vazio="Cadastre os assuntos do plano de classificação, com o prazo de guarda de cada um.",
    campos=(
        Campo("codigo", ajuda="Como no plano de classificação. Por exemplo: 024.2."),
        Campo("descricao"),
        Campo("prazo_corrente", ajuda="Em anos, contados do encerramento do processo."),
        Campo("prazo_intermediario", ajuda="Em anos, depois da fase corrente."),
        Campo("destinacao", ajuda="O que se faz quando os dois prazos acabam."),
    ),
    colunas=(
        "codigo",
        "descricao",
        Coluna("prazo_corrente", "Fase corrente", lambda a: _prazo(a.prazo_corrente)),
        Coluna(
            "prazo_intermediario", "Fase intermediária", lambda a: _prazo(a.prazo_intermediario)
        ),
        "destinacao",
    ),
    ordens=("codigo", "descricao"),
    busca=("codigo", "descricao"),
    filtros=("destinacao",),
    regras=(regras.prazos_de_guarda,),
)

GRAUS = Cadastro(
    chave="graus-de-sigilo",
    modelo=GrauDeSigilo,
    titulo="Graus de sigilo",
    singular="grau de sigilo",
    texto="Graduação da própria instituição para processos sigilosos, quando ela a usa.",
    vazio="A instituição não gradua seus processos sigilosos. Crie um grau só se o regulamento pedir.",
    campos=(
        Campo(
            "nome",
            ajuda="Informação reservada, secreta ou ultrassecreta não se trata neste sistema.",
        ),
    ),
    colunas=("nome",),
    ordens=("nome",),
    busca=("nome",),
)


def _anos() -> list[tuple[str, str]]:
    anos = Feriado.objects.dates("data", "year", order="DESC")
    return [(str(dia.year), str(dia.year)) for dia in anos]


FERIADOS = Cadastro(
    chave="feriados",
    modelo=Feriado,
    titulo="Feriados",
    singular="feriado",
    texto="Os dias sem expediente, que não contam nos prazos em dias úteis.",
    vazio="Sem feriados, os prazos em dias úteis só descontam sábados e domingos.",
    campos=(
        Campo("data"),
        Campo("nome"),
        Campo(
            "ambito",
            ajuda="Os nacionais vêm prontos; cadastre os do município e os pontos facultativos.",
        ),
    ),
    colunas=(
        "nome",
        Coluna("data", "Data", lambda f: f.data),
        "ambito",
    ),
    ordens=("data", "nome"),
    busca=("nome",),
    filtros=(
        Filtro("ano", "Ano", _anos, lambda linhas, ano: linhas.filter(data__year=int(ano))),
        "ambito",
    ),
)

CONFERENCIAS = Cadastro(
    chave="tipos-de-conferencia",
    modelo=TipoConferencia,
    titulo="Tipos de conferência",
    singular="tipo de conferência",
    texto="Com o que se confere um documento digitalizado: original, cópia autenticada, cópia simples.",
    vazio="Quem inclui documento digitalizado diz com o que o conferiu: cadastre as respostas possíveis.",
    campos=(Campo("nome"),),
    colunas=("nome",),
    ordens=("nome",),
    busca=("nome",),
)

declarar(
    TIPOS_DE_PROCESSO,
    TIPOS_DE_DOCUMENTO,
    HIPOTESES,
    ASSUNTOS,
    GRAUS,
    FERIADOS,
    CONFERENCIAS,
)
