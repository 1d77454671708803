// This station towards the centre: its id, its installation number and the sequence of its batches, all belonging to one server.
import type { ReadDb, WriteDb } from './open.ts'
import { findSetting, saveSetting } from './settings.ts'

export type Station = {
  id: string
  /** Rises when this disk was restored from a backup, so that the centre can tell. */
  installation: number
  /** Of the last batch made. */
  sequence: number
  /** The identity of the centre all this belongs to; null before the first answer. */
  server: string | null
}

/** @param makeId makes a UUID where this is the first start. Call inside a transaction. */
export function getStation(db: WriteDb<'site'>, makeId: () => string): Station {
  const known = findStation(db)
  if (known) return known
  const station: Station = { id: makeId(), installation: 1, sequence: 0, server: null }
  saveStation(db, station)
  return station
}

function findStation(db: ReadDb<'site'>): Station | undefined {
  const text = findSetting(db, 'station')
  return text === undefined ? undefined : (JSON.parse(text) as Station)
}

export function saveStation(db: WriteDb<'site'>, station: Station): void {
  saveSetting(db, 'station', JSON.stringify(station))
}
