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
