"""The parent's side of `montador`: starts it, feeds it, and starts it again without the file
that killed it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from seiva.autos.pdf.livro import NaoDeuCerto, Peca, SemEspaco
from seiva.documentos.oficina.cliente import TrabalhoFalhou
from seiva.documentos.oficina.confinar import Limites
from seiva.documentos.oficina.conversa import Conversa

ENCADERNAR = 900.0  # seconds of silence while the bound file is written
O_DIA = 24 * 3600  # seconds that no export takes: silence is what is watched
MORTES = 5  # files that may kill the child before the export gives up
DEMOROU, QUEBROU, GRANDE = "demorou", "danificado", "grande"
_MOTIVOS = {"prazo": DEMOROU, "memoria": GRANDE}


class Oficina:
    """One child. `segundos` is the longest silence: the time that one file may take.

    Works in `pasta`; the bound file is `saida`.
    """

    def __init__(
        self, pasta: Path, saida: IO[bytes], *, memoria_mb: int, saida_mb: int, segundos: float
    ) -> None:
        self._pasta, self._saida, self._segundos = pasta, saida, segundos
        self._limites = Limites(
            prazo=O_DIA,
            processador=O_DIA,
            memoria=memoria_mb,
            arquivo=saida_mb,
            pasta=2 * saida_mb,
            abertos=4096,
        )
        self._conversa: Conversa | None = None

    def __enter__(self) -> Oficina:
        return self

    def __exit__(self, *erro: Any) -> None:
        self._encerrar(*erro)

    def juntar(self, pecas: list[Peca], andou: Callable[[int], None]) -> None:
        """Read every piece; fills `paginas`, `lote` and `primeira`, or turns it into a notice.

        Raises `SemEspaco` and `NaoDeuCerto`.
        """
        for _ in range(MORTES):
            try:
                if self._juntar([p for p in pecas if p.caminho], andou):
                    return
            except OSError as erro:
                raise NaoDeuCerto(str(erro)) from erro
        raise NaoDeuCerto("Arquivos demais interromperam a leitura.")

    def _juntar(self, pecas: list[Peca], andou: Callable[[int], None]) -> bool:
        feitas = 0
        for peca in pecas:
            try:
                self._ler(peca)
            except TrabalhoFalhou as falha:
                self._perder(falha)
                recusar(peca, _MOTIVOS.get(falha.motivo, QUEBROU))
                return False
            if peca.lote is not None:
                feitas += peca.paginas
                andou(feitas)
        try:
            self._pedir(fazer="fechar", espera=ENCADERNAR)
        except TrabalhoFalhou as falha:
            self._perder(falha)
            raise NaoDeuCerto(f"A leitura parou: {falha.motivo}.") from falha
        return True

    def _ler(self, peca: Peca) -> None:
        assert peca.caminho is not None
        with peca.caminho.open("rb") as entrada:
            fala = self._pedir(entrada, fazer="juntar", tipo=peca.tipo)
        if "problema" in fala:
            recusar(peca, str(fala["problema"]))
            return
        try:
            peca.paginas, peca.lote = int(fala["paginas"]), int(fala["lote"])
            peca.primeira, peca.refeita = int(fala["primeira"]), bool(fala["refeita"])
        except (KeyError, TypeError, ValueError) as erro:  # a stranger speaks through the child
            raise TrabalhoFalhou("quebrou") from erro

    def encadernar(self, fontes: dict[str, Path], **ordem: Any) -> int:
        """Bind everything (see `encadernar`); how many pages came out.

        `fontes` are files of ours, by the name that `ordem` gives them.
        """
        try:
            for nome, caminho in fontes.items():
                with caminho.open("rb") as entrada:
                    self._pedir(entrada, fazer="fonte", nome=nome)
            fala = self._pedir(fazer="encadernar", espera=ENCADERNAR, **ordem)
            while "encadernou" not in fala:
                fala = self._conferida(self._aberta().ouvir(espera=ENCADERNAR))
        except TrabalhoFalhou as falha:
            self._perder(falha)
            raise NaoDeuCerto(f"A encadernação parou: {falha.motivo}.") from falha
        except OSError as erro:
            raise NaoDeuCerto(str(erro)) from erro
        return int(fala["encadernou"])

    def _aberta(self) -> Conversa:
        if self._conversa is None:
            trabalho = "seiva.autos.pdf.montador:montar"
            conversa = Conversa(trabalho, self._limites, saida=self._saida, raiz=self._pasta)
            self._conversa = conversa.__enter__()
        return self._conversa

    def _pedir(
        self, *entradas: IO[bytes], espera: float | None = None, **ordem: Any
    ) -> dict[str, Any]:
        silencio = self._segundos if espera is None else espera
        return self._conferida(self._aberta().pedir(ordem, entradas, espera=silencio))

    def _conferida(self, fala: dict[str, Any]) -> dict[str, Any]:
        if "erro" in fala:
            motivo = str(fala.get("detalhe"))
            raise SemEspaco(motivo) if fala["erro"] == "disco" else NaoDeuCerto(motivo)
        return fala

    def _perder(self, falha: TrabalhoFalhou) -> None:
        """The child is gone, or will be; nothing that it wrote counts."""
        self._encerrar(type(falha), falha, None)
        if falha.motivo == "espaco":
            raise SemEspaco(str(falha)) from falha

    def _encerrar(self, *erro: Any) -> None:
        conversa, self._conversa = self._conversa, None
        if conversa is not None:
            conversa.__exit__(*erro)


_PROBLEMAS = {
    "senha": "O arquivo está protegido por senha: não há como juntá-lo a este PDF.",
    "danificado": "O arquivo tem defeitos de estrutura e não se deixa juntar a este PDF.",
    "grande": "O arquivo é grande ou complexo demais para ser juntado a este PDF.",
    "vazio": "O arquivo não tem nenhuma página.",
    DEMOROU: "O arquivo demorou demais para ser lido e ficou fora deste PDF.",
}


def recusar(peca: Peca, problema: str) -> None:
    """The piece becomes a page that says why it is not here."""
    peca.caminho, peca.lote, peca.paginas, peca.refeita = None, None, 1, False
    peca.situacao = "zip"
    motivo = _PROBLEMAS.get(problema, _PROBLEMAS["danificado"])
    peca.aviso = f"{motivo} O original está no ZIP do processo."
