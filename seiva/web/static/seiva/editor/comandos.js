// What the buttons do to the text. Each entry: run(), and optionally active() and enabled().

// TipTap's own focus() waits for a frame, in which fast typing would be lost.
export function comFoco(editor) {
  editor.view.focus()
  return editor.chain().scrollIntoView()
}

export function criarComandos(m, editor) {
  const { RECUOS } = m.extensoes
  const cadeia = () => comFoco(editor)
  const marca = (nome, alternar) => ({
    run: () => cadeia()[alternar]().run(),
    active: () => editor.isActive(nome),
  })

  // Change every paragraph and heading of the selection, cells included.
  function mudarBlocos(trocar) {
    return cadeia()
      .command(({ tr, state }) => {
        for (const { $from, $to } of state.selection.ranges) {
          state.doc.nodesBetween($from.pos, $to.pos, (no, pos) => {
            if (!["paragraph", "heading"].includes(no.type.name)) return true
            const [tipo, atributos] = trocar(no)
            tr.setNodeMarkup(pos, state.schema.nodes[tipo], atributos)
            return false
          })
        }
        return true
      })
      .run()
  }

  const definirEstilo = (estilo) => mudarBlocos((no) => ["paragraph", { ...no.attrs, estilo: estilo || null }])
  const definirTitulo = (level) => mudarBlocos((no) => ["heading", { ...no.attrs, level }])
  const alinhar = (valor) => ({
    run: () => mudarBlocos((no) => [no.type.name, { ...no.attrs, alinhamento: no.attrs.alinhamento === valor ? null : valor }]),
    active: () => editor.isActive({ alinhamento: valor }),
  })
  function recuar(passo) {
    if (editor.isActive("listItem")) {
      return cadeia()[passo > 0 ? "sinkListItem" : "liftListItem"]("listItem").run()
    }
    return mudarBlocos((no) => {
      const nivel = Math.min(Math.max(RECUOS.indexOf(no.attrs.recuo) + passo, -1), RECUOS.length - 1)
      return [no.type.name, { ...no.attrs, recuo: RECUOS[nivel] ?? null }]
    })
  }

  return {
    desfazer: { run: () => cadeia().undo().run(), enabled: () => editor.can().undo() },
    refazer: { run: () => cadeia().redo().run(), enabled: () => editor.can().redo() },
    negrito: marca("bold", "toggleBold"),
    italico: marca("italic", "toggleItalic"),
    sublinhado: marca("underline", "toggleUnderline"),
    tachado: marca("strike", "toggleStrike"),
    subscrito: marca("subscript", "toggleSubscript"),
    sobrescrito: marca("superscript", "toggleSuperscript"),
    esquerda: alinhar("esquerda"),
    centralizado: alinhar("centralizado"),
    direita: alinhar("direita"),
    justificado: alinhar("justificado"),
    marcadores: marca("bulletList", "toggleBulletList"),
    numerada: marca("orderedList", "toggleOrderedList"),
    citacao: marca("blockquote", "toggleBlockquote"),
    recuar: { run: () => recuar(1) },
    avancar: { run: () => recuar(-1) },
    quebra: { run: () => cadeia().inserirQuebra().run() },
    linha: { run: () => cadeia().setHorizontalRule().run() },
    limpar: {
      run: () => {
        cadeia().unsetAllMarks().run()
        mudarBlocos(() => ["paragraph", {}])
      },
    },
    definirEstilo,
    definirTitulo,
    blocoAtual() {
      if (editor.isActive("heading")) return { titulo: editor.getAttributes("heading").level }
      return { estilo: editor.getAttributes("paragraph").estilo ?? "" }
    },
    tabela: criarTabela(editor, cadeia),
  }
}

function criarTabela(editor, cadeia) {
  const na = () => editor.isActive("table")
  const item = (rotulo, comando) => ({ rotulo, run: () => cadeia()[comando]().run(), enabled: () => na() && editor.can()[comando]() })
  return {
    na,
    inserir: ({ linhas, colunas, cabecalho }) => cadeia().insertTable({ rows: linhas, cols: colunas, withHeaderRow: cabecalho }).run(),
    itens: [
      item("Inserir linha acima", "addRowBefore"),
      item("Inserir linha abaixo", "addRowAfter"),
      item("Inserir coluna à esquerda", "addColumnBefore"),
      item("Inserir coluna à direita", "addColumnAfter"),
      item("Excluir linha", "deleteRow"),
      item("Excluir coluna", "deleteColumn"),
      item("Mesclar células", "mergeCells"),
      item("Dividir célula", "splitCell"),
      item("Linha de cabeçalho", "toggleHeaderRow"),
      {
        rotulo: "Sem bordas",
        run: () => {
          const borda = editor.getAttributes("table").borda ? null : "sem-borda"
          cadeia().updateAttributes("table", { borda }).run()
        },
        enabled: na,
      },
      item("Excluir tabela", "deleteTable"),
    ],
  }
}

