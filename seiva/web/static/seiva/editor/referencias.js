// A number typed in full becomes a reference when the server knows it. Anything else is left alone:
// numbers that are not recognised here are linked when the page is assembled.

const DIGITADO = /(?:^|[\s(])(\d[\d./-]{5,38}\d)[\s,;:)]$/
const OUTROS = /^(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}|\d{2}\.?\d{3}-\d{3}|\d{1,3}(\.\d{3})+|\d{4,5}-\d{4})$/

export function ligarReferencias(m, editor, url) {
  if (!url) return
  const esperando = new Set() // ranges waiting for the server, moved along with the text
  const conhecidos = new Map()

  function candidato({ selection }) {
    const { $from, empty } = selection
    if (!empty || !$from.parent.isTextblock) return null
    const antes = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, null, "\ufffc")
    const numero = DIGITADO.exec(antes)?.[1]
    if (!numero || OUTROS.test(numero) || numero.replace(/\D/g, "").length < 7) return null
    const to = $from.pos - 1
    const from = to - numero.length
    const link = editor.schema.marks.link
    return editor.state.doc.rangeHasMark(from, to, link) ? null : { numero, from, to }
  }

  async function consultar(alvo) {
    esperando.add(alvo)
    if (!conhecidos.has(alvo.numero)) conhecidos.set(alvo.numero, m.inserir.procurar(url, alvo.numero))
    const achado = await conhecidos.get(alvo.numero)
    esperando.delete(alvo)
    const { doc, tr } = editor.state
    if (!achado || alvo.to > doc.content.size || doc.textBetween(alvo.from, alvo.to) !== alvo.numero) return
    // The number stays as typed; what it names is in the address.
    const attrs = { texto: alvo.numero, href: achado.url || null, ref: `${achado.tipo}:${achado.numero ?? alvo.numero}` }
    editor.view.dispatch(tr.replaceWith(alvo.from, alvo.to, editor.schema.nodes.referencia.create(attrs)))
  }

  editor.on("transaction", ({ transaction }) => {
    if (!transaction.docChanged) return
    for (const alvo of esperando) {
      alvo.from = transaction.mapping.map(alvo.from, 1)
      alvo.to = transaction.mapping.map(alvo.to, -1)
    }
    if (transaction.getMeta("history$") || transaction.getMeta("paste")) return // undo must stick
    const alvo = candidato(editor.state)
    if (alvo) consultar(alvo)
  })
}
