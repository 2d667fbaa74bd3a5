"""A spreadsheet of units against the tree that exists: unknown parents, loops, repeated siglas.

Pure: the tree comes as values, the answer says what each line would do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from seiva.organizacao.regras.planilhas import (
    Conferida,
    Linha,
    Palpites,
    acusar_repetidas,
    conferida,
    parecida,
)


@dataclass(frozen=True)
class UnidadeAtual:
    """A unit of the register; `superior` and `orgao` are siglas, `inicio` is `AAAA-MM-DD`."""

    sigla: str
    nome: str
    orgao: str
    superior: str = ""
    codigo: str = ""
    email: str = ""
    telefone: str = ""
    endereco: str = ""
    recebe: str = "sim"
    inicio: str = ""
    encerrada: bool = False


MAIOR_VOLTA = 12  # units of a loop that are named to who must mend it
# What a spreadsheet may change in a unit that exists; a blank cell leaves it as it is.
MUDAM = {
    "nome": "Nome",
    "superior": "Unidade superior",
    "orgao": "Órgão",
    "codigo": "Código",
    "email": "E-mail",
    "telefone": "Telefone",
    "endereco": "Endereço",
    "recebe": "Recebe processos",
    "inicio": "Início",
}


def conferir_organograma(
    linhas: Sequence[Linha],
    atuais: Mapping[str, UnidadeAtual],
    orgaos: Sequence[str],
    com_codigo: Collection[str] = (),
) -> list[Conferida]:
    """What each line would do. `atuais` by sigla in lower case; `orgaos` are siglas in use, and
    `com_codigo` those whose numbers carry the code of the unit."""
    acusar_repetidas(linhas, "sigla", "Esta sigla")
    do_arquivo = {linha.de("sigla").lower(): linha for linha in linhas if linha.de("sigla")}
    palpites, herdados = Palpites(), dict[str, str]()
    for linha in linhas:
        _conferir_sigla(linha, atuais)
        _conferir_superior(linha, atuais, do_arquivo, palpites)
    for linha in linhas:
        _conferir_orgao(linha, atuais, do_arquivo, orgaos, herdados)
        _conferir_codigo(linha, atuais, com_codigo)
    _acusar_voltas(do_arquivo, atuais)
    return [_veredito(linha, atuais.get(linha.de("sigla").lower())) for linha in linhas]


def _conferir_sigla(linha: Linha, atuais: Mapping[str, UnidadeAtual]) -> None:
    atual = atuais.get(linha.de("sigla").lower())
    if atual is not None and atual.encerrada:
        linha.acusar(
            "sigla",
            f"A unidade {atual.sigla} já foi encerrada, e a planilha não reabre unidades. Use "
            "outra sigla ou tire a linha.",
        )


def _conferir_superior(
    linha: Linha,
    atuais: Mapping[str, UnidadeAtual],
    do_arquivo: Mapping[str, Linha],
    palpites: Palpites,
) -> None:
    superior = linha.de("superior")
    if not superior:
        return
    chave = superior.lower()
    if chave == linha.de("sigla").lower():
        linha.acusar("superior", "A unidade não pode ser superior de si mesma.")
        return
    if chave in do_arquivo:
        return
    atual = atuais.get(chave)
    if atual is None:
        perto = palpites.de(
            superior,
            lambda: [
                *(item.sigla for item in atuais.values()),
                *(item.de("sigla") for item in do_arquivo.values()),
            ],
        )
        linha.acusar(
            "superior",
            f"Não há unidade com a sigla {superior}, nem no cadastro nem na planilha."
            f"{perto} Confira a sigla ou acrescente a unidade.",
        )
    elif atual.encerrada:
        linha.acusar("superior", f"A unidade {atual.sigla} já foi encerrada. Escolha outra.")


def _conferir_orgao(
    linha: Linha,
    atuais: Mapping[str, UnidadeAtual],
    do_arquivo: Mapping[str, Linha],
    orgaos: Sequence[str],
    herdados: dict[str, str],
) -> None:
    """An órgão left blank is the unit's own, its superior's, or the only one there is."""
    escrito = linha.de("orgao")
    if escrito:
        certo = next((o for o in orgaos if o.lower() == escrito.lower()), None)
        if certo is None:
            linha.acusar(
                "orgao",
                f"Não há órgão em uso com a sigla {escrito}.{parecida(escrito, orgaos)} Os órgãos "
                f"são: {', '.join(orgaos) or 'nenhum'}.",
            )
        else:
            linha.valores["orgao"] = certo
        return
    if linha.de("sigla").lower() in atuais:
        return
    herdado = _herdado(linha, atuais, do_arquivo, herdados)
    if not herdado and len(orgaos) == 1:
        herdado = orgaos[0]
    if not herdado:
        linha.acusar("orgao", f"Diga de qual órgão é a unidade: {', '.join(orgaos) or 'nenhum'}.")
    linha.valores["orgao"] = herdado


def _conferir_codigo(
    linha: Linha, atuais: Mapping[str, UnidadeAtual], com_codigo: Collection[str]
) -> None:
    atual = atuais.get(linha.de("sigla").lower())
    orgao = linha.de("orgao") or (atual.orgao if atual else "")
    if orgao in com_codigo and not (linha.de("codigo") or (atual and atual.codigo)):
        linha.acusar(
            "codigo",
            f"Em {orgao}, o número do processo leva o código da unidade. Preencha o código.",
        )


def _herdado(
    linha: Linha,
    atuais: Mapping[str, UnidadeAtual],
    do_arquivo: Mapping[str, Linha],
    herdados: dict[str, str],
) -> str:
    """The órgão of the nearest superior that says it. What a walk up the tree finds is kept in
    `herdados` for the next one: each unit is passed by once."""
    caminho: list[str] = []
    chave, achado = linha.de("superior").lower(), ""
    vistas: set[str] = set()
    while chave and chave not in vistas:
        vistas.add(chave)
        acima = do_arquivo.get(chave)
        if acima is not None and acima.de("orgao"):
            achado = acima.de("orgao")
        elif chave in atuais:
            achado = atuais[chave].orgao
        elif chave in herdados:
            achado = herdados[chave]
        if achado or chave in herdados:
            break
        caminho.append(chave)
        chave = acima.de("superior").lower() if acima is not None else ""
    herdados.update(dict.fromkeys(caminho, achado))
    return achado


def _superiores(
    do_arquivo: Mapping[str, Linha], atuais: Mapping[str, UnidadeAtual]
) -> dict[str, str]:
    """The tree as it would be: sigla → sigla of the superior, in lower case."""
    arvore = {chave: atual.superior.lower() for chave, atual in atuais.items()}
    for chave, linha in do_arquivo.items():
        arvore[chave] = linha.de("superior").lower() or arvore.get(chave, "")
    return arvore


def _acusar_voltas(do_arquivo: Mapping[str, Linha], atuais: Mapping[str, UnidadeAtual]) -> None:
    """Every line that is part of a loop is told the whole loop."""
    arvore = _superiores(do_arquivo, atuais)
    for volta in voltas(arvore):
        nomes = [
            do_arquivo[c].de("sigla") if c in do_arquivo else atuais[c].sigla
            for c in volta[:MAIOR_VOLTA]
        ]
        faltam = [f"(mais {len(volta) - MAIOR_VOLTA})"] if len(volta) > MAIOR_VOLTA else []
        caminho = " → ".join([*nomes, *faltam, nomes[0]])
        for chave in volta:
            if chave in do_arquivo and len(volta) > 1:
                do_arquivo[chave].acusar(
                    "superior",
                    f"As unidades dão uma volta: {caminho}. Corrija a unidade superior de uma delas.",
                )


def voltas(arvore: Mapping[str, str]) -> list[list[str]]:
    """Loops of a tree given as child → parent ("" or absent is a root). Each appears once."""
    pronta: set[str] = set()
    achadas: list[list[str]] = []
    for inicio in arvore:
        caminho: list[str] = []
        posicao: dict[str, int] = {}
        chave = inicio
        while chave and chave in arvore and chave not in pronta and chave not in posicao:
            posicao[chave] = len(caminho)
            caminho.append(chave)
            chave = arvore[chave]
        if chave in posicao:
            achadas.append(caminho[posicao[chave] :])
        pronta.update(caminho)
    return achadas


def _veredito(linha: Linha, atual: UnidadeAtual | None) -> Conferida:
    if atual is None:
        return conferida(linha, [], nova=True)
    mudancas = []
    for chave, titulo in MUDAM.items():
        antes, depois = str(getattr(atual, chave)), linha.de(chave)
        igual = antes.lower() == depois.lower() if chave == "superior" else antes == depois
        if depois and not igual:
            mudancas.append((titulo, antes, depois))
    return conferida(linha, mudancas, nova=False)
