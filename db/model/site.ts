// A site's own settings: what stands in `site.json` in the data folder. Every field has a default.
import { z } from 'zod'
import { preferences } from './fair-order.ts'
import { division } from './ids.ts'

export const language = z.enum(['zh-Hans', 'zh-Hant', 'en'])
export type Language = z.output<typeof language>

/** 公告, 附近的市场. */
const boardPages = ['notices', 'sites'] as const
export type BoardPage = (typeof boardPages)[number]

const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)

const timeZone = z.string().refine(
  name => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
      return true
    } catch {
      return false
    }
  },
  { error: 'unknown-time-zone' },
)

/** A part of the day on the board: what postings lean to, and how often a page of notices or sites takes their place. */
const dayPart = z.strictObject({
  days: z.array(z.int().min(0).max(6)).min(1).default([0, 1, 2, 3, 4, 5, 6]),
  from: clock,
  to: clock,
  prefer: z.enum(preferences).default('even'),
  /** Pages that take the postings' place for a while, in turn. */
  pages: z
    .array(z.enum(boardPages))
    .max(2)
    .default([...boardPages]),
  everyMinutes: z.int().min(1).max(120).default(6),
  pageSeconds: z.int().min(5).max(120).default(20),
})
export type DayPart = z.output<typeof dayPart>

/** `site.json`. Unknown fields are refused: a misspelt setting must not be silently ignored. */
export const siteSettings = z.strictObject({
  name: z.string().min(1).max(40).default('双碑零工市场'),
  /** market, station, stall, van: domain.md § 1. */
  profile: z.enum(['market', 'station', 'stall', 'van']).default('market'),
  division: division.default('500106'),
  /** Where in its division the site stands, for what is near: its street, and its coordinates (WGS 84) where they are known. */
  place: z
    .strictObject({
      street: z.string().trim().min(1).max(60).nullable().default(null),
      latitude: z.number().min(-90).max(90).nullable().default(null),
      longitude: z.number().min(-180).max(180).nullable().default(null),
    })
    .prefault({}),
  /** Feeds this site reads: county-level divisions, and the municipality's own. */
  feeds: z.array(division).min(1).max(200).default(['500106', '500000']),
  timeZone: timeZone.default('Asia/Shanghai'),
  language: language.default('zh-Hans'),
  hotline: z.string().max(30).default('12333'),
  board: z
    .strictObject({
      /** From how far the board is read, in metres: letter height ≈ distance / 200. */
      viewingDistanceM: z.number().min(1).max(30).default(4),
      /** Width of one pixel in millimetres; 0.634 is a 55-inch 1080p panel. */
      pixelPitchMm: z.number().min(0.05).max(20).default(0.634),
      /** After how many minutes without an answer from the centre the data is called old. */
      staleAfterMinutes: z.int().min(1).max(1440).default(30),
      /** Where the QR code of a card leads: this address and right behind it the short code. Null: the code holds the posting as text. */
      qrBaseUrl: z
        .url({ protocol: /^https?$/ })
        .max(200)
        .nullable()
        .default(null),
      /** Languages that take turns on the board; empty: the site's own only. */
      languages: z.array(language).max(3).default([]),
      languageMinutes: z.int().min(1).max(120).default(5),
      /** Between what is shown by day and by night; the first that holds counts, otherwise board-schedule.ts has a default. */
      dayParts: z.array(dayPart).max(12).default([]),
      /** When the wall is dimmed, and by how much; null: never. */
      night: z
        .strictObject({ from: clock, to: clock, dim: z.number().min(0).max(0.8).default(0.45) })
        .nullable()
        .default({ from: '21:00', to: '06:30', dim: 0.45 }),
    })
    .prefault({}),
  /** Numbers for the desks: what stands before the number, and how many desks call. */
  numbers: z
    .strictObject({
      isOffered: z.boolean().default(true),
      prefix: z
        .string()
        .regex(/^[A-Z]{0,2}$/)
        .default('A'),
      desks: z.int().min(1).max(20).default(2),
      /**
       * The name of the queue that this site's machines share through the centre; each needs a `prefix` of its own, and desks are
       * numbered through the site. Null: this machine has a queue of its own.
       */
      sharedAs: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** When the market is open; the day is the one on which the window starts. Closed on days without an entry. */
  openingHours: z
    .array(z.strictObject({ days: z.array(z.int().min(0).max(6)).min(1), open: clock, close: clock }))
    .max(14)
    .default([{ days: [0, 1, 2, 3, 4, 5, 6], open: '08:30', close: '18:00' }]),
  idle: z
    .strictObject({
      /** The touch screen is wiped after so many seconds without a touch. */
      touchSeconds: z.int().min(30).max(600).default(60),
      /** The warning stands at least 20 seconds (WCAG 2.2.1). */
      warningSeconds: z.int().min(20).max(120).default(20),
      /** The desk locks itself after so many seconds. */
      deskSeconds: z.int().min(30).max(3600).default(300),
    })
    .prefault({})
    .refine(i => i.warningSeconds < i.touchSeconds, { error: 'warning-not-shorter', path: ['warningSeconds'] }),
  registration: z
    .strictObject({
      noticeVersion: z.string().min(1).max(40).default('3'),
      validDays: z.int().min(1).max(365).default(15),
      /** How often a registration may be renewed for as many days again. */
      renewals: z.int().min(0).max(1000).default(12),
      /** Who waits so many days is in the ledger of the hard to place, of whatever group. */
      longWaitDays: z.int().min(1).max(1000).default(30),
    })
    .prefault({}),
  /** The reader of identity cards at the desk (electron/host/reader). */
  reader: z
    .strictObject({
      /** `wedge`: it types the number like a keyboard. `http`, `websocket`: its maker's service on this machine is asked. */
      kind: z.enum(['none', 'wedge', 'http', 'websocket']).default('none'),
      url: z
        .url({
          protocol: /^(https?|wss?)$/,
          hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/,
          error: 'must be of this machine',
        })
        .max(300)
        .nullable()
        .default(null),
      /** Sent to the service: the body of a POST (null: a GET), or the first message of a WebSocket. */
      request: z.string().max(2000).nullable().default(null),
      timeoutSeconds: z.int().min(1).max(60).default(10),
      /** Where name and number stand in the answer (`resultContent.partyName`); empty: under the names makers commonly use. */
      namePath: z.string().max(100).default(''),
      numberPath: z.string().max(100).default(''),
    })
    .prefault({})
    .refine(
      ({ kind, url }) => kind === 'none' || kind === 'wedge' || url?.startsWith(kind === 'http' ? 'http' : 'ws'),
      {
        error: 'the address of the reader is missing or of the other kind',
        path: ['url'],
      },
    ),
})
export type SiteSettings = z.output<typeof siteSettings>
