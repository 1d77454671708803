// An entry of the directory of sites (市场和驿站): where else people can go, and whom they can ring.
import { z } from 'zod'
import { division, recordId } from './ids.ts'
import { siteSettings } from './site.ts'

export const marketSite = z.looseObject({
  id: recordId,
  name: z.string().min(1).max(60),
  profile: siteSettings.shape.profile.unwrap(),
  division,
  /** District or town as people say it. */
  district: z.string().max(60).nullable().default(null),
  address: z.string().max(200).nullable().default(null),
  phone: z.string().max(30).nullable().default(null),
  /** As written, e.g. `周一至周六 8:30–18:00`. */
  hours: z.string().max(60).nullable().default(null),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  demonstration: z.boolean().optional(),
})
export type MarketSite = z.output<typeof marketSite>
