"""Who a certificate says that it is, with what ICP-Brasil writes in it.

The identification of people is in `otherName` entries of the Subject Alternative Name, as text of
fixed columns. Norma: MP 2.200-2/2001; layout of DOC-ICP-04, item 7.1.2.3.
"""

import re
from dataclasses import dataclass
from typing import Any

from asn1crypto import x509

PESSOA = "2.16.76.1.3.1"  # birth (8), CPF (11), NIS (11), RG (15), issuer of the RG
CNPJ = "2.16.76.1.3.3"
RESPONSAVEL = "2.16.76.1.3.4"  # same columns as PESSOA, of who answers for the company
_CAUDA = re.compile(r":\d{11}(?:\d{3})?$")
_MAXIMO = 200


@dataclass(frozen=True)
class Titular:
    """Name without numbers, and the CPF masked or the CNPJ, both "" when not there."""

    nome: str
    documento: str
    emissor: str
    serie: str
    valido_ate: str
    icp_brasil: bool


def titular(certificado: x509.Certificate) -> Titular:
    """What people need to know of who signed. Never raises for odd names: they come out empty."""
    numeros = _numeros(certificado)
    return Titular(
        nome=_CAUDA.sub("", nome_comum(certificado.subject)),
        documento=_documento(numeros),
        emissor=nome_comum(certificado.issuer),
        serie=f"{certificado.serial_number:x}"[:64],
        valido_ate=certificado.not_valid_after.isoformat(),
        icp_brasil=_da_icp(certificado),
    )


def nome_comum(nome: x509.Name) -> str:
    """Common name, else organization, on one line and within a column's size."""
    dados = nome.native
    for chave in ("common_name", "organization_name", "organizational_unit_name", "email_address"):
        valor = dados.get(chave)
        if isinstance(valor, list):
            valor = valor[-1]
        if valor:
            return " ".join(str(valor).split())[:_MAXIMO]
    return ""


def _da_icp(certificado: x509.Certificate) -> bool:
    """Issued by an authority that says it belongs to ICP-Brasil (the chain is what proves it)."""
    organizacao = certificado.issuer.native.get("organization_name") or ""
    partes = organizacao if isinstance(organizacao, list) else [organizacao]
    return any("icp-brasil" in str(parte).lower() for parte in partes)


def _numeros(certificado: x509.Certificate) -> dict[str, str]:
    """Text of each ICP-Brasil entry, by its OID."""
    achados: dict[str, str] = {}
    try:
        nomes = certificado.subject_alt_name_value or []
        for nome in nomes:
            if nome.name == "other_name":
                oid = nome.chosen["type_id"].dotted
                if oid.startswith("2.16.76.1.3."):
                    achados[oid] = _texto(nome.chosen["value"].parsed.native)
    except (ValueError, TypeError, AttributeError):
        return achados
    return achados


def _texto(valor: Any) -> str:
    return valor.decode("latin-1") if isinstance(valor, bytes) else str(valor)


def _documento(numeros: dict[str, str]) -> str:
    """CNPJ of a company, which is public; CPF of a person, with the six middle digits only."""
    cnpj = numeros.get(CNPJ, "")
    if re.fullmatch(r"\d{14}", cnpj):
        return f"CNPJ {cnpj[:2]}.{cnpj[2:5]}.{cnpj[5:8]}/{cnpj[8:12]}-{cnpj[12:]}"
    cpf = numeros.get(PESSOA, "")[8:19]
    if re.fullmatch(r"\d{11}", cpf) and cpf.strip("0"):
        return f"CPF ***.{cpf[3:6]}.{cpf[6:9]}-**"
    return ""
