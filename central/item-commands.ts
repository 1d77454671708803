// The commands `notice` and `site`: put, withdraw or remove, list; and an emergency in one line. A server that runs meanwhile
// wakes its long polls within 250 ms (bell.ts).
import { marketTime } from '../db/model/market-time.ts'
import { type Item, type ItemKind, putOf, readItemFile, readItems } from './item-file.ts'
import { feed as feedName } from './protocol/feed.ts'
import { StartProblem } from './start-problem.ts'
import type { Store } from './store/store.ts'

export const itemUsage = `npm run central -- notice put FILE.json --feed 500105      publish notices: one object or an array
npm run central -- notice emergency "TITLE" --until 2026-11-22T18:00:00+08:00 --feed 500105 [--text …] [--source …] [--priority 0–9]
npm run central -- notice withdraw ID --feed 500105
npm run central -- notice list --feed 500105
npm run central -- site put FILE.json --feed 500105        the directory of sites, the same way
npm run central -- site remove ID --feed 500105
npm run central -- site list --feed 500105`

export type ItemOptions = {
  feed?: string | undefined
  text?: string | undefined
  until?: string | undefined
  source?: string | undefined
  priority?: string | undefined
}

type Tools = {
  now: () => Date
  makeId: () => string
  withStore: (work: (store: Store) => Promise<void>) => Promise<void>
  print: (line: string) => void
}

const endings = { notice: 'withdraw', site: 'remove' } as const
/** Of the clock that is printed beside UTC, so that whoever types sees what they meant. */
const timeZone = 'Asia/Shanghai'

/** @throws StartProblem: what is missing or wrong; nothing was published then */
export async function runItemCommand(
  kind: ItemKind,
  [action, subject, ...further]: readonly string[],
  options: ItemOptions,
  tools: Tools,
): Promise<void> {
  if (further.length > 0) throw new StartProblem(`"${further[0]}" is one word too many.\n${itemUsage}`)
  const feed = options.feed ?? ''
  if (!feedName.safeParse(feed).success)
    throw new StartProblem(`--feed must be a six-digit division code, such as 500105, not "${feed}".`)
  const { now, withStore, print } = tools
  switch (action) {
    case 'put': {
      const items = readItemFile(needed(subject, 'a file', kind, 'put FILE.json'), kind, now())
      return withStore(async store => print(await putItems(store, feed, kind, items, now())))
    }
    case endings[kind]: {
      const id = needed(subject, 'an id', kind, `${endings[kind]} ID`)
      return withStore(async store => print(await endItem(store, feed, kind, id, now())))
    }
    case 'list':
      return withStore(async store => {
        for (const line of await listItems(store, feed, kind, now())) print(line)
      })
    case 'emergency':
      if (kind === 'notice') {
        const title = needed(subject, 'a title', kind, 'emergency "TITLE" --until …')
        const item = emergencyOf(title, options, tools)
        return withStore(async store => {
          await putItems(store, feed, kind, [item], now())
          print(`emergency ${item.id} stands until ${clockText(String(item.validUntil))}`)
          print(`to end it: npm run central -- notice withdraw ${item.id} --feed ${feed}`)
        })
      }
  }
  const asked = action === undefined ? `${kind} needs to know what to do.` : `There is no command "${kind} ${action}".`
  throw new StartProblem(`${asked}\n${itemUsage}`)
}

function needed(value: string | undefined, what: string, kind: ItemKind, form: string): string {
  if (value?.trim()) return value
  throw new StartProblem(
    `${kind} ${form.split(' ')[0]} needs ${what}: npm run central -- ${kind} ${form} --feed 500105`,
  )
}

/** One transaction: all of them or none. */
async function putItems(store: Store, feed: string, kind: ItemKind, items: Item[], now: Date): Promise<string> {
  for (const { id } of items) {
    const there = await store.findEntry(feed, id)
    if (there?.op === 'put' && there.kind !== kind)
      throw new StartProblem(`The id "${id}" is that of a ${there.kind} in feed ${feed}. Nothing was published.`)
  }
  const { changed, unchanged } = await store.publish(feed, items.map(putOf(kind)), { now })
  return `put ${changed}, already there ${unchanged.length}`
}

async function endItem(store: Store, feed: string, kind: ItemKind, id: string, now: Date): Promise<string> {
  const there = await store.findEntry(feed, id)
  if (there?.op !== 'put' || there.kind !== kind)
    throw new StartProblem(
      `There is no ${kind} "${id}" in feed ${feed}. "${kind} list --feed ${feed}" shows what there is.`,
    )
  await store.publish(feed, [{ op: 'delete', kind, id }], { now })
  return `${id} is gone from feed ${feed}`
}

async function listItems(store: Store, feed: string, kind: ItemKind, now: Date): Promise<string[]> {
  const entries = await store.listEntries(feed, kind)
  if (entries.length === 0) return [`no ${kind}s in feed ${feed}`]
  return entries.map(({ id, body }) => {
    const value = JSON.parse(body ?? '{}') as Item
    return kind === 'notice'
      ? noticeLine(id, value, now)
      : [id, value.name, value.division, value.phone ?? ''].join('  ')
  })
}

function noticeLine(id: string, { kind, priority, shownFrom, validUntil, title }: Item, now: Date): string {
  const [from, until] = [String(shownFrom), String(validUntil)]
  const isOver = Date.parse(until) <= now.getTime()
  const state = isOver ? 'over' : Date.parse(from) > now.getTime() ? `from ${clockText(from)}` : 'shown'
  return [id, kind, `priority ${priority ?? 0}`, state, `until ${clockText(until)}`, title].join('  ')
}

function emergencyOf(title: string, { text, until, source, priority }: ItemOptions, { now, makeId }: Tools): Item {
  if (until === undefined) throw new StartProblem('An emergency needs an end: --until 2026-11-22T18:00:00+08:00')
  const end = new Date(until)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(until) || Number.isNaN(end.getTime()))
    throw new StartProblem(
      `--until must be a moment with its zone, such as 2026-11-22T18:00:00+08:00 or 2026-11-22T10:00:00Z, not "${until}".`,
    )
  if (priority !== undefined && !/^[0-9]$/.test(priority))
    throw new StartProblem(`--priority must be a number from 0 to 9, not "${priority}".`)
  const at = now()
  const value = {
    id: `emergency-${makeId()}`,
    kind: 'emergency',
    title,
    text: text ?? '',
    priority: Number(priority ?? 5),
    source: { name: source ?? '市平台' },
    shownFrom: at.toISOString(),
    validUntil: end.toISOString(),
  }
  const { items, faults } = readItems('notice', [value], at)
  const [item] = items
  if (!item || faults.length > 0) throw new StartProblem(`Nothing was published:\n${faults.join('\n')}`)
  return item
}

/** e.g. `2026-11-22 18:00` by the clock of Chongqing. */
function clockText(moment: string): string {
  const { day, hour, minute } = marketTime(new Date(moment), timeZone)
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} (${timeZone})`
}
