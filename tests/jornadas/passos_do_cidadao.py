"""What a citizen does in several journeys: gov.br, a petition, a signature."""

import io
import re
from dataclasses import dataclass
from secrets import randbelow, token_hex
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from tests.jornadas.passos_da_adesao import sem_barreiras

PODA = "Poda ou corte de árvore"


@dataclass(frozen=True)
class Cidada:
    """Somebody whom gov.br knows and the house does not, yet."""

    nome: str
    cpf: str
    email: str

    @classmethod
    def nova(cls, nome: str) -> "Cidada":
        marca = token_hex(3)
        return cls(
            f"{nome} {marca.upper()}",
            cpf_novo(),
            f"{nome.split()[0].lower()}.{marca}@cidada.example",
        )


def cpf_novo() -> str:
    """A valid CPF that nobody of the demonstration has."""
    digitos = [randbelow(10) for _ in range(9)]
    for quantos in (9, 10):
        soma = sum(d * (quantos + 1 - i) for i, d in enumerate(digitos))
        digitos.append(soma * 10 % 11 % 10)
    return "".join(map(str, digitos))


def foto() -> dict[str, Any]:
    """A picture as a phone takes it."""
    saida = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 1600)).convert("RGB").save(saida, "JPEG")
    return {"name": "arvore.jpg", "mimeType": "image/jpeg", "buffer": saida.getvalue()}


def dizer_quem_e(pagina: Page, quem: Cidada, nivel: str = "Prata") -> None:
    """On the page of gov.br, type who it is and come back to the house."""
    expect(pagina.get_by_role("heading", name="Quem está entrando?")).to_be_visible()
    pagina.get_by_text("Entrar como outra pessoa").click()
    pagina.get_by_label("CPF", exact=True).fill(quem.cpf)
    pagina.get_by_label("Nome completo", exact=True).fill(quem.nome)
    pagina.get_by_label("E-mail (se houver)", exact=True).fill(quem.email)
    pagina.get_by_label(nivel, exact=True).check()
    sem_barreiras(pagina)
    pagina.get_by_role("button", name="Entrar como esta pessoa").click()


def abrir_servico(pagina: Page, casa: str, titulo: str = PODA) -> None:
    """Find a service in the Carta of a town and ask for it."""
    pagina.goto(f"/{casa}/servicos/")
    pagina.get_by_label("O que você precisa?").fill(titulo)
    pagina.get_by_role("button", name="Procurar").click()
    sem_barreiras(pagina)
    pagina.get_by_role("link", name=titulo, exact=True).click()
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Pedir este serviço").click()


def contar_da_arvore(pagina: Page, cidade: str) -> None:
    """The questions of the service."""
    pagina.get_by_label("Rua, avenida ou sítio").fill("Rua das Palmeiras")
    pagina.get_by_label("Município").fill(cidade)
    pagina.get_by_label("Estado (sigla)").select_option("MG")
    pagina.get_by_label("Na rua ou na praça").check()
    pagina.get_by_label("Galhos nos fios").check()
    sem_barreiras(pagina)
    pagina.get_by_role("button", name="Guardar e continuar").click()


def fotografar(pagina: Page, papel: str) -> None:
    """Use the camera for a paper, and go on to the review."""
    pagina.get_by_label(f"Ou tirar uma foto: {papel}").set_input_files(foto())
    pagina.get_by_role("button", name=f"Juntar a {papel}").click()
    expect(pagina.get_by_text("arvore.jpg").first).to_be_visible()
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Continuar", exact=True).click()


def assinar_com_govbr(pagina: Page, quem: Cidada) -> str:
    """From the review to the receipt, confirmed at gov.br; the number of the process."""
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Continuar para a assinatura").click()
    sem_barreiras(pagina)
    pagina.get_by_role("link", name="Assinar com gov.br").click()
    dizer_quem_e(pagina, quem)
    expect(pagina.get_by_text("O gov.br confirmou que é você")).to_be_visible()
    pagina.get_by_label("Li e confirmo as declarações acima").check()
    sem_barreiras(pagina)
    pagina.get_by_role("button", name="Assinar e enviar").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Recibo Eletrônico de Protocolo")
    sem_barreiras(pagina)
    return pagina.locator("main .numero").first.inner_text()


def so_digitos(numero: str) -> str:
    """A number as addresses carry it."""
    return re.sub(r"\D", "", numero)
