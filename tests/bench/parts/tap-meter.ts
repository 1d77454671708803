// In the page of the touch screen: pairs each tap with the first task after the frame that shows what it asked the host for. Answers
// that a later question has overtaken are never drawn and not counted. Plain script: it runs before the page's own.

/** What the page has measured so far, by the name of the call. */
export type Metered = { call: string; ms: number }

export const tapMeter = `(() => {
  const metered = window.metered = []
  let tapped = 0
  let asked = 0
  const afterFrame = done => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = done
    channel.port2.postMessage(0)
  })
  addEventListener('pointerup', event => {
    const from = tapped = event.timeStamp
    // What a key itself shows: its letter, the candidates, a pressed chip.
    if (event.target.closest('.key, .btn, .job, .tile')) afterFrame(() => metered.push({ call: 'echo', ms: performance.now() - from }))
  }, { capture: true })
  const ask = window.fetch
  window.fetch = async (...args) => {
    const body = typeof args[1]?.body === 'string' ? args[1].body : ''
    const call = /"name":"(postings\\.(?:search|get))"/.exec(body)?.[1]
    const from = tapped
    if (!call || from === 0) return ask(...args)
    // One tap, one question: what the page reads again by itself is nobody's wait.
    tapped = 0
    const mine = ++asked
    const answer = await ask(...args)
    const read = answer.text.bind(answer)
    answer.text = async () => {
      const text = await read()
      if (mine === asked) afterFrame(() => metered.push({ call, ms: performance.now() - from }))
      return text
    }
    return answer
  }
})()`
