"""What who signs acknowledges (domain.md §2.9): shown beside the password, kept in the receipt."""

TERMOS = (
    "O que escrevi é verdade, e o conteúdo dos arquivos que envio é o mesmo dos documentos de que "
    "foram tirados.",
    "Vou guardar os originais dos documentos em papel até que a decisão não possa mais ser "
    "revista, e os apresento se me pedirem.",
    "Vou consultar o processo de tempos em tempos para saber o que me pedem e o que foi decidido.",
    "Vale como feito no dia o que for enviado até as 23h59min59s, horário de Brasília.",
)
NIVEIS = "Os níveis de acesso dos documentos poderão ser alterados por servidor."
