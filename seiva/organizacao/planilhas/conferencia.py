"""Lines against what is registered: the pure rules, fed from the database and kept in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from seiva.core.relogio import agora, hoje
from seiva.organizacao.models import (
    Cargo,
    Conta,
    Instituicao,
    LinhaDePlanilha,
    Lotacao,
    Orgao,
    Perfil,
    Planilha,
    Titularidade,
    Unidade,
)
from seiva.organizacao.permissoes import DA_PLATAFORMA
from seiva.organizacao.pessoas import pessoas_que_contam, recusa_da_cota
from seiva.organizacao.regras.gente import (
    Conhecidos,
    ContaAtual,
    LotacaoAtual,
    cargos_novos,
    conferir_pessoas,
    dobrar_nome,
)
from seiva.organizacao.regras.organograma import UnidadeAtual, conferir_organograma
from seiva.organizacao.regras.planilhas import Conferida, Linha, Problema

LOTE = 1000


def conferir(planilha: Planilha, linhas: Sequence[Linha]) -> None:
    """Check the lines against the register of now, and keep what each one would do."""
    conferidas = julgar(planilha, linhas)
    planilha.save()
    guardar(planilha, conferidas)


def julgar(planilha: Planilha, linhas: Sequence[Linha]) -> list[Conferida]:
    """What each line would do now; the counts and sentences of the spreadsheet, not yet saved."""
    planilha.gerais = []
    if planilha.especie == Planilha.Especie.ORGANOGRAMA:
        conferidas = _organograma(linhas)
    else:
        conhecidos = conhecer(linhas)
        conferidas = conferir_pessoas(linhas, conhecidos)
        _avisar_das_pessoas(planilha, conferidas, conhecidos)
    contagem = Counter(conferida.situacao for conferida in conferidas)
    planilha.novas, planilha.mudam = contagem["nova"], contagem["muda"]
    planilha.iguais, planilha.com_problema = contagem["igual"], contagem["problema"]
    planilha.conferida_em = agora()
    return conferidas


def guardar(planilha: Planilha, conferidas: Iterable[Conferida]) -> None:
    """Keep the lines, in the place of what was kept before."""
    LinhaDePlanilha.objects.filter(planilha=planilha).delete()
    LinhaDePlanilha.objects.bulk_create(
        (
            LinhaDePlanilha(
                planilha=planilha,
                numero=c.numero,
                valores=c.valores,
                situacao=c.situacao,
                problemas=[list(p) for p in c.problemas],
                mudancas=[list(m) for m in c.mudancas],
            )
            for c in conferidas
        ),
        batch_size=LOTE,
    )


def linhas_guardadas(planilha: Planilha) -> list[Linha]:
    """The lines as they were read, to be checked again: of what was wrong only the reading stays."""
    guardadas = LinhaDePlanilha.objects.filter(planilha=planilha).order_by("numero")
    return [
        Linha(
            linha.numero,
            dict(linha.valores),
            [p for p in (Problema(*guardado) for guardado in linha.problemas) if p.na_leitura],
        )
        for linha in guardadas.iterator(LOTE)
    ]


def _organograma(linhas: Sequence[Linha]) -> list[Conferida]:
    orgaos = dict(
        Orgao.objects.filter(ativo=True).order_by("sigla").values_list("sigla", "mascara")
    )
    com_codigo = {sigla for sigla, mascara in orgaos.items() if "@cod_unidade_" in mascara}
    return conferir_organograma(linhas, unidades_atuais(), list(orgaos), com_codigo)


def unidades_atuais() -> dict[str, UnidadeAtual]:
    """The tree, by sigla in lower case."""
    dia = hoje()
    unidades = Unidade.objects.select_related("orgao", "pai")
    return {u.sigla.lower(): unidade_atual(u, dia) for u in unidades}


def unidade_atual(u: Unidade, dia: date) -> UnidadeAtual:
    return UnidadeAtual(
        sigla=u.sigla,
        nome=u.nome,
        orgao=u.orgao.sigla,
        superior=u.pai.sigla if u.pai else "",
        codigo=u.codigo,
        email=u.email.lower(),
        telefone=u.telefone,
        endereco=u.endereco,
        recebe="sim" if u.recebe_processos else "não",
        inicio=u.inicio.isoformat(),
        encerrada=u.fim is not None and u.fim < dia,
    )


def conhecer(linhas: Sequence[Linha]) -> Conhecidos:
    """What is registered about the units, profiles, cargos and people of the lines."""
    dia = hoje()
    casa = Instituicao.objects.get(pk=_instituicao())
    contas, donos = _contas(linhas, dia)
    return Conhecidos(
        unidades={
            sigla.lower(): (sigla, fim is None or fim >= dia)
            for sigla, fim in Unidade.objects.values_list("sigla", "fim")
        },
        perfis={
            dobrar_nome(p.nome): p.nome
            for p in Perfil.objects.filter(ativo=True).order_by("nome")
            if casa.plataforma or not DA_PLATAFORMA & set(p.permissoes)
        },
        cargos={dobrar_nome(c.nome): c.nome if c.ativo else "" for c in Cargo.objects.all()},
        contas=contas,
        donos=donos,
    )


def _instituicao() -> int:
    from seiva.core.tenancy import instituicao_atual

    return instituicao_atual()


def _partes(valores: Iterable[str]) -> Iterable[list[str]]:
    todos = sorted({valor for valor in valores if valor})
    return (todos[i : i + LOTE] for i in range(0, len(todos), LOTE))


def _contas(linhas: Sequence[Linha], dia: date) -> tuple[dict[str, ContaAtual], dict[str, str]]:
    """Accounts with these CPFs, with what they hold here; and whose these e-mails are."""
    achadas: dict[int, Conta] = {}
    for parte in _partes(linha.de("cpf") for linha in linhas):
        achadas |= {conta.pk: conta for conta in Conta.objects.filter(cpf__in=parte)}
    donos: dict[str, str] = {}
    for parte in _partes(linha.de("email") for linha in linhas):
        donos |= dict(Conta.objects.filter(email__in=parte).values_list("email", "cpf"))
    lotacoes: dict[int, dict[str, LotacaoAtual]] = {}
    cargos: dict[int, set[str]] = {}
    pks = list(achadas)
    for i in range(0, len(pks), LOTE):
        _somar_lotacoes(lotacoes, pks[i : i + LOTE], dia)
        titulares = Titularidade.objects.filter(conta__in=pks[i : i + LOTE])
        for conta_id, nome, fim in titulares.values_list("conta_id", "cargo__nome", "fim"):
            if fim is None or fim >= dia:
                cargos.setdefault(conta_id, set()).add(nome)
    return {
        conta.cpf: ContaAtual(
            conta.nome,
            conta.email.lower(),
            conta.is_active,
            lotacoes.get(pk, {}),
            frozenset(cargos.get(pk, ())),
        )
        for pk, conta in achadas.items()
    }, donos


def _somar_lotacoes(
    lotacoes: dict[int, dict[str, LotacaoAtual]], contas: list[int], dia: date
) -> None:
    todas = Lotacao.objects.filter(conta__in=contas).select_related("unidade", "perfil")
    for lotacao in todas:
        vigente = lotacao.fim is None or lotacao.fim >= dia
        atual = LotacaoAtual(lotacao.perfil.nome, vigente, lotacao.inicio.isoformat())
        lotacoes.setdefault(lotacao.conta_id, {})[lotacao.unidade.sigla.lower()] = atual


def _avisar_das_pessoas(
    planilha: Planilha, conferidas: Sequence[Conferida], conhecidos: Conhecidos
) -> None:
    novos = cargos_novos(conferidas, conhecidos)
    planilha.avisos = [a for a in planilha.avisos if not a.startswith(_CARGOS)]
    if novos:
        nomes = ", ".join(novos[:20]) + (" e outros" if len(novos) > 20 else "")
        planilha.avisos = [*planilha.avisos, f"{_CARGOS} ({len(novos)}): {nomes}."]
    contam = pessoas_que_contam()
    chegam = sum(
        1 for c in conferidas if not _ja_conta(conhecidos.contas.get(c.valores.get("cpf", "")))
    )
    recusa = recusa_da_cota(_instituicao(), contam, chegam)
    planilha.gerais = [recusa] if recusa else []


_CARGOS = "Cargos que serão criados"


def _ja_conta(conta: ContaAtual | None) -> bool:
    return conta is not None and any(lotacao.vigente for lotacao in conta.lotacoes.values())
