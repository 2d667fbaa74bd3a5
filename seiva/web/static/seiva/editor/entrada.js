// What comes from outside: pasted text, pictures, and numbers typed in full.

// Light cleaning of pasted HTML, mostly so that Word's lists arrive as lists: their level lives in
// inline styles that the editor's schema drops. The server cleans again and decides.

const LISTA = /mso-list:\s*l(\d+)\s+level(\d+)\s+lfo(\d+)/i
const MARCADOR = /^\(?(?:(\d{1,5})|([ivxlc]{1,7})|([IVXLC]{1,7})|([a-z])|([A-Z]))[.)\-º°]+$/
const ROMANOS = { i: 1, v: 5, x: 10, l: 50, c: 100 }
const DO_WORD = { MsoQuote: "citacao", MsoIntenseQuote: "citacao" }
const ALINHAMENTO = { center: "centralizado", right: "direita", justify: "justificado" }

const ETIQUETA = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi

// Style elements go and style and event attributes are renamed before parsing: the security policy of the page also
// watches the parser's document and would report each one.
const semAtributosVivos = (html) =>
  html.replace(/<style[\s\S]*?<\/style\s*>/gi, "").replace(ETIQUETA, (e) => e.replace(/\s(style|on\w+)\s*=/gi, (_, nome) => ` data-${nome.toLowerCase()}=`))

const estiloDe = (no) => no.dataset.style ?? ""

function romano(texto) {
  const v = [...texto.toLowerCase()].map((c) => ROMANOS[c])
  return v.reduce((soma, n, i) => soma + (n < (v[i + 1] ?? 0) ? -n : n), 0)
}

function novaLista(doc, marcador) {
  const n = MARCADOR.exec(marcador)
  const lista = doc.createElement(n ? "ol" : "ul")
  if (!n) return lista
  const [, decimal, rom, romMaior, letra, letraMaior] = n
  const tipo = (rom && "i") || (romMaior && "I") || (letra && "a") || (letraMaior && "A") || "1"
  const inicio = decimal ?? (rom || romMaior ? romano(rom ?? romMaior) : (letra ?? letraMaior).toLowerCase().charCodeAt(0) - 96)
  lista.setAttribute("type", tipo)
  lista.setAttribute("start", inicio)
  return lista
}

function tirarMarcador(p) {
  let marcador = ""
  for (const span of p.querySelectorAll("span")) {
    if (!/mso-list:\s*ignore/i.test(estiloDe(span))) continue
    marcador ||= span.textContent.replace(/[\s\u00a0]/g, "")
    span.remove()
  }
  return marcador
}

function agruparListas(doc) {
  let pilha = [] // [level, list]
  let anterior = null
  for (const p of doc.querySelectorAll("p[data-style*='mso-list' i]")) {
    const achado = LISTA.exec(estiloDe(p))
    if (!achado) continue
    const nivel = Number(achado[2])
    // A list goes on only if nothing stands between its last item and this paragraph.
    if (!pilha.length || pilha[0][1] !== p.previousElementSibling || pilha[0][1] !== anterior) pilha = []
    const marcador = tirarMarcador(p)
    while (pilha.length && pilha.at(-1)[0] > nivel) pilha.pop()
    if (!pilha.length || pilha.at(-1)[0] < nivel) {
      const lista = novaLista(doc, marcador)
      if (pilha.length) pilha.at(-1)[1].lastElementChild.append(lista)
      else p.before(lista)
      pilha.push([nivel, lista])
    }
    const li = doc.createElement("li")
    pilha.at(-1)[1].append(li)
    li.append(p)
    anterior = pilha[0][1]
  }
}

function comClasses(no) {
  const classes = [...no.classList].flatMap((c) => DO_WORD[c] ?? (c.startsWith("Mso") ? [] : c))
  const alinhado = ALINHAMENTO[/text-align:\s*(center|right|justify)/i.exec(estiloDe(no))?.[1]?.toLowerCase() ?? no.getAttribute("align")?.toLowerCase()]
  if (alinhado) classes.push(alinhado)
  if (classes.length) no.className = classes.join(" ")
  else no.removeAttribute("class")
}

