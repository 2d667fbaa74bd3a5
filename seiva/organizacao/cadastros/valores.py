"""Reading the fields of one entry, and writing them with the refusals in words."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import CharField, CheckConstraint, F, Model, TextField, UniqueConstraint

from seiva.core.erros import RegraViolada
from seiva.core.referencias import conferir_referencias
from seiva.core.textos import uma_linha
from seiva.organizacao.alteracoes import retrato
from seiva.organizacao.cadastros.declaracao import Cadastro, Campo, Ligacao


def ligados(registro: Model, ligacao: Ligacao) -> list[Any]:
    """The rows tied to an entry, in order; none of an entry that is not written yet."""
    if registro.pk is None:
        return []
    linhas = ligacao.modelo.objects.filter(**{ligacao.dono: registro.pk})
    linhas = linhas.select_related(ligacao.alvo).order_by(*filter(None, [ligacao.ordem]), "pk")
    return [getattr(linha, ligacao.alvo) for linha in linhas]


def valores_de(cadastro: Cadastro, registro: Model) -> dict[str, Any]:
    """Every declared field of an entry, as the acts take them back."""
    return {
        c.nome: ligados(registro, c.ligacao) if c.ligacao else _atual(registro, c.nome)
        for c in cadastro.campos
    }


def _atual(registro: Model, nome: str) -> Any:
    """A field of the entry; None for a reference that a new entry does not have yet."""
    try:
        return getattr(registro, nome)
    except ObjectDoesNotExist:
        return None


def legivel(cadastro: Cadastro, registro: Model, nome: str, valor: Any = None) -> Any:
    """One field of an entry as people read it and the log keeps it.

    `valor` stands for the rows of a list that are not in the entry itself.
    """
    campo = next((c for c in cadastro.campos if c.nome == nome), None)
    if campo is not None and campo.ligacao is not None:
        return [str(linha) for linha in valor or ()]
    if campo is not None and campo.escolhas:
        nomes = dict(campo.escolhas)
        return [str(nomes.get(item, item)) for item in getattr(registro, nome) or ()]
    return retrato(registro, [nome])[nome]


def foto(cadastro: Cadastro, registro: Model, valores: dict[str, Any]) -> dict[str, Any]:
    """Every declared field as people read it; `valores` gives the rows of the lists."""
    return {
        c.nome: legivel(cadastro, registro, c.nome, valores.get(c.nome)) for c in cadastro.campos
    }


def preencher(
    cadastro: Cadastro, registro: Model, valores: dict[str, Any], *, novo: bool
) -> dict[str, Any]:
    """Put the values in the entry, not yet written; answer every value by name.

    Raises `ValueError` for a name that the register does not have: a defect of the caller.
    """
    estranhos = set(valores) - {c.nome for c in cadastro.campos}
    if estranhos:
        raise ValueError(f"{cadastro.chave} não tem {', '.join(sorted(estranhos))}")
    for campo in cadastro.campos:
        if campo.nome not in valores or campo.ligacao or (campo.so_ao_criar and not novo):
            continue
        setattr(registro, campo.nome, _limpo(cadastro, campo, valores[campo.nome]))
    return valores_de(cadastro, registro) | {
        c.nome: list(valores[c.nome]) for c in cadastro.campos if c.ligacao and c.nome in valores
    }


def _limpo(cadastro: Cadastro, campo: Campo, valor: Any) -> Any:
    do_modelo = cadastro.do_modelo(campo.nome)
    if isinstance(valor, str) and isinstance(do_modelo, CharField):
        return uma_linha(valor)
    if isinstance(valor, str) and isinstance(do_modelo, TextField):
        return valor.strip()
    return valor


def conferir_campos(cadastro: Cadastro, registro: Model, todos: dict[str, Any]) -> None:
    """Sizes, choices and what cannot be empty: the first problem, on its field."""
    for campo in cadastro.campos:
        vazio = todos[campo.nome] in (None, "", [])
        if campo.obrigatorio and vazio:
            raise RegraViolada("campo_obrigatorio", "Preencha este campo.", campo=campo.nome)
    fora = {f.name for f in registro._meta.fields} - {c.nome for c in cadastro.campos}
    try:
        registro.clean_fields(exclude=fora)
    except ValidationError as erro:
        nome, mensagens = next(iter(erro.message_dict.items()))
        raise RegraViolada("campo_invalido", mensagens[0], campo=nome) from erro


def conferir_escolhas(cadastro: Cadastro, antes: dict[str, Any], todos: dict[str, Any]) -> None:
    """What is newly chosen must still be on offer; what the entry already had may stay."""
    for campo in cadastro.campos:
        if campo.opcoes is None:
            continue
        novas = _linhas(todos[campo.nome]).keys() - _linhas(antes.get(campo.nome)).keys()
        if not novas:
            continue
        fora = novas - set(campo.opcoes().filter(pk__in=novas).values_list("pk", flat=True))
        if fora:
            qual = _linhas(todos[campo.nome])[min(fora)]
            raise RegraViolada(
                "escolha_fora_de_uso",
                f"“{qual}” está fora de uso. Escolha outro.",
                campo=campo.nome,
            )


def _linhas(valor: Any) -> dict[int, Any]:
    linhas = valor if isinstance(valor, list) else [valor]
    return {linha.pk: linha for linha in linhas if linha is not None}


def gravar(cadastro: Cadastro, registro: Model, todos: dict[str, Any]) -> None:
    """Write the entry and its lists; what the database refuses becomes a refusal in words."""
    try:
        with transaction.atomic():
            registro.save()
            for campo in cadastro.campos:
                if campo.ligacao:
                    _gravar_ligados(registro, campo.ligacao, todos[campo.nome])
            conferir_referencias()
    except IntegrityError as erro:
        raise _em_palavras(cadastro, erro) from erro


def _gravar_ligados(registro: Model, ligacao: Ligacao, alvos: Sequence[Any]) -> None:
    existentes = ligacao.modelo.objects.filter(**{ligacao.dono: registro.pk})
    atuais = {getattr(linha, f"{ligacao.alvo}_id"): linha for linha in existentes}
    desejados = list(dict.fromkeys(alvo.pk for alvo in alvos))
    existentes.exclude(**{f"{ligacao.alvo}__in": desejados}).delete()
    for posicao, chave in enumerate(desejados):
        linha = atuais.get(chave)
        if linha is None:
            linha = ligacao.modelo(
                **{f"{ligacao.dono}_id": registro.pk, f"{ligacao.alvo}_id": chave}
            )
        elif not ligacao.ordem or getattr(linha, ligacao.ordem) == posicao:
            continue
        if ligacao.ordem:
            setattr(linha, ligacao.ordem, posicao)
        linha.save()


def apagar(cadastro: Cadastro, registro: Model) -> None:
    """Take an entry out, with its own lists. The database's references decide: the first that
    points to it stops everything. Raises `IntegrityError` or Django's `RestrictedError` kin."""
    with transaction.atomic():
        for campo in cadastro.campos:
            if campo.ligacao:
                campo.ligacao.modelo.objects.filter(**{campo.ligacao.dono: registro.pk}).delete()
        registro.delete()
        conferir_referencias()


