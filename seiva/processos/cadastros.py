"""Registers of órgãos and units: they are declared here because what they refuse is in processes."""

from seiva.core.relogio import hoje
from seiva.organizacao.cadastros import Cadastro, Campo, Coluna, declarar
from seiva.organizacao.models import Orgao, Unidade
from seiva.processos import regras_dos_cadastros as regras
from seiva.processos.regras.erros import RecusaDeRegra
from seiva.processos.regras.numeracao import Mascara


def _formato(orgao: Orgao) -> str:
    try:
        return Mascara.ler(orgao.mascara).modelo
    except RecusaDeRegra:
        return orgao.mascara


ORGAOS = Cadastro(
    chave="orgaos",
    modelo=Orgao,
    titulo="Órgãos",
    singular="órgão",
    texto="As pessoas jurídicas ou secretarias que numeram processos, e como numeram.",
    vazio="Crie o órgão: é ele que dá o número aos processos.",
    campos=(
        Campo("sigla"),
        Campo("nome"),
        Campo(
            "codigo",
            ajuda="Só algarismos. Entra no número do processo, se o formato o pede.",
            so_ao_criar=True,
        ),
        Campo(
            "mascara",
            ajuda="Variáveis entre @; o resto sai como está. Veja abaixo como fica o número.",
            so_ao_criar=True,
        ),
        Campo(
            "feriados_proprios",
            "Tem feriados próprios",
            "Os prazos deste órgão contam também os feriados só dele.",
        ),
    ),
    colunas=("sigla", "nome", "codigo", Coluna("mascara", "Formato do número", _formato)),
    ordens=("sigla", "nome"),
    busca=("sigla", "nome"),
    regras=(regras.mascara_que_numera,),
    ao_encerrar=(regras.orgao_vazio,),
)

UNIDADES = Cadastro(
    chave="unidades",
    modelo=Unidade,
    titulo="Unidades",
    singular="unidade",
    feminino=True,
    texto="O organograma: cada unidade, a quem se subordina, desde quando, e como se fala com ela.",
    vazio="Crie as unidades uma a uma, ou traga todas de uma planilha.",
    campos=(
        Campo("sigla", ajuda="Como aparece na mesa e no histórico. Não se repete."),
        Campo("nome"),
        Campo(
            "orgao",
            "Órgão",
            "Dá o número aos processos que nascem na unidade.",
            opcoes=lambda: Orgao.objects.filter(ativo=True).order_by("sigla"),
        ),
        Campo(
            "pai",
            "Unidade superior",
            "Nenhuma: fica no alto do organograma.",
            opcoes=lambda: Unidade.objects.ativas(hoje()).order_by("sigla"),
        ),
        Campo("codigo", ajuda="Só algarismos. Preciso quando o número do processo o leva."),
        Campo("inicio", "Início"),
        Campo(
            "recebe_processos",
            "Recebe processos de outras unidades",
            "Sem isto, não aparece entre os destinos de envio.",
        ),
        Campo("email", "E-mail"),
        Campo(
            "avisa_envio",
            "Avisar por e-mail de cada processo recebido",
            "Vai ao e-mail da unidade, com o número do processo e a unidade que o mandou.",
        ),
        Campo("telefone"),
        Campo("endereco", "Endereço"),
    ),
    colunas=(
        "sigla",
        "nome",
        Coluna("orgao", "Órgão"),
        Coluna("pai", "Unidade superior"),
        "codigo",
        Coluna("inicio", "Início", lambda unidade: unidade.inicio),
        Coluna("fim", "Fim", lambda unidade: unidade.fim),
    ),
    ordens=("sigla", "nome"),
    busca=("sigla", "nome"),
    filtros=("orgao", "recebe_processos"),
    encerra="fim",
    regras=(regras.arvore_sem_voltas, regras.unidade_numeravel, regras.aviso_com_email),
    ao_encerrar=(regras.unidade_vazia,),
    relacionados=("orgao", "pai"),
)

declarar(ORGAOS, UNIDADES)
