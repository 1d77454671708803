// The types of ports.mjs, for its test.
import type { EventEmitter } from 'node:events'

type PortMain = EventEmitter & { postMessage(data: unknown): void; start(): void; close(): void }

export class MessageChannelMain {
  port1: PortMain
  port2: PortMain
}

type RelayMessage = { port: number; data?: unknown; close?: boolean }

export function createRelays(send: (message: RelayMessage) => void): {
  handOver(port: PortMain): number
  takeOver(id: number): PortMain
  receive(message: RelayMessage): void
  closeAll(): void
}