def _em_palavras(cadastro: Cadastro, erro: IntegrityError) -> RegraViolada:
    """The refusal of a constraint, on the field that it concerns."""
    diagnostico = getattr(erro.__cause__, "diag", None)
    nome = getattr(diagnostico, "constraint_name", None)
    for restricao in cadastro.modelo._meta.constraints:
        if restricao.name != nome:
            continue
        if isinstance(restricao, UniqueConstraint):
            return _repetido(cadastro, restricao)
        if isinstance(restricao, CheckConstraint):
            return RegraViolada("valor_recusado", str(restricao.violation_error_message))
    raise erro


def _repetido(cadastro: Cadastro, restricao: UniqueConstraint) -> RegraViolada:
    nomes = [*restricao.fields, *_nomes(restricao)]
    declarados = [n for n in nomes if any(c.nome == n for c in cadastro.campos)]
    campo = declarados[-1] if declarados else None
    rotulo = cadastro.rotulo(campo).lower() if campo else "estes dados"
    return RegraViolada(
        "repetido",
        f"Já existe {cadastro.singular} com o mesmo valor de {rotulo}, talvez fora de uso. "
        "Escolha outro, ou volte a usar o que existe.",
        campo=campo,
    )


def _nomes(restricao: UniqueConstraint) -> list[str]:
    """Names of the fields inside the expressions of a constraint."""
    partes: list[Any] = [*restricao.expressions]
    nomes: list[str] = []
    while partes:
        parte: Any = partes.pop(0)
        if isinstance(parte, F):
            nomes.append(str(getattr(parte, "name", "")))
        else:
            partes += parte.get_source_expressions()
    return nomes
