// In the page of the touch screen: pairs each tap with the first task after the frame that shows what it asked the host for, counted
// from the lifting of the finger. The question may have been asked when the finger touched; a question asked later in the same tap
// counts instead. Answers that a later question has overtaken are never drawn and not counted. Plain script: it runs before the page's.

/** What the page has measured so far, by the name of the call. */
export type Metered = { call: string; ms: number }

export const tapMeter = `(() => {
  const metered = window.metered = []
  // The tap that the page is being told of just now: what it asks in between, it asks because of that tap.
  let told = null
  let tap = null
  let asked = 0
  // Not by a timer: those are held back while a finger touches.
  const nextTask = done => {
    const channel = new MessageChannel()
    channel.port1.onmessage = done
    channel.port2.postMessage(0)
  }
  const afterFrame = done => requestAnimationFrame(() => nextTask(done))
  const tell = () => {
    told = tap
    nextTask(() => { told = null })
  }
  // Drawn is what was answered, once the button has done what it does.
  const finish = (mine, { call, question }) => {
    if (question !== asked) return
    afterFrame(() => question === asked && metered.push({ call, ms: performance.now() - mine.liftedAt }))
  }
  addEventListener('pointerdown', () => {
    tap = { liftedAt: null, isClicked: false, answered: null }
    tell()
  }, { capture: true })
  addEventListener('pointerup', event => {
    const from = event.timeStamp
    if (tap) tap.liftedAt = from
    // What a key itself shows: its letter, the candidates, a pressed chip.
    if (event.target.closest('.key, .btn, .job, .tile')) afterFrame(() => metered.push({ call: 'echo', ms: performance.now() - from }))
  }, { capture: true })
  addEventListener('click', () => {
    if (!tap) return
    tap.isClicked = true
    tell()
    if (tap.answered) finish(tap, tap.answered)
  }, { capture: true })
  // The calls go through a worker of the page.
  const waited = new Map()
  const heard = new WeakSet()
  const hear = event => {
    const wait = waited.get(event.data.id)
    if (!wait) return
    waited.delete(event.data.id)
    wait.tap.answered = wait
    if (wait.tap.isClicked) finish(wait.tap, wait)
  }
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message, ...rest) {
    const call = /"name":"(postings\\.(?:search|get))"/.exec(message?.init?.body ?? '')?.[1]
    // What the page reads again by itself is nobody's wait.
    if (call && told) {
      if (!heard.has(this)) this.addEventListener('message', hear)
      heard.add(this)
      told.answered = null
      waited.set(message.id, { call, question: ++asked, tap: told })
    }
    return post.call(this, message, ...rest)
  }
})()`
