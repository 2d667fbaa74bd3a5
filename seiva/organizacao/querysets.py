"""Questions about units, lotações and people."""

from datetime import date
from typing import Any

from django.db.models import Q

from seiva.core.modelos import QuerySetDoInquilino
from seiva.core.textos import sem_acentos


class UnidadeQuerySet(QuerySetDoInquilino[Any]):
    def ativas(self, dia: date) -> "UnidadeQuerySet":
        """Units in force on `dia`."""
        return self.filter(Q(fim__isnull=True) | Q(fim__gte=dia), inicio__lte=dia)

    def destinos_de_envio(self, dia: date, *, de: int) -> "UnidadeQuerySet":
        """Units to which unit `de` may send a process on `dia`."""
        return self.ativas(dia).filter(recebe_processos=True).exclude(pk=de)

    def com_texto(self, texto: str) -> "UnidadeQuerySet":
        return self.filter(Q(sigla__icontains=texto) | Q(nome__icontains=texto))


class LotacaoQuerySet(QuerySetDoInquilino[Any]):
    def vigentes(self, dia: date) -> "LotacaoQuerySet":
        """Lotações in force on `dia`, in units in force."""
        return self.filter(Q(fim__isnull=True) | Q(fim__gte=dia), inicio__lte=dia).filter(
            Q(unidade__fim__isnull=True) | Q(unidade__fim__gte=dia)
        )

    def com_nome(self, texto: str) -> "LotacaoQuerySet":
        """Lotações, past ones too, of accounts with this piece in their name; between quotes, the
        whole name."""
        inteiro = nome_inteiro(texto)
        if inteiro is not None:
            return self.filter(conta__nome=inteiro)
        return self.filter(conta__nome__icontains=texto.strip())


class PessoaQuerySet(QuerySetDoInquilino[Any]):
    def com_texto(self, texto: str) -> "PessoaQuerySet":
        """People whose name or document starts with or contains the text; between quotes, of that
        whole name."""
        inteiro = nome_inteiro(texto)
        if inteiro is not None:
            return self.filter(nome_busca=dobrar(inteiro), nome=inteiro)
        from seiva.organizacao.regras.documentos_pessoais import so_alfanumericos

        filtro = Q(nome_busca__contains=dobrar(texto))
        documento = so_alfanumericos(texto)
        if len(documento) >= 3 and any(c.isdigit() for c in documento):
            filtro |= Q(documento__startswith=documento)
        return self.filter(filtro)


def nome_inteiro(texto: str) -> str | None:
    """The name between quotes, when the text is one."""
    texto = texto.strip()
    return texto[1:-1] if len(texto) > 2 and texto[0] == texto[-1] == '"' else None


def dobrar(texto: str) -> str:
    """Lower case without accents, for forgiving comparison."""
    return sem_acentos(texto).strip()


class AlteracaoQuerySet(QuerySetDoInquilino[Any]):
    def do_objeto(self, cadastro: str, objeto_id: int) -> "AlteracaoQuerySet":
        """Changes of one entry of a register, the newest first."""
        return self.filter(cadastro=cadastro, objeto_id=objeto_id).order_by("-id")

    def de_quem(self, texto: str) -> "AlteracaoQuerySet":
        """Changes made by people with this piece in their name."""
        return self.filter(nome__icontains=texto.strip())

    def recentes(self) -> "AlteracaoQuerySet":
        """Every change, the newest first."""
        return self.order_by("-id")


class PlanilhaQuerySet(QuerySetDoInquilino[Any]):
    def de_quem(self, conta_id: int) -> "PlanilhaQuerySet":
        """Spreadsheets sent by a person, the newest first."""
        return self.filter(conta_id=conta_id).order_by("-id")

    def recentes(self) -> "PlanilhaQuerySet":
        """Every spreadsheet, the newest first, with who sent it."""
        return self.select_related("conta").order_by("-id")

    def em_curso(self) -> "PlanilhaQuerySet":
        """Those that a job works on, or will."""
        return self.filter(estado__in=self.model.EM_CURSO)

    def da_vez(self, planilha: Any) -> "PlanilhaQuerySet":
        """The spreadsheet itself while the job that took it up this time is the one that holds
        it: not cancelled, not taken up by another."""
        return self.em_curso().filter(pk=planilha.pk, vez=planilha.vez)

    def a_avisar(self, conta_id: int) -> "PlanilhaQuerySet":
        """Those that ended while the person was away: of who confirmed, else of who sent."""
        minha = Q(confirmada_por=conta_id) | Q(confirmada_por__isnull=True, conta=conta_id)
        return self.filter(minha, por_avisar=True).order_by("id")

    def vencidas(self, limite: Any) -> "PlanilhaQuerySet":
        """Those sent before `limite` that nobody confirmed."""
        estado = self.model.Estado
        esperam = (estado.RECEBIDA, estado.CONFERINDO, estado.CONFERIDA)
        return self.filter(estado__in=esperam, criada_em__lt=limite)

    def encerradas(self) -> "PlanilhaQuerySet":
        """Those of which only the report stays."""
        estado = self.model.Estado
        return self.exclude(estado__in=(*self.model.EM_CURSO, estado.CONFERIDA))
