// Continuous saving. Knows nothing of the editor: reads text through `ler()`, speaks through
// `avisar(estado, frase)` and hands conflicts to `aoConflito(outro)`.
// Never overwrites: every post names the version it started from and the server answers 409.

const PARADO = 2000 // ms after typing stops
const NO_MAXIMO = 10000 // ms between the first unsaved change and a save
const ESPERAS = [5000, 10000, 20000, 40000, 60000]
const FRASES = {
  salvando: "Salvando…",
  alterado: "Alterações ainda não salvas",
  falhou: "Não foi possível salvar. O texto está guardado neste navegador; tentaremos de novo.",
  sessao: "Sua sessão terminou. Entre de novo em outra aba; seu texto está guardado aqui.",
  conflito: "Este documento foi alterado por outra pessoa. Nada foi sobrescrito.",
}

export function tokenCsrf(form) {
  // The token changes when the person signs in again in another tab: the cookie has the new one.
  const cookie = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)
  return cookie ? decodeURIComponent(cookie[1]) : form.elements.csrfmiddlewaretoken?.value ?? ""
}

function criarGuarda(chave, ler, versao) {
  return {
    guardar(conteudo = ler()) {
      try {
        localStorage.setItem(chave, JSON.stringify({ conteudo, versao: versao(), quando: Date.now() }))
        return true
      } catch {
        return false // storage full or forbidden: the page itself still holds the text
      }
    },
    guardado() {
      try {
        return JSON.parse(localStorage.getItem(chave))
      } catch {
        return null
      }
    },
    esquecer() {
      try {
        localStorage.removeItem(chave)
      } catch {
        // nothing was stored
      }
    },
  }
}

async function classificar(resposta) {
  const json = resposta.headers.get("content-type")?.includes("json")
  const dados = json ? await resposta.json().catch(() => null) : null
  if (resposta.type === "opaqueredirect" || resposta.status === 401) return ["sessao"]
  if (resposta.ok) return dados?.versao !== undefined ? ["salvo", dados] : ["sessao"]
  if (resposta.status === 409 && dados) return ["conflito", dados]
  if (resposta.status >= 400 && resposta.status < 500 && dados?.mensagem) return ["recusado", dados]
  if (resposta.status === 403) return ["sessao"]
  return ["falhou"]
}

export function criarSalvador({ url, versao, chave, token, ler, avisar, aoConflito }) {
  let base = versao
  let sujo = false
  let ocupado = false
  let denovo = false
  let parado = false // waiting for a person: conflict, or refused
  let desde = 0
  let tentativa = 0
  let temporizador
  let espelho
  let ultimo = ler() // what the server has, as far as this page knows
  const guarda = criarGuarda(chave, ler, () => base)

  function agendar(espera) {
    clearTimeout(temporizador)
    temporizador = setTimeout(() => enviar(), espera)
  }

  function mudou() {
    if (!sujo) desde = Date.now()
    sujo = true
    clearTimeout(espelho)
    espelho = setTimeout(() => sujo && guarda.guardar(), 1000)
    if (parado === "conflito") return
    parado = false
    if (tentativa) return // a retry is already scheduled
    if (!ocupado) avisar("alterado", FRASES.alterado)
    agendar(Math.max(0, Math.min(PARADO, desde + NO_MAXIMO - Date.now())))
  }

  async function enviar(forcar = false) {
    clearTimeout(temporizador)
    if (ocupado) {
      denovo = true
      return
    }
    const conteudo = ler()
    if (conteudo === ultimo && !tentativa && !forcar) {
      sujo = false // typed and undone: there is nothing to save
      avisar("salvo", "Sem alterações")
      return
    }
    ocupado = true
    desde = Date.now()
    avisar("salvando", FRASES.salvando)
    let desfecho, dados
    try {
      const resposta = await fetch(url, {
        method: "POST",
        body: new URLSearchParams({ conteudo, versao_base: base }),
        headers: { "X-CSRFToken": token(), Accept: "application/json", "X-Requested-With": "fetch" },
        credentials: "same-origin",
        redirect: "manual",
        signal: AbortSignal.timeout(30000),
      })
      ;[desfecho, dados] = await classificar(resposta)
    } catch {
      desfecho = "falhou"
    }
    ocupado = false
    concluir(desfecho, dados, conteudo)
  }

  function concluir(desfecho, dados, conteudo) {
    if (desfecho === "salvo") return salvou(dados, conteudo)
    guarda.guardar()
    denovo = false
    if (desfecho === "conflito") {
      parado = "conflito"
      avisar("conflito", FRASES.conflito)
      aoConflito(dados)
    } else if (desfecho === "recusado") {
      parado = "recusado"
      avisar("falhou", `Não foi salvo: ${dados.mensagem}`)
    } else {
      avisar(desfecho, FRASES[desfecho])
      agendar(desfecho === "sessao" ? 15000 : ESPERAS[Math.min(tentativa, ESPERAS.length - 1)])
      tentativa += 1
    }
  }

  function salvou(dados, conteudo) {
    base = String(dados.versao)
    ultimo = conteudo
    tentativa = 0
    parado = false
    sujo = ler() !== conteudo
    if (sujo) {
      guarda.guardar()
      agendar(denovo ? 0 : PARADO)
    } else {
      clearTimeout(espelho)
      guarda.esquecer()
    }
    denovo = false
    avisar("salvo", `Salvo às ${dados.salvo_em ?? new Date().toLocaleTimeString("pt-BR")}`)
  }

  function tentarLogo() {
    if (tentativa && !ocupado && document.visibilityState === "visible") agendar(0)
  }
  addEventListener("online", tentarLogo)
  addEventListener("focus", tentarLogo)
  document.addEventListener("visibilitychange", tentarLogo)

  return {
    mudou,
    salvarJa() {
      if (parado === "conflito") return
      tentativa = 0
      enviar(true)
    },
    // The person decided: save `ler()` again, now on top of the other's version.
    assumir(novaVersao) {
      base = String(novaVersao)
      parado = false
      sujo = true
      enviar(true)
    },
    // The text shown is exactly version `novaVersao` of the server.
    igualar(novaVersao, frase) {
      ultimo = ler()
      base = String(novaVersao)
      clearTimeout(temporizador)
      clearTimeout(espelho)
      parado = sujo = denovo = false
      tentativa = 0
      guarda.esquecer()
      avisar("salvo", frase)
    },
    soltar() {
      if (sujo) guarda.guardar()
      sujo = false
      clearTimeout(temporizador)
    },
    pendente: () => sujo || ocupado,
    versao: () => base,
    guardado: guarda.guardado,
    esquecer: guarda.esquecer,
  }
}
