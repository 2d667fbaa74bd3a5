"""The cards of the home of administration, one a line, in the order in which they are shown."""

from dataclasses import dataclass

from django.urls import reverse

from seiva.organizacao.cadastros import achar_cadastro


@dataclass(frozen=True)
class Cartao:
    """A screen of administration: what it is for, and the name of its address."""

    titulo: str
    texto: str
    rota: str
    icone: str = "lista"
    cadastro: str = ""

    def url(self, slug: str) -> str:
        partes = {"cadastro": self.cadastro} if self.cadastro else {}
        return reverse(self.rota, kwargs={"instituicao": slug, **partes})


def do_cadastro(chave: str, icone: str = "lista") -> Cartao:
    """The card of a declared register."""
    cadastro = achar_cadastro(chave)
    return Cartao(cadastro.titulo, cadastro.texto, "cadastro", icone, chave)


GRUPOS: list[tuple[str, list[Cartao]]] = [
    (
        "Pessoas e estrutura",
        [
            do_cadastro("orgaos", "selo"),
            do_cadastro("unidades", "unidade"),
            Cartao(
                "Pessoas e lotações",
                "Quem trabalha aqui, em que unidade, com que perfil e sob que cargo assina.",
                "gente",
                "pessoas",
            ),
            do_cadastro("perfis", "chave"),
            do_cadastro("cargos", "assinar"),
            Cartao(
                "Importar planilhas",
                "O organograma e as pessoas de uma vez, de um CSV ou XLSX.",
                "importar",
                "subir",
            ),
            Cartao(
                "Como se entra",
                "O provedor de identidade ou o diretório da própria instituição.",
                "provedores",
                "chave",
            ),
            Cartao(
                "Cadastro de cidadãos",
                "Pessoas de fora que pediram para ser conhecidas: conferir, liberar, recusar.",
                "cidadaos",
                "pessoa",
            ),
            Cartao(
                "Representações de empresas",
                "Quem declarou que representa uma empresa: conferir, aprovar, recusar.",
                "representacoes_por_conferir",
                "pessoas",
            ),
            Cartao(
                "Reorganizar unidades",
                "Fundir, dividir, extinguir ou renomear, levando processos e pessoas.",
                "reorganizar",
                "unidade",
            ),
            Cartao(
                "Acervo global",
                "Processos que só passaram por unidades que acabaram: dar a cada um quem cuide.",
                "acervo_global",
                "processo",
            ),
        ],
    ),
    (
        "Processos",
        [
            do_cadastro("tipos-de-processo", "processo"),
            do_cadastro("assuntos", "marcador"),
            do_cadastro("hipoteses-legais", "restrito"),
            do_cadastro("graus-de-sigilo", "sigiloso"),
            do_cadastro("feriados", "calendario"),
            do_cadastro("marcadores", "marcador"),
            do_cadastro("tipos-de-intimacao", "email"),
            do_cadastro("prazos-tacitos", "prazo"),
            do_cadastro("indisponibilidades", "alerta"),
            do_cadastro("peticoes-em-processos", "anexo"),
        ],
    ),
    (
        "Documentos",
        [
            do_cadastro("tipos-de-documento", "documento"),
            do_cadastro("modelos-de-documento", "minuta"),
            do_cadastro("textos-padrao", "copiar"),
            Cartao(
                "Estilos dos documentos",
                "A letra, as margens e a forma de títulos, artigos e parágrafos no papel.",
                "estilos",
                "editar",
            ),
            do_cadastro("tipos-de-arquivo", "anexo"),
            do_cadastro("tipos-de-conferencia", "confere"),
        ],
    ),
    (
        "Instituição",
        [
            Cartao(
                "Primeiros passos",
                "O que falta para trabalhar, e a passagem à produção.",
                "primeiros_passos",
                "confere",
            ),
            Cartao(
                "Dados, brasão e timbre",
                "Como a instituição se chama e como saem os seus documentos.",
                "instituicao_parametros",
                "brasao",
            ),
            Cartao(
                "Carta de Serviços",
                "O que o cidadão pode pedir, escrito e publicado sem técnico.",
                "servicos_admin",
                "lista",
            ),
            Cartao(
                "E-mails do sistema",
                "O que diz cada mensagem que o sistema manda, e quem a assina.",
                "mensagens",
                "email",
            ),
            Cartao(
                "Níveis de acesso",
                "Como o nível de um documento conta para o processo inteiro.",
                "niveis_da_instituicao",
                "restrito",
            ),
        ],
    ),
    (
        "Controle",
        [
            Cartao(
                "O que mudou",
                "Quem mudou o quê nesta administração, com o antes e o depois.",
                "alteracoes",
                "historico",
            ),
            Cartao(
                "Auditoria de leituras",
                "Quem leu o que não é público.",
                "auditoria",
                "olho",
            ),
            Cartao(
                "Avaliações",
                "O que as pessoas atendidas escreveram, sem nomes, e as notas de cada serviço.",
                "avaliacoes_comentarios",
                "grafico",
            ),
            Cartao(
                "Economia e desempenho",
                "Quanto se fez, em quanto tempo e o que se poupou.",
                "economia",
                "grafico",
            ),
            Cartao(
                "Exportar tudo",
                "O que a instituição tem, num pacote que se confere e se leva.",
                "exportar_instituicao",
                "baixar",
            ),
            Cartao(
                "Reiniciar o piloto",
                "Apagar os dados de teste, uma só vez, antes de trabalhar de verdade.",
                "reiniciar_piloto",
                "reabrir",
            ),
        ],
    ),
]


def grupos() -> list[tuple[str, list[Cartao]]]:
    """Every card, by group."""
    return [(titulo, cartoes) for titulo, cartoes in GRUPOS if cartoes]
