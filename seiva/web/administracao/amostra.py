"""A text with something of each style, to see what a choice does."""

_CORRIDO = (
    "Este é o texto corrido dos documentos da instituição. Com mais de uma linha se veem o recuo, "
    "o alinhamento, a entrelinha e o espaço que separa um parágrafo do outro."
)
CORPO = f"""
<p class="destinatario">Ao Senhor Secretário</p>
<p class="assunto">Assunto: amostra dos estilos</p>
<p class="vocativo">Senhor Secretário,</p>
<p>{_CORRIDO}</p>
<p>{_CORRIDO}</p>
<h1>Título de primeiro nível</h1>
<h2>Título de segundo nível</h2>
<h3>Título de terceiro nível</h3>
<p class="sem-recuo">{_CORRIDO}</p>
<p class="citacao">Uma citação fica afastada da margem e costuma sair em letra menor que a do texto
em volta, para que se veja de quem são as palavras.</p>
<h1>Outro título</h1>
<h4>Título de quarto nível</h4>
<p class="item">{_CORRIDO}</p>
<p class="item-nivel-1">Item de primeiro nível</p>
<p class="item-nivel-2">Item de segundo nível.</p>
<p class="item-nivel-3">Item de terceiro nível.</p>
<p class="fecho">Respeitosamente,</p>
<p class="assinante">Nome de quem assina</p>
<hr class="quebra">
<p class="ementa">Dispõe sobre a aparência dos documentos e dá outras providências, para que se veja
uma ementa de três linhas.</p>
<p class="capitulo">Capítulo I</p>
<p class="secao">Seção I</p>
<p class="artigo">{_CORRIDO}</p>
<p class="paragrafo-legal">{_CORRIDO}</p>
<p class="paragrafo-legal">Outro parágrafo do mesmo artigo:</p>
<p class="inciso">um inciso;</p>
<p class="alinea">uma alínea;</p>
<p class="item-legal">um item.</p>
<p class="artigo">Um artigo com um parágrafo só.</p>
<p class="paragrafo-unico">É o parágrafo único.</p>
<table><thead><tr><th>Coluna</th><th>Outra</th></tr></thead>
<tbody><tr><td>Uma célula</td><td>Outra célula</td></tr></tbody></table>
"""
