"""Forms of the editor of services: they parse, and leave the rules to the acts."""

from typing import Any

from django import forms

from seiva.catalogo.models import HipoteseLegal, NivelAcesso, TipoProcesso
from seiva.core.relogio import hoje
from seiva.organizacao.models import Unidade
from seiva.servicos.models import Servico
from seiva.servicos.regras.campos import TIPOS, Campo
from seiva.servicos.regras.conteudo import (
    IDENTIDADES,
    MAIS_CAMPOS,
    MAIS_DOCUMENTOS,
    ORIGENS,
    TEMAS,
    TIPOS_DE_ARQUIVO,
    Conteudo,
)
from seiva.servicos.versoes import Ligados

UMA_POR_LINHA = "Uma por linha. Só para escolhas."


def _texto(rotulo: str, ajuda: str = "", linhas: int = 3) -> forms.CharField:
    return forms.CharField(
        label=rotulo,
        help_text=ajuda,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": linhas}),
    )


def _linha(rotulo: str, ajuda: str = "") -> forms.CharField:
    return forms.CharField(label=rotulo, help_text=ajuda, required=False, strip=False)


class Filtros(forms.Form):
    """What narrows the list. What it does not know is taken for nothing asked."""

    use_required_attribute = False

    texto = forms.CharField(
        label="Procurar", required=False, max_length=100, widget=forms.SearchInput
    )
    situacao = forms.ChoiceField(
        label="Situação", required=False, choices=[("", "Todas"), *Servico.Situacao.choices]
    )
    tema = forms.ChoiceField(
        label="Assunto", required=False, choices=[("", "Todos"), *TEMAS.items()]
    )


class Novo(forms.Form):
    use_required_attribute = False

    titulo = forms.CharField(
        label="Nome do serviço",
        help_text="Como as pessoas o chamam: “Poda de árvore”.",
        max_length=120,
        error_messages={"required": "Escreva o nome do serviço."},
    )
    tema = forms.ChoiceField(label="Assunto", choices=list(TEMAS.items()), initial="outros")


class CampoDoServico(forms.Form):
    """One question."""

    use_required_attribute = False

    chave = forms.CharField(widget=forms.HiddenInput, required=False)
    rotulo = _linha("Nome do campo")
    tipo = forms.ChoiceField(label="Tipo do campo", choices=list(TIPOS.items()))
    ajuda = _linha("Explicação do campo")
    obrigatorio = forms.BooleanField(label="Resposta obrigatória", required=False)
    opcoes = _texto("Opções", UMA_POR_LINHA)
    minimo = _linha("Menor valor", "Número, letras ou data, conforme o tipo.")
    maximo = _linha("Maior valor")

    def campo(self) -> Campo:
        dados = dict(self.cleaned_data)
        return Campo(**dados | {"opcoes": tuple(dados["opcoes"].splitlines())})


class DocumentoDoServico(forms.Form):
    """One document that is asked for."""

    use_required_attribute = False

    chave = forms.CharField(widget=forms.HiddenInput, required=False)
    nome = _linha("Nome do documento")
    explicacao = _linha("Explicação do documento")
    obrigatorio = forms.BooleanField(label="Documento obrigatório", required=False)
    origem = forms.ChoiceField(label="Forma", choices=list(ORIGENS.items()))
    tipos = forms.MultipleChoiceField(
        label="Arquivos aceitos",
        help_text="Nenhum marcado: os que a instituição aceita.",
        required=False,
        choices=[(tipo, tipo.upper()) for tipo in TIPOS_DE_ARQUIVO],
        widget=forms.CheckboxSelectMultiple,
    )


Campos = forms.formset_factory(
    CampoDoServico, extra=0, max_num=MAIS_CAMPOS, absolute_max=MAIS_CAMPOS + 1
)
Documentos = forms.formset_factory(
    DocumentoDoServico, extra=0, max_num=MAIS_DOCUMENTOS, absolute_max=MAIS_DOCUMENTOS + 1
)


