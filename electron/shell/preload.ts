// Runs sandboxed before each page and gives it two things: a way to ask for its port to the host, and a way to be printed. The port itself passes
// into the page's own world by window.postMessage, since contextBridge carries no ports.
import { contextBridge, ipcRenderer } from 'electron'
import { heartbeat, portClosed, portGiven, printPage, requestPort } from './ipc.ts'

// What is used of the page, declared here because this folder is compiled without the DOM's types.
declare const window: {
  location: { origin: string }
  postMessage(message: unknown, targetOrigin: string, transfer?: unknown[]): void
}

const roleArgument = '--linggong-role='

contextBridge.exposeInMainWorld('linggong', {
  /** For showing and choosing the wire only: what the page may do is bound to its window, in main. */
  role: process.argv.find(argument => argument.startsWith(roleArgument))?.slice(roleArgument.length),
  /** The port comes as a message event {type:'linggong-port'} with ports[0]; its end as {type:'linggong-port-closed'}. */
  requestPort: (): void => ipcRenderer.send(requestPort),
  /** Prints this page as it is laid out for print. Resolves with `handed`, `failed` or `absent`; the touch screen only. */
  print: (): Promise<string> => ipcRenderer.invoke(printPage) as Promise<string>,
})

ipcRenderer.on(portGiven, event => {
  window.postMessage({ type: 'linggong-port' }, window.location.origin, event.ports)
})
ipcRenderer.on(portClosed, () => {
  window.postMessage({ type: 'linggong-port-closed' }, window.location.origin)
})
ipcRenderer.on(heartbeat, () => ipcRenderer.send(heartbeat))
