// A real host with an open desk for tests of matching and calling: people registered, postings published, the index waited for.
import { expect } from 'vitest'
import type { CallName, InputOf, OutputOf } from '../../electron/contract/api.ts'
import type { Reply } from '../../electron/contract/call.ts'
import { aHost, aLine, type WireName } from './a-host.ts'
import { aDeskForm, anId, aPostingForm } from './a-registration.ts'

type Ask = <N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>) => Promise<Reply<OutputOf<'desk', N>>>

export async function aMatchDesk(wire: WireName = 'direct') {
  const made = await aHost()
  const line = await aLine(made.host, 'desk', wire)
  const opened = await line.call('desk', 'staff.setUp', { id: anId(), name: '陈兰', pin: '284617' })
  const session = opened.ok ? opened.value.session : ''
  const ask: Ask = (name, input) => line.call('desk', name, input, session)
  let count = 0
  return {
    ...made,
    line,
    session,
    ask,
    /** @returns what the call gives, or fails the test */
    async get<N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>): Promise<OutputOf<'desk', N>> {
      const reply = await ask(name, input)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.problem)}`)
      return reply.value
    },
    /** The code of the problem a call ends in; `ok` where it does not. */
    async codeOf<N extends CallName<'desk'>>(name: N, input: InputOf<'desk', N>): Promise<string> {
      const reply = await ask(name, input)
      return reply.ok ? 'ok' : reply.problem.code
    },
    async person(changes: Parameters<typeof aDeskForm>[0] = {}): Promise<string> {
      count++
      const form = aDeskForm({
        contact: { kind: 'mobile', number: `1900000${String(count).padStart(4, '0')}` },
        kinds: ['carrier'],
        residence: '500106',
        consents: { registration: true, employer: true, messages: false, upload: true },
        ...changes,
      })
      expect(await ask('registrations.create', form)).toMatchObject({ ok: true })
      return form.id
    },
    async posting(changes: Parameters<typeof aPostingForm>[0] = {}): Promise<string> {
      const form = aPostingForm({ kind: 'carrier', ...changes })
      expect(await ask('postings.publish', form)).toMatchObject({ ok: true })
      return form.id
    },
    /** Waits until as many calls are due. */
    async due(total: number) {
      const list = async () => {
        const reply = await ask('calls.list', {})
        return reply.ok ? reply.value.due : []
      }
      await expect.poll(async () => (await list()).length, { timeout: 5000 }).toBe(total)
      return list()
    },
    async ready() {
      const id = await this.posting({ title: '清点员', kind: 'general', validUntilDay: '2026-11-22' })
      const isReady = async () => {
        const reply = await ask('match.list', { side: 'posting', id })
        return reply.ok && reply.value.isReady
      }
      await expect.poll(isReady, { timeout: 5000 }).toBe(true)
    },
  }
}
