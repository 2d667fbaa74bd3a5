// Line icons drawn for this editor, 24 × 24, stroke in the current colour.

const FORMAS = {
  desfazer: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  refazer: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  negrito: "M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z",
  italico: "M10 4h8M6 20h8M14 4l-4 16",
  sublinhado: "M7 4v7a5 5 0 0 0 10 0V4M5 20h14",
  tachado: "M4 12h16M8 8a4 3 0 0 1 8-1M8 16a4 3 0 0 0 8 0c0-2-1-3-3-4",
  subscrito: "m4 6 9 11M13 6 4 17M17 16.5a2 2 0 0 1 4 0c0 1.500-4 3-4 4.500h4",
  sobrescrito: "m4 8 9 11M13 8 4 19M17 4.500a2 2 0 0 1 4 0C21 6 17 7.500 17 9h4",
  esquerda: "M4 5h16M4 10h10M4 15h16M4 20h10",
  centralizado: "M4 5h16M7 10h10M4 15h16M7 20h10",
  direita: "M4 5h16M10 10h10M4 15h16M10 20h10",
  justificado: "M4 5h16M4 10h16M4 15h16M4 20h16",
  marcadores: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  numerada: "M10 6h10M10 12h10M10 18h10M4 4h1.500v4M4 8h3M4 13.500c0-2 3-2 3 0 0 1-3 2-3 3.500h3",
  citacao: "M5 17V9a3 3 0 0 1 3-3M5 13h4v4H5M14 17V9a3 3 0 0 1 3-3M14 13h4v4h-4",
  recuar: "M4 5h16M11 10h9M11 15h9M4 20h16M4 9.500l3 3-3 3",
  avancar: "M4 5h16M11 10h9M11 15h9M4 20h16M7 9.500l-3 3 3 3",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1-1",
  imagem: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15 9h.01",
  tabela: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
  quebra: "M6 3v6h12V3M6 21v-6h12v6M3 12h2M8 12h3M13 12h3M19 12h2",
  linha: "M4 12h16M7 7h10M7 17h10",
  variavel: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500",
  texto: "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7",
  referencia: "M5 4h10v7M5 4v16h6M8 8h4M8 12h3M14 17h7M18 14l3 3-3 3",
  limpar: "M8 4h12M14 4 11 14M4 20h9M15 15l6 6M21 15l-6 6",
  mais: "M5 12h.01M12 12h.01M19 12h.01",
  inserir: "M12 5v14M5 12h14",
  seta: "m7 10 5 5 5-5",
  acima: "m7 14 5-5 5 5",
  busca: "M17 10.500a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0M15.500 15.500 20 20",
  fechar: "m6 6 12 12M18 6 6 18",
}

const SVG = "http://www.w3.org/2000/svg"

export function icone(nome) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 24 24")
  svg.setAttribute("aria-hidden", "true")
  svg.setAttribute("class", "ed-icone")
  const caminho = document.createElementNS(SVG, "path")
  caminho.setAttribute("d", FORMAS[nome] ?? "")
  svg.append(caminho)
  return svg
}

// Small element builder: el("button", {class: "x", onclick: f}, "text", node)
export function el(nome, atributos = {}, ...filhos) {
  const no = document.createElement(nome)
  for (const [chave, valor] of Object.entries(atributos)) {
    if (valor === undefined || valor === null || valor === false) continue
    if (chave.startsWith("on")) no.addEventListener(chave.slice(2), valor)
    else no.setAttribute(chave, valor === true ? "" : valor)
  }
  no.append(...filhos.filter((f) => f !== null && f !== undefined))
  return no
}
