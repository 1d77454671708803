// What happens in a Playwright page, told as Electron's events of its window and web contents.

export function listenToPage(window, page, { addresses, call }) {
  const contents = window.webContents
  page.on('crash', () => page === window.page && window.crashedNow())
  page.on('domcontentloaded', () => contents.emit('dom-ready', {}))
  page.on('load', () => {
    contents.emit('did-finish-load', {})
    window.emit('ready-to-show')
  })
  page.on('response', response => {
    const request = response.request()
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return
    const url = addresses.fromPage(response.url())
    contents.emit('did-navigate', {}, url, response.status(), response.statusText())
  })
  page.on('console', message => {
    const level = { log: 'info', warn: 'warning' }[message.type()] ?? message.type()
    const { url, lineNumber } = message.location()
    const details = { level, message: message.text(), lineNumber, sourceId: addresses.fromPage(url) }
    contents.emit('console-message', { ...details, frame: contents.mainFrame })
    call('console', window.id, level, message.text())
  })
  page.on('pageerror', error => call('pageerror', window.id, String(error.stack ?? error)))
  page.on('popup', popup => {
    if (!contents.mayOpen(addresses.fromPage(popup.url()))) popup.close().catch(() => {})
  })
  page.on('download', async download => {
    let isPrevented = false
    const event = {
      preventDefault: () => {
        isPrevented = true
      },
    }
    contents.session.emit('will-download', event, { getURL: () => addresses.fromPage(download.url()) }, contents)
    call('download', addresses.fromPage(download.url()), isPrevented ? 'denied' : 'allowed')
    if (isPrevented) await download.cancel().catch(() => {})
  })
  page.on('close', () => page === window.page && !contents.crashed && window.gone())
}