export function limpar(html) {
  const doc = new DOMParser().parseFromString(semAtributosVivos(html), "text/html")
  for (const no of doc.querySelectorAll("script, style, meta, link, title, xml, iframe, object, form, svg, math")) no.remove()
  const comentarios = doc.createTreeWalker(doc.body, NodeFilter.SHOW_COMMENT)
  const fora = []
  while (comentarios.nextNode()) fora.push(comentarios.currentNode)
  for (const no of fora) no.remove()
  for (const no of [...doc.body.querySelectorAll("*")].filter((n) => n.localName.includes(":"))) {
    no.replaceWith(...(no.textContent.trim() ? no.childNodes : []))
  }
  agruparListas(doc)
  for (const no of doc.body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, td, th, div")) comClasses(no)
  for (const imagem of doc.body.querySelectorAll("img")) {
    // Word names pictures in the local disk; they arrive as files, or not at all.
    if (!/^(data:image\/(png|jpeg);base64,|arquivo:|\/)/.test(imagem.getAttribute("src") ?? "")) imagem.remove()
  }
  return doc.body.innerHTML
}

// Pictures: chosen, pasted or dropped; sent to the server and kept in the text by address.

const TIPOS = ["image/png", "image/jpeg"]
const MAXIMO = 10 * 1024 * 1024

export function criarImagens(m, editor, { imagemUrl, recebidas, token, avisar }) {
  const { el } = m.pecas
  const entrada = el("input", { type: "file", accept: TIPOS.join(","), class: "ed-oculto", tabindex: "-1", "aria-hidden": "true" })
  document.body.append(entrada)

  async function enviar(arquivo) {
    if (!TIPOS.includes(arquivo.type)) throw new Error("Só imagens PNG ou JPEG podem entrar no texto.")
    if (arquivo.size > MAXIMO) throw new Error("A imagem passa de 10 MB. Diminua-a antes de inserir.")
    const corpo = new FormData()
    corpo.append("imagem", arquivo, arquivo.name || "imagem")
    const resposta = await fetch(imagemUrl, { method: "POST", body: corpo, headers: { "X-CSRFToken": token(), Accept: "application/json" }, credentials: "same-origin" })
    const dados = await resposta.json().catch(() => ({}))
    if (!resposta.ok || !dados.url) throw new Error(dados.mensagem ?? "A imagem não pôde ser enviada. Tente de novo.")
    if (dados.mostrar) recebidas.set(dados.url, dados.mostrar)
    return dados.url
  }

  async function inserir(arquivo, posicao) {
    avisar("salvando", "Enviando a imagem…")
    try {
      const src = await enviar(arquivo)
      const no = { type: "image", attrs: { src, alt: "" } }
      if (posicao === undefined) m.comandos.comFoco(editor).insertContent(no).run()
      else m.comandos.comFoco(editor).insertContentAt(posicao, no).run()
      await descrever(src)
    } catch (erro) {
      avisar("falhou", erro.message)
    }
  }

  // Ask what the picture shows; the text is read aloud to who cannot see it.
  async function descrever(src) {
    let achada = null
    editor.state.doc.descendants((no, pos) => {
      if (no.type.name === "image" && no.attrs.src === src) achada = { pos, alt: no.attrs.alt }
    })
    if (!achada) return
    const resposta = await m.pecas.perguntar({
      titulo: "Descrição da imagem",
      botao: "Guardar",
      campos: [{ nome: "alt", rotulo: "O que a imagem mostra", valor: achada.alt, limite: 300, dica: "É lida em voz alta para quem não vê a imagem. Deixe vazio se ela for só um enfeite." }],
    })
    if (!resposta) return
    m.comandos.comFoco(editor)
      .command(({ tr }) => {
        const no = tr.doc.nodeAt(achada.pos)
        if (no?.type.name === "image") tr.setNodeMarkup(achada.pos, null, { ...no.attrs, alt: resposta.alt })
        return true
      })
      .run()
  }

  const deArquivo = (dados) => [...(dados?.files ?? [])].filter((f) => f.type.startsWith("image/"))

  entrada.addEventListener("change", () => {
    if (entrada.files[0]) inserir(entrada.files[0])
    entrada.value = ""
  })
  editor.view.dom.addEventListener("dblclick", (evento) => {
    if (evento.target.localName !== "img") return
    const pos = editor.view.posAtDOM(evento.target, 0)
    const no = editor.state.doc.nodeAt(pos)
    if (no?.type.name === "image") descrever(no.attrs.src)
  })

  return {
    disponivel: Boolean(imagemUrl),
    escolher: () => entrada.click(),
    colar(evento) {
      const arquivos = deArquivo(evento.clipboardData)
      // Word offers a picture of the text beside the text itself: prefer the text.
      if (!imagemUrl || !arquivos.length || evento.clipboardData.getData("text/html").includes("<p")) return false
      arquivos.forEach((a) => inserir(a))
      return true
    },
    soltar(visao, evento) {
      const arquivos = deArquivo(evento.dataTransfer)
      if (!imagemUrl || !arquivos.length) return false
      evento.preventDefault()
      const posicao = visao.posAtCoords({ left: evento.clientX, top: evento.clientY })?.pos
      arquivos.forEach((a) => inserir(a, posicao))
      return true
    },
  }
}

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
    if (!conhecidos.has(alvo.numero)) conhecidos.set(alvo.numero, m.comandos.procurar(url, alvo.numero))
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
