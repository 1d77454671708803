// app://host/path inside Electron is https://host.app.stand-in.invalid/path inside Chromium, which has no such schemes.

const suffix = '.stand-in.invalid'

/** @param {Map<string, unknown>} schemes the app's own schemes */
export function createAddresses(schemes) {
  return {
    toPage(url) {
      const { protocol, host, pathname, search, hash } = new URL(url)
      if (!schemes.has(protocol.slice(0, -1))) return url
      return `https://${host || 'app'}.${protocol.slice(0, -1)}${suffix}${pathname}${search}${hash}`
    },
    fromPage(url) {
      if (!URL.canParse(url)) return url
      const { hostname, pathname, search, hash } = new URL(url)
      if (!hostname.endsWith(suffix)) return url
      const parts = hostname.slice(0, -suffix.length).split('.')
      const scheme = parts.pop()
      return `${scheme}://${parts.join('.')}${pathname}${search}${hash}`
    },
  }
}
