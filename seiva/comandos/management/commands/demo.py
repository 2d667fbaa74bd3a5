"""`manage.py demo`: three fictional town halls at work, loaded once."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from seiva.catalogo.models import Feriado
from seiva.comandos.adesoes_demo import encenar_adesoes
from seiva.comandos.blocos_demo import encenar_blocos
from seiva.comandos.cidadaos_demo import encenar_cidadaos
from seiva.comandos.dados_demo import carregar, cidadaos
from seiva.comandos.dados_demo.modelos import Instituicao as Roteiro
from seiva.comandos.encenar import Encenacao
from seiva.comandos.implantar import implantar, lotar
from seiva.comandos.passado_demo import encenar_passado
from seiva.comandos.plataforma_demo import DADOS, fundar_demonstracao
from seiva.comandos.servicos_demo import encenar_servicos
from seiva.core.relogio import agora, hoje
from seiva.core.tenancy import escopo
from seiva.estatisticas.atualizar import atualizar
from seiva.estatisticas.tarefas import pedir_atualizacao
from seiva.organizacao.models import Instituicao
from seiva.organizacao.regras.documentos_pessoais import formatar
from seiva.organizacao.seguranca.govbr import NIVEIS

SENHA = os.environ.get("SEIVA_SENHA_DEMO", "seiva-demonstracao")
TRAVA = 7_331_001


class Command(BaseCommand):
    help = "Carrega, uma vez, a demonstração com três prefeituras fictícias."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--logins", action="store_true", help="Só mostra quem pode entrar e a senha."
        )

    def handle(self, *args: Any, **opcoes: Any) -> None:
        demo = carregar()
        if opcoes["logins"]:
            self._mostrar(demo.instituicoes)
            return
        for casa in demo.instituicoes:
            with transaction.atomic():
                # One loader at a time; each town is whole or absent.
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TRAVA])
                if Instituicao.objects.filter(slug=casa.slug).exists():
                    continue
                dia = hoje()
                instituicao = implantar(casa, demo.catalogo)
                with escopo(instituicao.pk):
                    contas = lotar(casa, SENHA)
                    feriados = frozenset(Feriado.objects.values_list("data", flat=True))
                    encenacao = Encenacao(casa, demo.catalogo, contas, SENHA, dia, feriados)
                    total = encenar_passado(casa.slug, agora(), encenacao.quem_atua_em)
                    total += encenacao.encenar()
                    encenar_blocos(encenacao.protocolista(), contas, SENHA)
                    encenar_servicos(contas.values())
                    total += encenar_cidadaos(casa.slug, SENHA)
            self._contar(instituicao.pk)
            self.stdout.write(f"{casa.nome}: {total} processos.")
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TRAVA])
            operador = fundar_demonstracao(SENHA)
            if operador is not None:
                pedidos = encenar_adesoes(operador)
                self.stdout.write(f"{DADOS.nome}: opera a plataforma; {pedidos} pedidos de adesão.")

    def _contar(self, instituicao_id: int) -> None:
        """Count at once, and again when the worker has read the pages."""
        atualizar(instituicao_id)
        with transaction.atomic(), escopo(instituicao_id):
            pedir_atualizacao(espera=20)

    def _mostrar(self, casas: tuple[Roteiro, ...]) -> None:
        self.stdout.write(f"Senha de todos: {SENHA}")
        for casa in casas:
            self.stdout.write(f"{casa.nome} (/{casa.slug}/)")
            for servidor in casa.servidores[:6]:
                unidades = ", ".join(lotacao.unidade for lotacao in servidor.lotacoes)
                self.stdout.write(
                    f"  {servidor.email:<28} {servidor.nome}, {servidor.cargo} — {unidades}"
                )
        self.stdout.write("Cidadãos, sem senha, em /entrar/ com “Usar gov.br” (o da demonstração)")
        for cidadao in cidadaos():
            conta = f"conta {NIVEIS[cidadao.nivel].label}"
            self.stdout.write(f"  {formatar(cidadao.cpf):<28} {cidadao.nome}, {conta}")
        self.stdout.write(f"{DADOS.nome} (/plataforma/), que opera o serviço")
        self.stdout.write(f"  {DADOS.operador_email:<28} {DADOS.operador_nome}")
