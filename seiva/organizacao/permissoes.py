"""Permissions that profiles grant, and the profiles every institution starts with."""

PERMISSOES: dict[str, str] = {
    "processo.autuar": "Iniciar processo",
    "processo.alterar": "Alterar cadastro de processo",
    "processo.tramitar": "Enviar, receber, atribuir, concluir e reabrir processo",
    "processo.relacionar": "Relacionar processos",
    "andamento.registrar": "Anotar, dar ciência e atualizar andamento",
    "documento.incluir": "Incluir e redigir documento",
    "documento.assinar": "Assinar documento",
    "documento.cancelar": "Cancelar documento",
    "instituicao.administrar": "Administrar a instituição",
}

_BASICO = [
    "processo.autuar",
    "processo.alterar",
    "processo.tramitar",
    "processo.relacionar",
    "andamento.registrar",
    "documento.incluir",
]

PERFIS: dict[str, list[str]] = {
    "Colaborador": _BASICO,
    "Básico": [*_BASICO, "documento.assinar"],
    "Gestor": [*_BASICO, "documento.assinar", "documento.cancelar"],
    "Administrador": list(PERMISSOES),
}
