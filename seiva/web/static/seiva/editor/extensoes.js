// The schema: what a document's body may hold. Same vocabulary as the server's sanitiser.

// Class, name in the menu, and the group it is shown under.
export const ESTILOS = [
  ["", "Texto", "Texto corrido"],
  ["sem-recuo", "Texto sem recuo", "Texto corrido"],
  ["citacao", "Citação", "Texto corrido"],
  ["item", "Item numerado", "Texto corrido"],
  ["item-nivel-1", "Item de primeiro nível", "Texto corrido"],
  ["item-nivel-2", "Item de segundo nível", "Texto corrido"],
  ["item-nivel-3", "Item de terceiro nível", "Texto corrido"],
  ["capitulo", "Capítulo", "Norma"],
  ["secao", "Seção", "Norma"],
  ["artigo", "Artigo", "Norma"],
  ["paragrafo-legal", "Parágrafo (§)", "Norma"],
  ["paragrafo-unico", "Parágrafo único", "Norma"],
  ["inciso", "Inciso", "Norma"],
  ["alinea", "Alínea", "Norma"],
  ["item-legal", "Item", "Norma"],
  ["destinatario", "Destinatário", "Correspondência"],
  ["assunto", "Assunto", "Correspondência"],
  ["ementa", "Ementa", "Correspondência"],
  ["vocativo", "Vocativo", "Correspondência"],
  ["fecho", "Fecho", "Correspondência"],
  ["assinante", "Assinante", "Correspondência"],
]
export const ALINHAMENTOS = ["esquerda", "centralizado", "direita", "justificado"]
export const RECUOS = ["recuo", "recuo-2", "recuo-3"]
// Tab and Shift+Tab walk the hierarchy of LC 95/1998, art. 10.
const HIERARQUIAS = [
  ["artigo", "paragrafo-legal", "inciso", "alinea", "item-legal"],
  ["item-nivel-1", "item-nivel-2", "item-nivel-3"],
]
// After these, Enter goes back to running text.
const DE_UMA_LINHA = ["capitulo", "secao", "assunto", "ementa", "vocativo", "fecho", "paragrafo-unico"]

const deClasse = (nomes) => ({
  default: null,
  parseHTML: (el) => nomes.find((n) => n && el.classList.contains(n)) ?? null,
})
const comClasse = (atributo, nomes) => ({
  [atributo]: { ...deClasse(nomes), renderHTML: (a) => (a[atributo] ? { class: a[atributo] } : {}) },
})

export function criarExtensoes(prosa, opcoes) {
  const { Document, Text, Paragraph, Heading, Bold, Italic, Underline, Strike, Subscript, Superscript } = prosa
  return [
    Document,
    Text,
    Paragraph,
    Heading.configure({ levels: [1, 2, 3, 4] }),
    Bold, Italic, Underline, Strike, Subscript, Superscript,
    prosa.HardBreak,
    prosa.Blockquote,
    prosa.BulletList, prosa.OrderedList, prosa.ListItem,
    prosa.Table.configure({ resizable: false, renderWrapper: true }), prosa.TableRow, prosa.TableHeader, prosa.TableCell,
    prosa.HorizontalRule.extend({ parseHTML: () => [{ tag: "hr:not(.quebra)" }] }),
    prosa.UndoRedo,
    prosa.Dropcursor.configure({ class: "ed-cursor-de-soltar", width: 3, color: false }),
    prosa.Gapcursor,
    prosa.TrailingNode,
    prosa.Placeholder.configure({ placeholder: "Escreva aqui o texto do documento." }),
    criarLink(prosa, opcoes),
    criarQuebra(prosa),
    criarReferencia(prosa),
    criarImagem(prosa, opcoes),
    criarClasses(prosa),
    criarParagrafoUnico(prosa),
  ]
}

