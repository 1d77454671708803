// Names of the headers the wire uses beside HTTP's own. Written as sent; header names do not mind case.

/** The version of this wire. An answer without the header `Linggong-Protocol: 1` is no answer (captive portals say 200). */
export const protocolVersion = '1'

export const header = {
  /** Answer: the server's identity, a UUID. Cursors, acknowledgements and outbox state belong to one identity. */
  server: 'Linggong-Server',
  /** Answer: always `1`. */
  protocol: 'Linggong-Protocol',
  /** Answer, `1` when the server is a demonstration centre: its rows are made up. Absent otherwise. */
  demonstration: 'Linggong-Demonstration',
  /** Request: the station's UUID. Needed by every POST. */
  station: 'Linggong-Station',
  /** Answer to a feed read: the cursor to ask from next. */
  nextOffset: 'Stream-Next-Offset',
  /** Answer to a feed read, `true` when there was nothing further at that moment. Absent otherwise. */
  upToDate: 'Stream-Up-To-Date',
  /** Answer to a read of lane `all` that reached the head, and to a snapshot: the checksum at `Stream-Next-Offset`. */
  checksum: 'Linggong-Checksum',
} as const
