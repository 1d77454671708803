// The messages between main and preload. Everything of substance goes over the port, past main; only main can print.

/** Preload → main: this page wants a (new) port to the host. Says nothing of a role: main knows which window asks. */
export const requestPort = 'linggong:request-port'
/** Main → preload, with the port. */
export const portGiven = 'linggong:port'
/** Main → preload: the host is gone and the port with it. */
export const portClosed = 'linggong:port-closed'
/** Main → preload → main: is the page's thread alive? */
export const heartbeat = 'linggong:heartbeat'
/** Preload → main, answered: print what this page shows for print. Says nothing of what; `handed`, `failed` or `absent` comes back. */
export const printPage = 'linggong:print'
