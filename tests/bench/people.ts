// Finding people among 50,000 by what is typed, and saving one registration with every flush to disk, each beside bare SQL for the
// same question in the same run.
// Usage: npm run bench:people [-- people rounds]
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReadable, openWritable, transact } from '../../db/open.ts'
import { findPeople, listHardToPlace } from '../../db/people.ts'
import { insertRegistration } from '../../db/registrations.ts'
import { ensurePersonKey } from '../../db/same-person.ts'
import { crowdRegistration, seeded } from '../support/a-crowd.ts'
import { median, quantile } from './parts/quantiles.ts'

const [people = 50_000, rounds = 10] = process.argv.slice(2).map(Number)
const dir = mkdtempSync(join(tmpdir(), 'linggong-people-'))
const random = seeded(11)
const at = new Date('2026-11-22T02:00:00.000Z')
const now = at.toISOString()
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高单曾区仇']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰晓小国建志海']
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const notes = ['', '', '会扎扭扭花', '家里有三轮车', '只能上午来', '想学光伏安装', '腿脚不便，坐着的活']

const person = (i: number) => ({
  ...crowdRegistration(random, i, at.getTime()),
  name: `${pick(surnames)}${pick(given)}${random() < 0.7 ? pick(given) : ''}`,
  contact: { kind: 'mobile' as const, number: `1900${String((i * 7919) % 10_000_000).padStart(7, '0')}` },
  notes: pick(notes),
  validUntil: '2026-12-08T00:00:00.000Z',
})
const ms = (work: () => unknown): number => {
  const from = performance.now()
  work()
  return performance.now() - from
}
const line = (values: readonly number[]) =>
  `median ${median(values).toFixed(2)} ms   p95 ${quantile(values, 0.95).toFixed(2)} ms   most ${Math.max(...values).toFixed(2)} ms`

try {
  const site = openWritable(join(dir, 'site.db'), 'site')
  transact(site, () => ensurePersonKey(site, () => new Uint8Array(32).fill(7)))
  const fill = ms(() => {
    for (let from = 0; from < people; from += 1000)
      transact(site, () => {
        for (let i = from; i < Math.min(people, from + 1000); i++)
          insertRegistration(site, person(i), { day: '2026-11-22', clerkId: null })
      })
  })
  site.pragma('wal_checkpoint(TRUNCATE)')
  const { bytes } = site
    .prepare('select page_count * page_size as bytes from pragma_page_count, pragma_page_size')
    .get() as { bytes: number }
  console.log(
    `${people} people, ${(bytes / 1e6).toFixed(0)} MB, made in ${(fill / 1000).toFixed(1)} s; load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`,
  )
  const reader = openReadable(join(dir, 'site.db'), 'site')
  const page = { now, limit: 50, offset: 0 }
  // What one would write without an index: the text somewhere in the record. It finds no pinyin.
  const bare = reader.prepare(
    `select id from registration where body is not null and valid_until > ? and instr(body, ?) > 0 order by updated_at desc limit 50`,
  )
  const questions = [
    ['a name', ['王晓明', '单芳', '区志强', '曾小兰']],
    ['one character', ['王', '单', '芳']],
    ['pinyin', ['wangxiaoming', 'shanfang', 'zengxiao', 'ouzhi']],
    ['first letters', ['wxm', 'sf', 'ozq']],
    ['end of the number', ['1234', '0077', '919']],
    ['a skill', ['叉车', '二保焊', '川菜', 'plc']],
    ['a note', ['扭扭花', '光伏安装', '坐着的活']],
    ['a kind', ['电工', '保安', '月嫂']],
    ['a group', ['残疾', '退役军人']],
    ['two words', ['王 电工', '扭扭花 wang', '李 1234']],
    ['nothing there', ['欧阳龘', 'qqqq', '888888888']],
  ] as const
  const all: number[] = []
  const allBare: number[] = []
  for (const [name, texts] of questions) {
    const times = texts.flatMap(text =>
      Array.from({ length: rounds }, () => ms(() => findPeople(reader, { text }, page))),
    )
    const bareTimes = texts.flatMap(text => Array.from({ length: 3 }, () => ms(() => bare.all(now, text))))
    all.push(...times)
    allBare.push(...bareTimes)
    const found = texts
      .map(text => findPeople(reader, { text }, page))
      .map(({ total, isMore }) => `${total}${isMore ? '+' : ''}`)
    console.log(
      `${name.padEnd(18)} ${line(times)}   ratio ${(median(times) / median(bareTimes)).toFixed(3)}   found ${found}`,
    )
  }
  console.log(`search, all        ${line(all)}   (aim p95 ≤ 20 ms)`)
  console.log(
    `bare SQL           ${line(allBare)}   index / SQL ${(median(all) / median(allBare)).toFixed(3)}, p95 ${(quantile(all, 0.95) / quantile(allBare, 0.95)).toFixed(3)}`,
  )
  const ledger = Array.from({ length: rounds * 3 }, () =>
    ms(() => listHardToPlace(reader, { longSince: '2026-11-01T00:00:00.000Z', group: null }, page)),
  )
  console.log(`ledger             ${line(ledger)}`)

  const table = 'create table bare (id text primary key, body text not null) strict'
  site.exec(table)
  const insert = site.prepare('insert into bare (id, body) values (?, ?)')
  const saves: number[] = []
  const bareSaves: number[] = []
  for (let i = 0; i < rounds * 20; i++) {
    const registration = person(people + i)
    const body = JSON.stringify(registration)
    saves.push(
      ms(() => transact(site, () => insertRegistration(site, registration, { day: '2026-11-22', clerkId: null }))),
    )
    bareSaves.push(ms(() => transact(site, () => insert.run(registration.id, body))))
  }
  console.log(`saving, FULL       ${line(saves)}   (aim p95 ≤ 50 ms)`)
  console.log(
    `a bare insert      ${line(bareSaves)}   saving / insert ${(median(saves) / median(bareSaves)).toFixed(2)}, p95 ${(quantile(saves, 0.95) / quantile(bareSaves, 0.95)).toFixed(2)}`,
  )
} finally {
  rmSync(dir, { recursive: true, force: true })
}
