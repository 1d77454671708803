// A call to the host from inside a page, over the ports that the page is given; asked again on each new port, as the page's own
// client does, since a new port ends the one before it.

/** @param page anything that runs source text in a page of the Electron shell. @returns the reply (contract/call.ts) */
export function callHost(
  page: { evaluate(source: string): Promise<unknown> },
  name: string,
  input: unknown = {},
): Promise<unknown> {
  return page.evaluate(`new Promise((done, fail) => {
    setTimeout(() => fail(new Error('no answer in 10 s')), 10000)
    const id = 900000 + Math.floor(Math.random() * 90000)
    addEventListener('message', function hear(event) {
      if (event.data?.type !== 'linggong-port') return
      const [port] = event.ports
      port.addEventListener('message', ({ data }) => {
        if (data.id !== id) return
        removeEventListener('message', hear)
        done(data.reply)
      })
      port.start()
      port.postMessage({ id, name: ${JSON.stringify(name)}, input: ${JSON.stringify(input)} })
    })
    window.linggong.requestPort()
  })`)
}
