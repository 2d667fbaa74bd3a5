"""Why a file is not accepted, in two sentences: what is wrong and what to do."""


class ArquivoRecusado(ValueError):
    """`problema` continues "O arquivo x …"; `o_que_fazer` is a sentence of its own."""

    def __init__(self, problema: str, o_que_fazer: str) -> None:
        super().__init__(problema)
        self.problema = problema
        self.o_que_fazer = o_que_fazer
