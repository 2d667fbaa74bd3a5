"""Real files that nobody in this project made, kept beside the project (`../shared/corpus`)."""

from pathlib import Path


def _achar() -> Path:
    for pasta in Path(__file__).resolve().parents:
        corpus = pasta / "shared" / "corpus"
        if corpus.is_dir():
            return corpus
    raise FileNotFoundError("shared/corpus não está em nenhuma pasta acima do projeto.")


CORPUS = _achar()
