// The market's list of kinds: complete in itself, in every language, and against the official occupations.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  findKind,
  groupOf,
  isGroup,
  kindAliases,
  kindGroups,
  kindOfTitle,
  kinds,
  kindsInGroup,
} from '../../../db/model/kinds.ts'
import { officeKinds } from '../../../db/model/kinds-office.ts'
import { productionKinds } from '../../../db/model/kinds-production.ts'
import { serviceKinds } from '../../../db/model/kinds-service.ts'
import { posting } from '../../../db/model/posting.ts'
import { sharedData, sharedDataAbsent } from '../../support/shared-data.ts'

type Names = { groups: Record<string, string>; kinds: Record<string, string> }
const namesIn = (language: string): Names =>
  JSON.parse(readFileSync(new URL(`../../../locales/${language}/kinds.json`, import.meta.url), 'utf8'))

describe('the list of kinds', () => {
  it('has about 200 kinds with codes of their own, each in a group that exists and fit for a posting', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(120)
    expect(new Set(kinds.map(kind => kind.code)).size).toBe(kinds.length)
    const groups = kindGroups.map(group => group.code)
    for (const kind of kinds) {
      expect(kind.code).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(groups).toContain(kind.group)
      expect(posting.shape.kind.safeParse(kind.code).success).toBe(true)
    }
    expect([isGroup('general'), isGroup('welder'), kinds.some(kind => isGroup(kind.code))]).toEqual([
      true,
      false,
      false,
    ])
    for (const group of groups) expect(kindsInGroup(group).length).toBeGreaterThanOrEqual(5)
  })

  it('begins with the groups of the home page, in the order of its tiles', () => {
    const { groups } = namesIn('zh-Hans')
    expect(kindGroups.slice(0, 11).map(group => groups[group.code])).toEqual(
      '普工 分拣快递 电工焊工 搬运装卸 司机 外卖跑腿 服务员 厨师 保洁 保安 家政月嫂'.split(' '),
    )
  })

  it.each(['zh-Hans', 'zh-Hant', 'en'])('has every name in %s, no name twice, and none too many', language => {
    const names = namesIn(language)
    expect(Object.keys(names.groups).sort()).toEqual(kindGroups.map(group => group.code).sort())
    expect(Object.keys(names.kinds).sort()).toEqual(kinds.map(kind => kind.code).sort())
    const all = Object.values(names.kinds)
    expect(all.every(name => name.trim() !== '')).toBe(true)
    expect(new Set(all).size).toBe(all.length)
  })

  it('gives no alias to two kinds', () => {
    const owners = [...productionKinds, ...serviceKinds, ...officeKinds].flatMap(([code, , , , aliases]) =>
      [...new Set(aliases.toLowerCase().split(' '))].map(alias => [alias, code]),
    )
    expect(owners.length).toBeGreaterThan(4 * kinds.length)
    expect([...kindAliases]).toEqual(owners)
  })

  it('finds kinds and groups by code, and says so of unknown ones', () => {
    expect(findKind('welder')).toEqual({
      code: 'welder',
      group: 'electric-weld',
      occupation: '6-18-02-04',
      icon: 'weld',
    })
    expect([groupOf('maternity-nurse'), groupOf('astronaut')]).toEqual(['household', null])
    expect([findKind('astronaut'), kindsInGroup('astronauts')]).toEqual([undefined, []])
  })
})

describe('kindOfTitle', () => {
  it('recognises every kind by its own Chinese name', () => {
    const names = namesIn('zh-Hans').kinds
    for (const kind of kinds)
      expect([names[kind.code], kindOfTitle(names[kind.code] ?? '')]).toEqual([names[kind.code], kind.code])
  })

  it.each([
    ['设备调试电工', 'equipment-commissioner'],
    ['电工（夜间检修）', 'electrician'],
    ['二保焊工', 'welder'],
    ['车位工200人', 'sewing-machinist'],
    ['住家月嫂，会做川菜，有母婴护理证', 'maternity-nurse'],
    ['快递分拣员（夜班）', 'parcel-sorter'],
    ['司机（会电工优先）', 'car-driver'],
    ['商场保洁', 'cleaner'],
    ['养老院厨师', 'cook'],
    ['电子厂保安（包吃住）', 'security-guard'],
    ['A1区普工', 'general-worker'],
    ['急招！周末演唱会安保', 'temporary-guard'],
    ['Python开发工程师', 'programmer'],
    ['ＣＮＣ操作工', 'machine-operator'],
    ['Mobile 产品', null],
    ['宇航', null],
    ['', null],
  ])('of %s is %s', (title, code) => {
    expect(kindOfTitle(title)).toBe(code)
  })
})

const occupations = sharedData('occupations-2022.tsv')
describe.skipIf(occupations === null)(`the official occupations${sharedDataAbsent(occupations)}`, () => {
  it('contain the occupation of every kind, at its fourth level', () => {
    const lines = readFileSync(occupations ?? '', 'utf8').split('\n')
    const codes = new Set(lines.map(line => line.split('\t')).flatMap(([code, level]) => (level === '4' ? [code] : [])))
    expect(codes.size).toBe(1_639)
    expect(kinds.filter(kind => !codes.has(kind.occupation))).toEqual([])
  })
})
