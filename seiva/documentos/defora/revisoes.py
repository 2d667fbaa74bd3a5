"""What changed in a PDF after a signature: compared page by page, as a reader would see it.

pyHanko says whether the changes are ones that the standard allows; when it does not recognise one,
the comparison here tells what it was, between the signed revision and the end of the file.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

PAGINAS, CONTEUDO, ANOTACAO, FORMULARIO, ASSINATURA, VALIDACAO, METADADOS, OUTRA = (
    "paginas", "conteudo", "anotacao", "formulario", "assinatura", "validacao", "metadados", "outra",
)  # fmt: skip
# What does not change what was agreed to: other signatures, their proofs, and data about the file.
INOCENTES = frozenset({ASSINATURA, VALIDACAO, METADADOS})
# Places for a signature, by whether it was made and whether it is seen. One that was made does not
# change any more: a new look over it, or an empty one drawn over the page, hides what was signed.
_FEITA, _VAZIA, _INVISIVEL = "feita", "vazia", "invisivel"
_QUE_SUMIU = {_FEITA: ANOTACAO, _VAZIA: ASSINATURA, _INVISIVEL: ASSINATURA}
_QUE_VEIO = {_FEITA: ASSINATURA, _VAZIA: ANOTACAO, _INVISIVEL: ASSINATURA}
_LIMITE = 1_000_000
_FORA_DA_PAGINA = {"/Annots", "/Parent", "/StructParents", "/Tabs", "/LastModified", "/PieceInfo"}
_FORA_DA_ANOTACAO = {"/P", "/Parent", "/StructParent", "/Popup"}
_DO_CATALOGO = {
    "/DSS": VALIDACAO, "/Extensions": VALIDACAO, "/Metadata": METADADOS, "/Version": METADADOS,
    "/Perms": ASSINATURA, "/PieceInfo": METADADOS,
}  # fmt: skip
# Compared apart: pages, and fields with their pages.
_A_PARTE = {"/Pages", "/AcroForm", "/Type", "/StructTreeRoot", "/MarkInfo"}


def _campo(objeto: Any, chave: str) -> Any:
    """A value, followed to where it is; None when it is not there."""
    return objeto[chave] if chave in objeto else None  # noqa: SIM401  `get` does not follow


class GrandeDemais(ValueError):
    """More objects than a comparison can take."""


class _Resumo:
    """Digest of a graph of objects, as it was in one revision."""

    def __init__(self, revisao: HistoricalResolver) -> None:
        self.revisao = revisao
        self.prontos: dict[tuple[int, int], bytes] = {}
        self.vistos = 0

    def de(self, objeto: Any, fora: frozenset[str] | set[str] = frozenset()) -> bytes:
        self.vistos += 1
        if self.vistos > _LIMITE:
            raise GrandeDemais
        if isinstance(objeto, generic.IndirectObject):
            return self._da_referencia(objeto)
        if isinstance(objeto, generic.DecryptedObjectProxy):
            objeto = objeto.decrypted
        if isinstance(objeto, generic.DictionaryObject):
            return self._do_dicionario(objeto, fora)
        if isinstance(objeto, list):
            return hashlib.sha256(b"[" + b"".join(self.de(item) for item in objeto)).digest()
        if isinstance(objeto, generic.NullObject):
            return b"null"
        return hashlib.sha256(f"{type(objeto).__name__}{objeto!r}".encode()).digest()

    def _da_referencia(self, objeto: Any) -> bytes:
        chave = (objeto.idnum, objeto.generation)
        if chave not in self.prontos:
            self.prontos[chave] = b"circular"  # what closes a circle is known by its beginning
            alvo = self.revisao.get_object(objeto.reference)
            if not isinstance(alvo, generic.DictionaryObject) or _campo(alvo, "/Type") != "/Page":
                self.prontos[chave] = self.de(alvo)
        return self.prontos[chave]

    def _do_dicionario(self, objeto: Any, fora: frozenset[str] | set[str]) -> bytes:
        soma = hashlib.sha256(b"<<")
        for chave in sorted(objeto.keys()):
            if chave not in fora and chave != "/Length":
                soma.update(str(chave).encode() + b"\0" + self.de(objeto.raw_get(chave)))
        if isinstance(objeto, generic.StreamObject):
            soma.update(hashlib.sha256(objeto.encoded_data).digest())
        return soma.digest()


class Comparador:
    """Answers what changed since each revision of one file; each revision is digested once."""

    def __init__(self, leitor: PdfFileReader) -> None:
        self.leitor = leitor
        self._vistas: dict[int, _Vista] = {}

    def mudancas_depois(self, revisao: int) -> list[str]:
        """Kinds of change between a revision (from 0) and the end of the file, sorted.

        Raises `GrandeDemais`, or whatever the parser raises for bytes that it cannot follow.
        """
        antes = self._vista(revisao)
        depois = self._vista(self.leitor.xrefs.total_revisions - 1)
        achadas = _catalogo(antes.resumo, depois.resumo)
        if len(antes.paginas) != len(depois.paginas):
            achadas.add(PAGINAS)
        for uma, outra in zip(antes.paginas, depois.paginas, strict=False):
            if uma.desenho != outra.desenho:
                achadas.add(CONTEUDO)
            sumiram = {tipo for chave, tipo in uma.notas.items() if chave not in outra.notas}
            vieram = {tipo for chave, tipo in outra.notas.items() if chave not in uma.notas}
            achadas |= {_QUE_SUMIU.get(tipo, tipo) for tipo in sumiram}
            achadas |= {_QUE_VEIO.get(tipo, tipo) for tipo in vieram}
        return sorted(achadas)

    def _vista(self, revisao: int) -> "_Vista":
        if revisao not in self._vistas:
            resumo = _Resumo(self.leitor.get_historical_resolver(revisao))
            paginas = [
                _Pagina(_desenho(resumo, pagina), _notas(resumo, pagina[0]))
                for pagina in _paginas(resumo.revisao)
            ]
            self._vistas[revisao] = _Vista(resumo, paginas)
        return self._vistas[revisao]


@dataclass(frozen=True)
class _Pagina:
    """Digest of what is drawn, and kinds of its notes and fields by their digests."""

    desenho: bytes
    notas: dict[bytes, str]


@dataclass(frozen=True)
class _Vista:
    resumo: _Resumo
    paginas: list[_Pagina]


_HERDADOS = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


def _paginas(revisao: HistoricalResolver) -> list[tuple[Any, dict[str, Any]]]:
    """Pages in order, each with what it inherits from the tree."""
    achadas: list[tuple[Any, dict[str, Any]]] = []
    pilha: list[tuple[Any, dict[str, Any]]] = [(revisao.root["/Pages"], {})]
    while pilha:
        no, herdado = pilha.pop()
        if len(achadas) + len(pilha) > _LIMITE:
            raise GrandeDemais
        proprio = herdado | {c: no.raw_get(c) for c in _HERDADOS if c in no}
        if "/Kids" in no:
            pilha.extend((filho.get_object(), proprio) for filho in reversed(no["/Kids"]))
        else:
            achadas.append((no, proprio))
    return achadas


def _desenho(resumo: _Resumo, pagina: tuple[Any, dict[str, Any]]) -> bytes:
    no, herdado = pagina
    partes = [resumo.de(no, _FORA_DA_PAGINA | set(_HERDADOS))]
    partes += [chave.encode() + resumo.de(herdado[chave]) for chave in sorted(herdado)]
    return b"".join(partes)


def _notas(resumo: _Resumo, pagina: Any) -> dict[bytes, str]:
    notas: dict[bytes, str] = {}
    for item in _campo(pagina, "/Annots") or []:
        nota = item.get_object() if isinstance(item, generic.IndirectObject) else item
        if isinstance(nota, generic.DictionaryObject):
            tipo = _tipo_da_nota(nota)
            notas[_resumo_da_nota(resumo, nota, tipo)] = tipo
    return notas


def _resumo_da_nota(resumo: _Resumo, nota: Any, tipo: str) -> bytes:
    """Digest of a note with its value. Of a signature, the value is what was signed alone: its
    dictionary may point to the whole document."""
    valor, dono = _valor(nota)
    if tipo in {_FEITA, _VAZIA, _INVISIVEL}:
        conteudo = valor.raw_get("/Contents") if tipo == _FEITA and "/Contents" in valor else None
        assinado = resumo.de(conteudo) if conteudo is not None else b""
        return resumo.de(nota, _FORA_DA_ANOTACAO | {"/V"}) + assinado
    da_matriz = resumo.de(valor) if valor is not None and dono is not nota else b""
    return resumo.de(nota, _FORA_DA_ANOTACAO) + da_matriz


def _valor(nota: Any) -> tuple[Any, Any]:
    """What a field holds, and who keeps it: the note itself or its parent."""
    if "/V" in nota:
        return nota["/V"], nota
    pai = _campo(nota, "/Parent")
    if isinstance(pai, generic.DictionaryObject) and "/V" in pai and "/FT" not in nota:
        return pai["/V"], pai
    return None, nota


def _tipo_da_nota(nota: Any) -> str:
    if _campo(nota, "/Subtype") != "/Widget":
        return ANOTACAO
    tipo, pai = _campo(nota, "/FT"), _campo(nota, "/Parent")
    if tipo is None and isinstance(pai, generic.DictionaryObject):
        tipo = _campo(pai, "/FT")
    if tipo != "/Sig":
        return FORMULARIO
    if isinstance(_valor(nota)[0], generic.DictionaryObject):
        return _FEITA
    lados = [float(n) for n in _campo(nota, "/Rect") or []]
    area = (lados[2] - lados[0]) * (lados[3] - lados[1]) if len(lados) == 4 else 0.0
    return _VAZIA if area and "/AP" in nota else _INVISIVEL


def _xfa(resumo: _Resumo) -> bytes:
    """The other kind of form, which a reader may show in place of the pages."""
    formulario: Any = _campo(resumo.revisao.root, "/AcroForm")
    if formulario is None or "/XFA" not in formulario:
        return b""
    return resumo.de(formulario.raw_get("/XFA"))


def _catalogo(resumo_antes: _Resumo, resumo_depois: _Resumo) -> set[str]:
    """Kinds of what changed in the file as a whole: layers, actions, attachments, proofs."""
    antes, depois = resumo_antes.revisao.root, resumo_depois.revisao.root
    achadas = {OUTRA} if _xfa(resumo_antes) != _xfa(resumo_depois) else set()
    for chave in (set(antes) | set(depois)) - _A_PARTE:
        um = resumo_antes.de(antes.raw_get(chave)) if chave in antes else b""
        outro = resumo_depois.de(depois.raw_get(chave)) if chave in depois else b""
        if um != outro:
            achadas.add(_DO_CATALOGO.get(str(chave), OUTRA))
    return achadas
