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