function criarLink(prosa, { abrirLink }) {
  return prosa.Link.extend({
    addKeyboardShortcuts: () => ({ "Mod-k": () => (abrirLink(), true) }),
  }).configure({
    openOnClick: false, autolink: false, linkOnPaste: true, enableTarget: false,
    HTMLAttributes: { rel: null, target: null, class: null },
    isAllowedUri: (url) => /^(https?:\/\/|mailto:|#|\/(?![/\\]))/i.test(url),
  })
}

function criarQuebra(prosa) {
  return prosa.Node.create({
    name: "quebra",
    group: "block",
    atom: true,
    selectable: true,
    parseHTML: () => [{ tag: "hr.quebra", priority: 100 }],
    renderHTML: () => ["hr", { class: "quebra" }],
    addCommands() {
      return {
        inserirQuebra: () => ({ chain }) => chain().insertContent([{ type: this.name }, { type: "paragraph" }]).run(),
      }
    },
    addKeyboardShortcuts() {
      return { "Mod-Enter": () => this.editor.commands.inserirQuebra() }
    },
  })
}

function criarReferencia(prosa) {
  const ler = (el) => ({ ref: el.getAttribute("data-ref"), href: el.getAttribute("href"), texto: el.textContent })
  return prosa.Node.create({
    name: "referencia",
    group: "inline",
    inline: true,
    atom: true,
    priority: 1100, // before the link mark, which also reads `a`
    addAttributes: () => ({ ref: { default: null, rendered: false }, href: { default: null, rendered: false }, texto: { default: "", rendered: false } }),
    parseHTML: () => [
      { tag: "a[data-ref]", getAttrs: ler, priority: 1100 },
      { tag: "span[data-ref]", getAttrs: ler, priority: 1100 },
    ],
    renderHTML: ({ node: { attrs } }) =>
      attrs.href
        ? ["a", { href: attrs.href, class: "ref", "data-ref": attrs.ref }, attrs.texto]
        : ["span", { class: "ref", "data-ref": attrs.ref }, attrs.texto],
    renderText: ({ node }) => node.attrs.texto,
  })
}

function criarImagem(prosa, { urlDeImagem }) {
  return prosa.Image.extend({
    addAttributes: () => ({ src: { default: null }, alt: { default: "" } }),
    addNodeView:
      () =>
      ({ node }) => {
        const dom = document.createElement("img")
        const mostrar = ({ attrs }) => {
          dom.src = urlDeImagem(attrs.src)
          dom.alt = attrs.alt || ""
        }
        mostrar(node)
        return { dom, update: (novo) => novo.type === node.type && (mostrar(novo), true) }
      },
  }).configure({ inline: true, allowBase64: true })
}

function criarClasses(prosa) {
  return prosa.Extension.create({
    name: "classes",
    priority: 200,
    addGlobalAttributes: () => [
      { types: ["paragraph"], attributes: comClasse("estilo", ESTILOS.map((e) => e[0])) },
      { types: ["paragraph", "heading", "tableCell", "tableHeader"], attributes: comClasse("alinhamento", ALINHAMENTOS) },
      { types: ["paragraph", "heading"], attributes: comClasse("recuo", RECUOS) },
      { types: ["table"], attributes: comClasse("borda", ["sem-borda"]) },
    ],
    // A pasted paragraph that replaces an empty one keeps its own style and alignment.
    extendNodeSchema: ({ name }) => (name === "paragraph" ? { definingForContent: true } : {}),
    addKeyboardShortcuts() {
      return {
        Tab: () => mudarNivel(this.editor, 1),
        "Shift-Tab": () => mudarNivel(this.editor, -1),
        Enter: () => voltarAoTexto(this.editor),
        Backspace: () => tirarEstiloNoInicio(this.editor),
      }
    },
  })
}

// An article's only paragraph is "Parágrafo único", not "§ 1º" (LC 95/1998, art. 10, III). The text
// keeps the ordinary style; the page shows the right words as paragraphs come and go.
function paragrafosUnicos(doc) {
  const unicos = []
  let doArtigo = null // until the first article, paragraphs belong to none
  const fechar = () => {
    if (doArtigo?.length === 1) unicos.push(doArtigo[0])
    doArtigo = []
  }
  doc.forEach((no, pos) => {
    if (no.attrs.estilo === "artigo") fechar()
    else if (no.attrs.estilo === "paragrafo-legal") doArtigo?.push({ from: pos, to: pos + no.nodeSize })
  })
  fechar()
  return unicos
}

function criarParagrafoUnico(prosa) {
  const { Decoration, DecorationSet } = prosa.pm.view
  const decorar = (doc) => DecorationSet.create(doc, paragrafosUnicos(doc).map((u) => Decoration.node(u.from, u.to, { class: "ed-unico" })))
  return prosa.Extension.create({
    name: "paragrafoUnico",
    addProseMirrorPlugins() {
      const plugin = new prosa.Plugin({
        state: {
          init: (_, { doc }) => decorar(doc),
          apply: (tr, antes) => (tr.docChanged ? decorar(tr.doc) : antes),
        },
        props: { decorations: (estado) => plugin.getState(estado) },
      })
      return [plugin]
    },
  })
}

function mudarNivel(editor, passo) {
  const { estilo } = editor.getAttributes("paragraph")
  const niveis = HIERARQUIAS.find((h) => h.includes(estilo)) ?? []
  const novo = niveis[niveis.indexOf(estilo) + passo]
  if (!novo || !editor.isActive("paragraph")) return false
  return editor.commands.updateAttributes("paragraph", { estilo: novo })
}

// Change the attributes of the paragraph the cursor is in.
const comAtributos = (novos) => ({ tr }) => {
  const { $from } = tr.selection
  tr.setNodeMarkup($from.before(), null, { ...$from.parent.attrs, ...novos })
  return true
}

function voltarAoTexto(editor) {
  const { $from, empty } = editor.state.selection
  const { estilo } = $from.parent.attrs
  if (!empty || $from.parent.type.name !== "paragraph" || !estilo) return false
  if ($from.parent.content.size === 0) return editor.commands.command(comAtributos({ estilo: null }))
  if (!DE_UMA_LINHA.includes(estilo) || $from.parentOffset < $from.parent.content.size) return false
  return editor.chain().splitBlock().command(comAtributos({ estilo: null, alinhamento: null })).run()
}

function tirarEstiloNoInicio(editor) {
  const { $from, empty } = editor.state.selection
  const { estilo, recuo } = $from.parent.attrs
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== "paragraph" || !(estilo || recuo)) return false
  return editor.commands.command(comAtributos({ estilo: null, recuo: null }))
}