// Insertions that ask first: link, table, image, reference, standard text; and variables.
export function criarInsercoes(m, editor, dados, imagens) {
  const { perguntar } = m.pecas
  const cadeia = () => comFoco(editor)

  async function link() {
    const { href } = editor.getAttributes("link")
    const { from, to, empty } = editor.state.selection
    const resposta = await perguntar({
      titulo: href ? "Alterar link" : "Inserir link",
      botao: href ? "Guardar" : "Inserir",
      outro: href ? { rotulo: "Tirar o link", acao: "tirar" } : undefined,
      campos: [
        { nome: "href", rotulo: "Endereço", valor: href ?? "", obrigatorio: true, teclado: "url", exemplo: "https://" },
        ...(empty && !href ? [{ nome: "texto", rotulo: "Texto do link", dica: "Vazio: o próprio endereço." }] : []),
      ],
      validar: ({ href: url }) => (endereco(url) ? null : "O endereço deve começar com https://, http:// ou ser um e-mail."),
    })
    if (!resposta) return cadeia().run()
    const selecionar = () => cadeia().setTextSelection({ from, to }).extendMarkRange("link")
    if (resposta.acao === "tirar") return selecionar().unsetLink().run()
    const url = endereco(resposta.href)
    if (empty && !href) {
      return cadeia().insertContent({ type: "text", text: resposta.texto || resposta.href, marks: [{ type: "link", attrs: { href: url } }] }).run()
    }
    return selecionar().setLink({ href: url }).run()
  }

  async function novaTabela() {
    const resposta = await perguntar({
      titulo: "Inserir tabela",
      classe: "ed-estreito",
      campos: [
        { nome: "linhas", rotulo: "Linhas", tipo: "number", valor: 3, min: 1, max: 200, obrigatorio: true },
        { nome: "colunas", rotulo: "Colunas", tipo: "number", valor: 3, min: 1, max: 20, obrigatorio: true },
        { nome: "cabecalho", rotulo: "A primeira linha é o cabeçalho", tipo: "sim", valor: true },
      ],
      validar: ({ linhas, colunas }) => (entre(linhas, 1, 200) && entre(colunas, 1, 20) ? null : "Use de 1 a 200 linhas e de 1 a 20 colunas."),
    })
    if (!resposta) return cadeia().run()
    return editor.isDestroyed || tabela(Number(resposta.linhas), Number(resposta.colunas), resposta.cabecalho)
  }
  const tabela = (rows, cols, withHeaderRow) => cadeia().insertTable({ rows, cols, withHeaderRow }).run()

  async function referencia() {
    let achado = null
    const resposta = await perguntar({
      titulo: "Referência a processo ou documento",
      campos: [{ nome: "numero", rotulo: "Número do processo ou do documento", obrigatorio: true, limite: 60 }],
      validar: async ({ numero }) => {
        achado = await procurar(dados.referenciaUrl, numero)
        return achado ? null : "Nenhum processo ou documento com esse número entre os que você pode ver."
      },
    })
    if (resposta && achado) inserirReferencia(achado, resposta.numero)
    else cadeia().run()
  }

  function inserirReferencia({ texto, url, tipo, numero }, digitado) {
    const attrs = { texto: texto || digitado, href: url || null, ref: `${tipo}:${numero ?? digitado}` }
    cadeia().insertContent([{ type: "referencia", attrs }, { type: "text", text: " " }]).run()
  }

  async function textoPadrao() {
    const { el } = m.pecas
    const filtro = el("input", { class: "ed-entrada", type: "search", "aria-label": "Filtrar textos", placeholder: "Filtrar…", autocomplete: "off" })
    const lista = el("ul", { class: "ed-textos", "aria-busy": "true" })
    const situacao = el("p", { class: "ed-dica", role: "status" }, "Carregando…")
    const mostrar = (textos) => {
      const termo = filtro.value.trim().toLocaleLowerCase("pt-BR")
      const achados = textos.filter((t) => `${t.nome} ${t.descricao ?? ""}`.toLocaleLowerCase("pt-BR").includes(termo))
      situacao.textContent = achados.length ? `${achados.length} ${achados.length === 1 ? "texto" : "textos"}` : "Nenhum texto padrão encontrado."
      lista.replaceChildren(
        ...achados.map((t) =>
          el("li", {}, el("button", { type: "button", onclick: (e) => m.pecas.escolher(e.currentTarget, { texto: t }) }, el("strong", {}, t.nome), t.descricao ? el("span", {}, t.descricao) : null)),
        ),
      )
    }
    const aberto = perguntar({ titulo: "Inserir texto padrão", botao: null, corpo: el("div", {}, filtro, situacao, lista) })
    obterJson(dados.textosUrl)
      .then((json) => {
        const textos = Array.isArray(json) ? json : json.textos ?? []
        filtro.addEventListener("input", () => mostrar(textos))
        mostrar(textos)
      })
      .catch(() => (situacao.textContent = "Não foi possível buscar os textos. Tente de novo."))
      .finally(() => lista.removeAttribute("aria-busy"))
    const resposta = await aberto
    if (resposta?.texto) cadeia().insertContent(m.entrada.limpar(resposta.texto.conteudo)).run()
    else cadeia().run()
  }

  return {
    link: { run: link, active: () => editor.isActive("link") },
    novaTabela: { run: novaTabela },
    referencia: { run: referencia },
    textoPadrao: { run: textoPadrao },
    variavel: (nome) => cadeia().insertContent(`@${nome}@`).run(),
    ...(imagens.disponivel ? { imagem: { run: imagens.escolher } } : {}),
  }
}

const entre = (valor, minimo, maximo) => Number.isInteger(Number(valor)) && valor >= minimo && valor <= maximo

function endereco(digitado) {
  const url = digitado.trim()
  if (/^(https?:\/\/[^\s/]+|mailto:[^\s@]+@[^\s@]+|\/(?![/\\])|#)/i.test(url)) return url
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(url)) return `mailto:${url}`
  if (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(url)) return `https://${url}`
  return null
}

async function obterJson(url) {
  const resposta = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" })
  if (!resposta.ok) throw new Error(String(resposta.status))
  return resposta.json()
}

export async function procurar(url, numero) {
  const endereco = new URL(url, document.baseURI)
  endereco.searchParams.set("q", numero)
  try {
    const json = await obterJson(endereco)
    return json?.texto || json?.url ? json : null
  } catch {
    return null
  }
}
