"""Vocabulary of a town hall: names, things, qualities, verbs, and the long tail of rare words."""


def lista(texto: str) -> list[str]:
    """The words of a text written on several lines."""
    return texto.split()


SUBSTANTIVOS = """o processo|a licitação|o contrato|o servidor|a secretaria|o pagamento|a nota fiscal
o orçamento|a despesa|a receita|o imóvel|a obra|o alvará|a certidão|o requerimento|o parecer|a decisão
o prazo|a diligência|o empenho|a liquidação|o pregão|o edital|a proposta|o fornecedor|a empresa
o município|a câmara|o prefeito|o vereador|a comissão|o conselho|a portaria|o decreto|a lei|o ofício
o memorando|o despacho|o relatório|a vistoria|o laudo|a fiscalização|a multa|a notificação|o auto
o tributo|o imposto|a taxa|a contribuição|o cadastro|o lançamento|a isenção|a restituição|a dívida
a execução|o parcelamento|o recurso|a impugnação|a defesa|o contribuinte|o lote|o loteamento|a planta
o projeto|a rua|a praça|o bairro|a calçada|a pavimentação|a drenagem|a ponte|o viaduto|a iluminação
a escola|o aluno|o professor|a matrícula|a merenda|o transporte|o ônibus|a creche|a biblioteca
o hospital|o posto|o paciente|a vacina|o medicamento|a farmácia|o exame|a consulta|a ambulância
o abastecimento|a água|o esgoto|a limpeza|a coleta|o resíduo|o aterro|a reciclagem|o meio ambiente
a árvore|a poda|o licenciamento|a nascente|o córrego|o cemitério|a sepultura|o mercado|a feira
o ambulante|o comércio|o táxi|o estacionamento|o trânsito|a sinalização|o semáforo|a guarda
o concurso|a posse|a nomeação|a exoneração|a aposentadoria|a pensão|as férias|a licença|o vencimento
a gratificação|o adicional|a progressão|a avaliação|o estágio|a sindicância|a penalidade|a remoção
o convênio|o repasse|a emenda|a prestação de contas|o saldo|a conta bancária|o balancete|a auditoria
o controle interno|a ouvidoria|a denúncia|a reclamação|a sugestão|o cidadão|a transparência|o arquivo
o documento|o anexo|a cópia|a assinatura|o protocolo|a publicação|o diário oficial|a audiência
a assistência social|o benefício|a família|o abrigo|a cesta básica|o idoso|a criança|o adolescente
o esporte|o ginásio|o campeonato|a cultura|o festival|o patrimônio|o tombamento|o museu|o turismo
o desapropriado|a avaliação do imóvel|o termo aditivo|a rescisão|a garantia|a medição|o cronograma
o combustível|o veículo|a manutenção|a peça|o pneu|o equipamento|o computador|a impressora|a rede
o material de consumo|o material de expediente|a carne|o hortifrúti|o pão|o leite|o uniforme|o livro
o asfalto|o cimento|a brita|a areia|o tijolo|a telha|a tinta|a madeira|a ferragem|a tubulação"""

ADJETIVOS = """municipal|vigente|urgente|regular|anual|mensal|parcial|integral|legal|fiscal|ambiental
habitacional|predial|territorial|comercial|industrial|social|cultural|rural|central|local|geral
especial|essencial|emergencial|formal|verbal|final|inicial|atual|anterior|posterior|exterior|superior
responsável|favorável|aplicável|cabível|disponível|possível|imprescindível|inviável|improrrogável
permanente|competente|pertinente|suficiente|insuficiente|pendente|remanescente|subsequente|decorrente
simples|comum|suplementar|complementar|preliminar|regulamentar|popular|escolar|hospitalar|familiar"""

VERBOS = """solicita|encaminha|informa|atesta|autoriza|determina|aprova|indefere|defere|analisa|instrui
compõe|acompanha|justifica|contempla|prevê|estabelece|disciplina|regulamenta|altera|revoga|prorroga
suspende|retoma|conclui|arquiva|registra|publica|notifica|convoca|designa|nomeia|constata|identifica
comprova|demonstra|atende|supre|cumpre|descumpre|contraria|confirma|ratifica|retifica|reitera
recomenda|propõe|sugere|requer|apresenta|recebe|devolve|restitui|parcela|quita|empenha|liquida|paga
fiscaliza|vistoria|mede|avalia|estima|calcula|reajusta|corrige|atualiza|exige|dispensa|substitui"""

