"""Someone at work, in a process of its own that may be killed at any instant.

`python -m tests.falhas.cliente montar` creates the cast; `trabalhar <seed>` performs acts for
ever and prints one line for each that was committed; `conferir` looks for anything half done
and prints what exists; `retomar` does what the worker does every minute for dead companions.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seiva.config.settings")


def _preparar() -> None:
    import django

    django.setup()


def avisar(**fatos: Any) -> None:
    """One line, out of this process at once: from here on somebody counts on it."""
    sys.stdout.write(json.dumps(fatos) + "\n")
    sys.stdout.flush()


class Servidor:
    """A clerk with a habit: picks something to do at random and does it through the acts."""

    def __init__(self, semente: int) -> None:
        from seiva.organizacao.models import Instituicao

        self.sorte = random.Random(semente)  # noqa: S311
        self.instituicao = Instituicao.objects.get(slug="campo-alto")

    def uma_vez(self) -> None:
        """One act in one transaction; refusals of the domain are part of life."""
        from django.db import transaction

        from seiva.core.erros import ErroDaCasa
        from seiva.core.tenancy import escopo
        from seiva.organizacao.acesso import ator_de, lotacoes_de
        from seiva.organizacao.models import Conta

        atos: list[Callable[[Any], dict[str, Any]]] = [
            self.autuar, self.incluir, self.incluir, self.salvar,
            self.assinar, self.assinar, self.enviar, self.receber,
        ]  # fmt: skip
        cpf = self.sorte.choice(["11144477735", "39053344705", "86288366757", "45317828791"])
        try:
            with transaction.atomic(), escopo(self.instituicao.pk):
                conta = Conta.objects.get(cpf=cpf)
                lotacoes = lotacoes_de(conta)
                fatos = self.sorte.choice(atos)(ator_de(conta, lotacoes, lotacoes[0], "web"))
        except (ErroDaCasa, IndexError):
            return
        avisar(**fatos)

    def _processo(self, ator: Any, **filtro: Any) -> Any:
        from seiva.processos.models import Passagem

        abertas = Passagem.objects.abertas_em(ator.unidade_id).filter(**filtro)
        return self.sorte.choice(list(abertas.select_related("processo"))).processo

    def _minuta(self, ator: Any) -> Any:
        from seiva.documentos.models import Documento

        return self.sorte.choice(list(Documento.objects.editaveis_em(ator.unidade_id)))

    def autuar(self, ator: Any) -> dict[str, Any]:
        from seiva.catalogo.models import TipoProcesso
        from seiva.processos.acoes.autuar import DadosDeAutuacao, autuar_processo

        tipo = TipoProcesso.objects.get(nome="Férias")
        feito = autuar_processo(ator, dados=DadosDeAutuacao(tipo=tipo, nivel=0))
        return {"processo": feito.pk, "numero": feito.numero}

    def incluir(self, ator: Any) -> dict[str, Any]:
        from seiva.catalogo.models import TipoDocumento
        from seiva.documentos.acoes.incluir import DadosDoDocumento, incluir_documento

        feito = incluir_documento(
            ator,
            processo=self._processo(ator),
            dados=DadosDoDocumento(tipo=TipoDocumento.objects.get(nome="Ofício")),
            conteudo="<p>Primeira versão.</p>",
        )
        return {"documento": feito.pk}

    def salvar(self, ator: Any) -> dict[str, Any]:
        from seiva.documentos.acoes.salvar import salvar_documento

        minuta = self._minuta(ator)
        texto = f"<p>Versão {self.sorte.random()}</p>"
        feita = salvar_documento(
            ator, documento=minuta, conteudo=texto, versao_base=minuta.versao_atual
        )
        return {"versao": feita.pk}

    def assinar(self, ator: Any) -> dict[str, Any]:
        from seiva.documentos.acoes.assinar import assinar_documento, cargos_de
        from tests.elenco import SENHA

        feita = assinar_documento(
            ator, documento=self._minuta(ator), senha=SENHA, cargo=cargos_de(ator)[0]
        )
        return {"assinatura": feita.pk}

    def enviar(self, ator: Any) -> dict[str, Any]:
        from seiva.core.relogio import hoje
        from seiva.organizacao.models import Unidade
        from seiva.processos.acoes.enviar import enviar_processo

        destinos = list(Unidade.objects.destinos_de_envio(hoje(), de=ator.unidade_id))
        feita = enviar_processo(
            ator,
            processo=self._processo(ator),
            destinos=[self.sorte.choice(destinos)],
            manter_aberto=self.sorte.random() < 0.5,
        )
        return {"remessa": feita.pk}

    def receber(self, ator: Any) -> dict[str, Any]:
        from seiva.processos.acoes.receber import receber_processo

        return {"recebida": receber_processo(ator, processo=self._processo(ator, nao_lida=True)).pk}


def montar() -> None:
    from tests.elenco import montar as montar_elenco

    montar_elenco()


def trabalhar(semente: str) -> None:
    servidor = Servidor(int(semente))
    avisar(pronto=True)
    while True:
        servidor.uma_vez()


def retomar() -> None:
    from seiva.core.jobs import retomar_interrompidas

    avisar(retomadas=retomar_interrompidas(sem_pulso=0))


def conferir() -> None:
    from tests.falhas.conferencia import conferir as conferir_tudo

    avisar(**conferir_tudo("campo-alto"))


if __name__ == "__main__":
    _preparar()
    {f.__name__: f for f in (montar, trabalhar, retomar, conferir)}[sys.argv[1]](*sys.argv[2:])
