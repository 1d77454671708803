// Postings in any number for the benches: those of the sample, each with words of its own. All made up.
import { samplePostings } from '../../../central/import/sample.ts'
import type { Change } from '../../../central/store/store.ts'
import type { Posting } from '../../../db/model/posting.ts'

const streets = ['双碑', '井口', '团结村', '磁器口', '童家桥', '石井坡', '歌乐山', '青木关', '土主', '陈家桥']

/** None of them urgent, none of them over before the year 2099; ids `bench-0000000`, … */
export function* benchPostings(count: number, now: Date): Generator<Posting> {
  const patterns = samplePostings(now)
  for (let i = 0; i < count; i++) {
    const pattern = patterns[i % patterns.length] as Posting
    const street = streets[(i * 7) % streets.length] ?? ''
    yield {
      ...pattern,
      id: `bench-${String(i).padStart(7, '0')}`,
      demonstration: false,
      title: `${pattern.title.slice(0, 20)}${i % 997}号线`,
      employer: { ...pattern.employer, name: `${street}第${i % 5003}劳务队` },
      place: { ...pattern.place, street },
      urgent: null,
      validUntil: '2099-01-01T00:00:00.000Z',
    }
  }
}

export const put = (posting: Posting): Change => ({ op: 'put', kind: 'posting', id: posting.id, value: posting })
