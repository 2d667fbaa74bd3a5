"""What is still out of the rule, with its present size. These lists may only shrink.

A number here is a ceiling: growing fails, and so does keeping an entry that is no longer
needed. Nothing is added without the reason beside it.
"""

# Files over 300 lines.
ARQUIVOS_LONGOS: dict[str, int] = {}
# Functions over 40 lines, as file:function.
FUNCOES_LONGAS: dict[str, int] = {
    "tests/elenco.py:casa_nova": 41,
    "tests/jornadas/test_9_de_qualquer_jeito.py:test_tudo_funciona_sem_scripts": 42,
}
# The gallery's functions are literals: what each component shows.
SO_LITERAIS = ("seiva/web/galeria/",)
# Views over 25 lines, by the name of the route.
VISOES_LONGAS: dict[str, int] = {}
# Templates over 150 lines.
MODELOS_LONGOS: dict[str, int] = {}
# Acts whose file has no test file of its own.
ATOS_SEM_TESTE: set[str] = set()
# Names of the framework in a signature that the framework dictates.
CITAM_PEDIDO = {"seiva/organizacao/entrada.py"}  # authentication backend
# Files of doors that question a protected model without a named method, and how many times.
CONSULTAS_SEM_NOME: dict[str, int] = {}
# Files allowed to speak SQL.
FALAM_SQL = {
    "seiva/core/falhas.py",  # why a job failed, beside the queue
    "seiva/core/jobs.py",  # advisory lock
    "seiva/core/limites.py",  # counters of rate limits
    "seiva/core/preparadas.py",  # questions compiled once
    "seiva/core/referencias.py",  # deferred constraints asked now
    "seiva/core/tenancy.py",  # scope of the transaction
    "seiva/adesao/implantar.py",  # one institution at a time
    "seiva/estatisticas/somas.py",  # adds to counts that others read
    "seiva/auditoria/titular.py",  # institutions that know a person, across institutions
    "seiva/operacao/avisos.py",  # is there a notice? beside the question of every page
    "seiva/operacao/fila.py",  # the queue
    "seiva/organizacao/acesso.py",  # the lotações of a person, across institutions
    "seiva/organizacao/codigos.py",  # sequence of the installation
    "seiva/pesquisa/busca.py",  # text search
    "seiva/pesquisa/em_todas.py",  # text search
    "seiva/pesquisa/indexar.py",  # text search
    "seiva/pesquisa/indexar_documentos.py",  # text search
    "seiva/pesquisa/palavras.py",  # text search
    "seiva/pesquisa/textos.py",  # text search
    "seiva/portabilidade/entrada/linhas.py",  # whole tables in, with their ids
    "seiva/portabilidade/reinicio.py",  # the one function that deletes trial rows
    "seiva/portabilidade/saida/tabelas.py",  # whole tables out, of one instant
    "seiva/processos/numeros.py",  # counter of numbers
    "seiva/web/saude.py",  # does the database answer?
    "seiva/comandos/distribuicao.py",  # reads the catalogue of the database
    "seiva/comandos/management/commands/demo.py",  # lock of the demonstration
    "seiva/organizacao/planilhas/progresso.py",  # progress over a connection of its own
}