LIGACOES = """nos termos da lei|conforme o disposto no edital|observado o prazo legal|à vista do exposto
para os devidos fins|na forma do regulamento|por ordem do senhor prefeito|salvo melhor juízo
em atenção ao pedido|sem prejuízo das demais medidas|com fundamento no parecer|de acordo com a vistoria
no interesse da administração|em caráter de urgência|até ulterior deliberação|em razão do interesse público"""

PRENOMES = lista(
    """Maria José Ana João Antônio Francisca Carlos Paulo Pedro Lucas Luiz Marcos Luís Gabriel
Rafael Daniel Marcelo Bruno Eduardo Felipe Raimundo Rodrigo Manoel Mateus André Fernando Fábio Leonardo
Gustavo Guilherme Leandro Tiago Anderson Ricardo Márcio Jorge Sebastião Alexandre Roberto Édson Diego
Vítor Sérgio Cláudio Adriana Juliana Márcia Fernanda Patrícia Aline Sandra Camila Amanda Bruna Jéssica
Letícia Júlia Luciana Vanessa Mariana Gabriela Vera Vitória Larissa Cláudia Beatriz Rita Luana Sônia
Renata Eliane Josefa Simone Natália Cristiane Carla Débora Rosângela Jaqueline Rosa Daniela Aparecida
Marlene Terezinha Raimunda Andréia Fabiana Lúcia Raquel Ângela Rafaela Joana Luzia Regina Denise"""
)

SOBRENOMES = lista(
    """Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro
Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira
Nunes Marques Machado Mendes Freitas Cardoso Ramos Gonçalves Santana Teixeira Araújo Pinto Correia
Cavalcante Monteiro Moura Batista Campos Miranda Borges Duarte Rezende Assis Coelho Farias Pires Antunes
Siqueira Peixoto Fonseca Brito Guimarães Sales Xavier Macedo Barros Tavares Aguiar Magalhães Viana
Prado Leite Cunha Queiroz Matos Azevedo Bastos Camargo Toledo Figueiredo Paiva Amaral Bezerra Melo"""
)

CIDADES_A = lista(
    """Campo Serra Ribeirão Monte Vale Lagoa Pedra Barra Porto Rio Alto Boa Bom Santo São Nova
Água Ponte Cachoeira Morro Várzea Passa Córrego Olho Pouso Mata Conceição Salto Belo Formosa"""
)
CIDADES_B = """Alegre Verde Azul Claro Dourado Sereno do Sul do Norte da Mata das Flores do Campo dos Ipês
das Palmeiras do Cedro da Serra do Vale das Águas do Ouro da Prata da Esperança do Sol da Lua dos Ventos
do Jequitibá das Pedras do Lago da Paz da Fronteira do Oeste do Leste dos Pinhais""".replace(
    "\n", " "
)

RAIZES = lista(
    """administr arrecad licit fiscaliz contrat orçament urban sane paviment ilumin vacin matricul
tribut lanç parcel empenh liquid audit protocol arquiv public notific convoc design nome exoner aposent
remaner desmembr unific lote edific demol reform ampli impermeabiliz sinaliz asfalt dren canaliz capt
bombe trat colet recicl compost transport abastec distribu armazen invent tomb restaur cataloga digit
informatiz process integr monitor georreferenci topograf cadastr avali perit vistori inspecion interdit
apreend autu mult recorr impugn embarg execut penhor leilo aliena doa permut desaprop indeniz"""
)
SUFIXOS = lista(
    """ação amento ador adora ante ável ativo ativa atório atória ância eiro eira ismo ista idade
aria agem ura ado ada ando ará aram asse ível ivo iva"""
)
PREFIXOS = ["", "", "re", "des", "pré", "sub", "super", "co", "inter", "não "]


def frases(texto: str) -> list[str]:
    """The pieces of a list written with bars and lines."""
    return [parte.strip() for linha in texto.splitlines() for parte in linha.split("|")]


def cauda_longa() -> list[str]:
    """Rare words, made of real roots and endings, from the likeliest to the rarest."""
    prefixos = [p for p in PREFIXOS if not p.endswith(" ")]
    return list(dict.fromkeys(p + r + s for p in prefixos for s in SUFIXOS for r in RAIZES))
