"""The targets of the measurement, each with what was measured against it."""

from bench.medir import CHAVE, LINHAS, Resultado
from bench.numeros import Meta, Resumo, razao

VEZES_DA_CHAVE, VEZES_DAS_LINHAS, CRESCIMENTO = 5.0, 2.0, 1.3
P95_DO_PERFIL, ARQUIVOS_POR_SEGUNDO, ASSINATURA, MEMORIA = 500.0, 13.0, 250.0, 60.0
PRINCIPAIS = (
    "mesa", "processo", "pesquisa: palavra comum", "pesquisa: frase", "portal: processo",
    "portal: frase",
)  # fmt: skip
TAREFA_DO_SELO = "documentos.selar_assinatura"


def crescimento(resultado: Resultado, passo: str) -> float:
    """p50 over the floor at the whole set, in times of the same at a tenth of it."""
    agora, antes = resultado.passos[passo], resultado.passos_antes.get(passo)
    if antes is None:
        return 0.0
    piso_agora, piso_antes = resultado.passos[CHAVE], resultado.passos_antes[CHAVE]
    return razao(razao(agora.p50, piso_agora.p50), razao(antes.p50, piso_antes.p50))


def metas(resultado: Resultado) -> list[Meta]:
    """Every target, reached or not."""
    return [
        *_dos_passos(resultado),
        *_do_crescimento(resultado),
        *_dos_perfis(resultado),
        *_dos_arquivos(resultado),
        *_da_memoria(resultado),
    ]


def _dos_passos(resultado: Resultado) -> list[Meta]:
    passos = resultado.passos
    lista = []
    for nome in PRINCIPAIS:
        passo = passos[nome]
        vezes = razao(passo.p95, passos[CHAVE].p95)
        lista.append(_vezes(f"{nome}: p95", VEZES_DA_CHAVE, vezes, "da visão trivial", passo))
        vezes = razao(passo.p95, passos[LINHAS].p95)
        lista.append(
            _vezes(f"{nome}: p95", VEZES_DAS_LINHAS, vezes, "da página de 50 linhas", passo)
        )
    return lista


def _vezes(nome: str, limite: float, vezes: float, de_que: str, passo: Resumo) -> Meta:
    promessa = f"≤ {limite:g} × o p95 {de_que}"
    return Meta(nome, promessa, f"{vezes:.1f} ×", 0 < vezes <= limite, onde_vai(passo))


def onde_vai(passo: Resumo) -> str:
    """Where the time of a step goes, inside the server."""
    return (
        f"{passo.cpu:.1f} ms de processador, {passo.banco:.1f} ms esperando o banco "
        f"em {passo.consultas:.0f} consultas"
    )


def _do_crescimento(resultado: Resultado) -> list[Meta]:
    if not resultado.passos_antes:
        return []
    return [
        Meta(
            f"{passo}: de 10 % a 100 % dos dados",
            f"≤ {CRESCIMENTO:g} ×",
            f"{vezes:.2f} ×",
            0 < vezes <= CRESCIMENTO,
            onde_vai(resultado.passos[passo]),
        )
        for passo in resultado.passos
        if not passo.startswith("piso")
        for vezes in [crescimento(resultado, passo)]
    ]


def _dos_perfis(resultado: Resultado) -> list[Meta]:
    lista = []
    for perfil, feito in resultado.perfis.items():
        falhas = sum(r.falhas for r in feito["passos"].values())
        total = sum(r.quantas for r in feito["passos"].values())
        lista.append(
            Meta(
                f"perfil {perfil}: amostras com falha",
                "nenhuma",
                f"{falhas} de {total}",
                falhas == 0 and total > 0,
                "; ".join(f"{n}: {r.erro}" for n, r in feito["passos"].items() if r.erro)[:300],
            )
        )
    usual = resultado.perfis.get("usual")
    if usual:
        nome, pior = max(usual["passos"].items(), key=lambda par: par[1].p95)
        lista.append(
            Meta(
                f"{usual['usuarios']} pessoas: p95 do pior passo ({nome})",
                f"< {P95_DO_PERFIL:.0f} ms",
                f"{pior.p95:.0f} ms",
                pior.p95 < P95_DO_PERFIL,
                onde_vai(pior),
            )
        )
    return lista


def _dos_arquivos(resultado: Resultado) -> list[Meta]:
    a = resultado.arquivos
    if not a:
        return []
    taxa = a["achaveis_por_segundo"]
    todos = a["achados"] == a["quantos"]
    lista = [
        Meta(
            "arquivo de 20 kB guardado, com hash e achável",
            f"≥ {ARQUIVOS_POR_SEGUNDO:g}/s",
            f"{taxa:.1f}/s; {a['achados']} de {a['quantos']} achados",
            todos and taxa >= ARQUIVOS_POR_SEGUNDO,
            f"guardados: {a['guardados_por_segundo']:.1f}/s",
        )
    ]
    frescor = [f for f in a["frescor"] if f is not None]
    lista.append(
        Meta(
            "documento assinado achado na pesquisa seguinte",
            "≤ 2 s",
            f"{max(frescor):.2f} s" if frescor else "não achado",
            len(frescor) == len(a["frescor"]) and max(frescor, default=9.0) <= 2.0,
        )
    )
    selo = resultado.tarefas.get(TAREFA_DO_SELO)
    if selo:
        promessa = f"≤ {ASSINATURA:.0f} ms na tarefa (mediana)"
        medido = f"{selo[1]:.0f} ms (p95 {selo[2]:.0f} ms, {selo[0]} tarefas)"
        lista.append(Meta("assinar", promessa, medido, selo[1] <= ASSINATURA))
    return lista


def _da_memoria(resultado: Resultado) -> list[Meta]:
    if not resultado.memoria:
        return []
    fim = resultado.memoria[-1][1]
    medido = f"{resultado.memoria_a_mais:+.0f} MB ao longo do perfil; {fim:.0f} MB no fim"
    plana = resultado.memoria_a_mais <= MEMORIA
    return [Meta("memória do servidor", f"estável (até {MEMORIA:.0f} MB a mais)", medido, plana)]
