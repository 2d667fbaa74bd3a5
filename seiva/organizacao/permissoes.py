"""Permissions that profiles grant, and the profiles every institution starts with."""

CONFERIR_REPRESENTACAO = "representacao.conferir"
PERMISSOES: dict[str, str] = {
    "processo.autuar": "Iniciar processo",
    "processo.alterar": "Alterar cadastro de processo",
    "processo.tramitar": "Enviar, receber, atribuir, concluir e reabrir processo",
    "processo.relacionar": "Relacionar processos",
    "andamento.registrar": "Anotar, dar ciência e atualizar andamento",
    "documento.incluir": "Incluir e redigir documento",
    "documento.assinar": "Assinar documento",
    "documento.cancelar": "Cancelar documento",
    "consulta.conduzir": "Abrir e conduzir consulta pública",
    "avaliacao.ler": "Ler os comentários das avaliações",
    "acesso.conceder": "Abrir processo a pessoa de fora e cancelar esse acesso",
    "sigilo.coordenar": "Coordenar o acervo de sigilosos da unidade",
    CONFERIR_REPRESENTACAO: "Conferir quem representa empresas e receber procurações",
    "instituicao.administrar": "Administrar a instituição",
    "plataforma.operar": "Operar a plataforma",
}
# Held only in the institution that runs the service for the others.
DA_PLATAFORMA = frozenset({"plataforma.operar"})
# Who gives others the right to read.
_DE_LEITURA = frozenset({"sigilo.coordenar", "acesso.conceder"})

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
    # Not of every clerk: what a link opens leaves the house (domain.md §2.10).
    "Gestor": [
        *_BASICO,
        "documento.assinar",
        "documento.cancelar",
        "consulta.conduzir",
        "avaliacao.ler",
        "acesso.conceder",
    ],
    # Who keeps the credentials of the unit in order, without reading what they open.
    "Coordenador de acervo": [
        *_BASICO,
        "documento.assinar",
        "documento.cancelar",
        "acesso.conceder",
        "sigilo.coordenar",
    ],
    # An administrator is nobody's reader, and gives nobody the right to read.
    "Administrador": [p for p in PERMISSOES if p not in _DE_LEITURA and p not in DA_PLATAFORMA],
}
OPERADOR = [*_BASICO, "documento.assinar", "documento.cancelar", "plataforma.operar"]