class Dados(forms.Form):
    """Texts, deadline, what the request opens and who receives it.

    `campos` are the questions as they are now: one of them may choose the unit.
    """

    use_required_attribute = False

    revisao = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    titulo = _linha("Nome do serviço")
    tema = forms.ChoiceField(label="Assunto", choices=list(TEMAS.items()))
    resumo = _linha("Resumo", "Uma frase: aparece na lista de serviços.")
    descricao = _texto(
        "O que é",
        "Palavras simples e frases curtas. Linha em branco separa parágrafos; “- ” no começo da "
        "linha faz uma lista; “## ” faz um subtítulo.",
        8,
    )
    quem_pode = _texto("Quem pode pedir")
    etapas = _texto("Como funciona", "As etapas, uma por linha, cada uma com “- ” na frente.")
    taxa = _texto("Quanto custa", "Se nada, escreva que é gratuito.", 2)
    prazo_dias = forms.IntegerField(
        label="Prazo em dias", required=False, error_messages={"invalid": "Escreva só o número."}
    )
    prazo_uteis = forms.TypedChoiceField(
        label="Como se conta",
        choices=[("1", "Dias úteis"), ("0", "Dias corridos")],
        coerce=lambda valor: valor == "1",
    )
    prazo_texto = _texto("Mais sobre o prazo", "", 2)
    canais = _texto("Onde e quando", "Endereços, telefones e horários.")
    base_legal = _texto("Base legal", "", 2)
    reclamar = _texto("Como reclamar", "", 2)
    identidade = forms.ChoiceField(label="Identificação exigida", choices=list(IDENTIDADES.items()))
    nivel = forms.TypedChoiceField(
        label="Nível de acesso do pedido",
        choices=NivelAcesso.choices[:2],
        coerce=int,
    )
    tipo_processo: Any = forms.ModelChoiceField(
        None, label="Tipo de processo", required=False, empty_label="Escolha…"
    )
    hipotese: Any = forms.ModelChoiceField(
        None,
        label="Hipótese legal",
        help_text="Só para pedidos restritos.",
        required=False,
        empty_label="Nenhuma",
    )
    unidade = forms.ChoiceField(label="Unidade que recebe", required=False)
    unidade_pela = forms.ChoiceField(
        label="A unidade depende da resposta a",
        help_text="Se escolher um campo, salve para dizer a unidade de cada resposta.",
        required=False,
    )

    def __init__(self, *args: Any, campos: tuple[Campo, ...], **resto: Any) -> None:
        super().__init__(*args, **resto)
        tipos, hipoteses = self.fields["tipo_processo"], self.fields["hipotese"]
        tipos.queryset = TipoProcesso.objects.filter(ativo=True).order_by("nome")  # type: ignore[attr-defined]
        hipoteses.queryset = HipoteseLegal.objects.filter(ativo=True, nivel=1).order_by("nome")  # type: ignore[attr-defined]
        ativas = Unidade.objects.ativas(hoje()).order_by("sigla")
        self.unidades: dict[str, Unidade] = {str(unidade.pk): unidade for unidade in ativas}
        vazia = [("", "Nenhuma")]
        self._opcoes = vazia + [(pk, f"{u.sigla} – {u.nome}") for pk, u in self.unidades.items()]
        self.fields["unidade"].choices = self._opcoes  # type: ignore[attr-defined]
        escolhas = [campo for campo in campos if campo.tipo == "escolha"]
        self.fields["unidade_pela"].choices = [  # type: ignore[attr-defined]
            ("", "Nenhum: é sempre a mesma"),
            *((campo.chave, campo.rotulo or campo.chave) for campo in escolhas),
        ]
        self._respostas(escolhas)

    def _respostas(self, escolhas: list[Campo]) -> None:
        atual = self["unidade_pela"].value()
        dela = next((campo for campo in escolhas if campo.chave == atual), None)
        self.respostas: dict[str, str] = {}
        for posicao, opcao in enumerate(dela.opcoes if dela else ()):
            nome = f"unidade-{posicao}"
            self.respostas[nome] = opcao
            self.fields[nome] = forms.ChoiceField(
                label=f"Unidade para “{opcao}”", choices=self._opcoes, required=False
            )

    def das_respostas(self) -> list[forms.BoundField]:
        return [self[nome] for nome in self.respostas]

    def ligados(self) -> Ligados:
        """What was chosen among the rows of the institution."""
        dados = self.cleaned_data
        pares = {"": dados.get("unidade", "")}
        pares |= {resposta: dados.get(nome, "") for nome, resposta in self.respostas.items()}
        unidades = {r: self.unidades[pk] for r, pk in pares.items() if pk in self.unidades}
        return Ligados(dados.get("tipo_processo"), dados.get("hipotese"), unidades)


SOLTOS = (
    "titulo", "tema", "resumo", "descricao", "quem_pode", "etapas", "taxa", "prazo_dias",
    "prazo_uteis", "prazo_texto", "canais", "base_legal", "reclamar", "identidade", "nivel",
    "unidade_pela",
)  # fmt: skip


def iniciais_de(conteudo: Conteudo, ligados: Ligados, revisao: int) -> dict[str, Any]:
    """Initial values of `Dados`."""
    valores = {nome: getattr(conteudo, nome) for nome in SOLTOS}
    valores["prazo_uteis"] = "1" if conteudo.prazo_uteis else "0"
    valores |= {"revisao": revisao, "tipo_processo": ligados.tipo, "hipotese": ligados.hipotese}
    unidades = {resposta: str(unidade.pk) for resposta, unidade in ligados.unidades.items()}
    campo = conteudo.campo(conteudo.unidade_pela)
    for posicao, opcao in enumerate(campo.opcoes if campo else ()):
        valores[f"unidade-{posicao}"] = unidades.get(opcao, "")
    return valores | {"unidade": unidades.get("", "")}
