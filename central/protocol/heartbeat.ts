// A sign of life from a station, and the open question whether the server is well.
import { z } from 'zod'
import { moment } from '../../db/model/ids.ts'

/** Whatever the station wants to say about itself; the server does not keep it yet. */
export const heartbeat = z.looseObject({ health: z.record(z.string(), z.json()).optional() })

/** `now` is the server's time, to compare a wrong clock with. */
export const heartbeatAnswer = z.looseObject({ now: moment })

export const health = z.looseObject({ status: z.literal('ok') })
