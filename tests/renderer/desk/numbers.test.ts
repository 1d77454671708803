/// <reference types="node" />
// Calling numbers at the desk, on a real host: the desk is chosen once, one press calls one, a slip calls nobody.
import { describe, expect, it } from 'vitest'
import { currentOf, nextOf, nextRestMs, targetOf } from '../../../renderer/desk/numbers/numbers-part.ts'
import { anOpenDesk, pin, type TestDesk } from '../../support/a-desk.ts'
import { anId } from '../../support/a-registration.ts'
import { createDirectWire } from '../../support/direct-wire.ts'

const numbers = ({ state }: TestDesk) => state().numbers

async function withPeople(count: number): Promise<TestDesk> {
  const made = await anOpenDesk()
  for (let i = 0; i < count; i++) await made.desk.numbers.give()
  await made.settled()
  return made
}

const rowsOf = (made: TestDesk) => {
  const { list } = numbers(made)
  return list.state === 'ready' ? list.rows.map(row => `${row.text} ${row.state}`) : list.state
}

describe('The desk', () => {
  it('must be chosen before anything is called, and the press leads there', async () => {
    const made = await withPeople(1)
    made.desk.callNext()
    await made.settled()
    expect(made.state()).toMatchObject({ view: 'numbers', numbers: { said: { act: 'no-desk' } } })
    expect(rowsOf(made)).toEqual(['A001 waiting'])
  })

  it('stays chosen over a lock, and is asked for again when another person works there', async () => {
    const made = await withPeople(0)
    made.desk.numbers.chooseDesk(2)
    await made.desk.gate.lock()
    await made.desk.gate.unlock(pin)
    await made.settled()
    expect(numbers(made).desk).toBe(2)
    const wire = createDirectWire(made.host.host, 'desk')
    const ask = async (name: string, input: unknown, session = '') => {
      const reply = await wire.send(
        { id: 1, name, input, ...(session ? { session } : {}) },
        new AbortController().signal,
      )
      if (!reply.ok) throw new Error(reply.problem.code)
      return reply.value as { session: string; names: { id: string }[] }
    }
    const [head] = (await ask('staff.isSetUp', {})).names
    const { session } = await ask('staff.unlock', { id: head?.id, pin })
    await ask('staff.add', { id: 'clerk-2', name: '李秀', role: 'clerk', pin: '503921' }, session)
    await made.desk.gate.lock()
    await made.settled()
    made.desk.gate.choose('clerk-2')
    await made.desk.gate.unlock('503921')
    await made.settled()
    expect(numbers(made).desk).toBeNull()
  })
})

describe('Calling', () => {
  it('takes who has waited longest, closes the one before, and says so', async () => {
    const made = await withPeople(3)
    made.desk.numbers.chooseDesk(1)
    await made.desk.numbers.callNext()
    expect(currentOf(numbers(made))?.text).toBe('A001')
    await made.pass(nextRestMs)
    await made.desk.numbers.callNext()
    expect(numbers(made)).toMatchObject({ said: { act: 'called', text: 'A002' } })
    expect(rowsOf(made)).toEqual(['A001 served', 'A002 called', 'A003 waiting'])
    expect(nextOf(numbers(made))?.text).toBe('A003')
  })

  it('twice by a slip calls one: nobody is served who has not come', async () => {
    const made = await withPeople(3)
    made.desk.numbers.chooseDesk(1)
    await Promise.all([made.desk.numbers.callNext(), made.desk.numbers.callNext()])
    await made.desk.numbers.callNext()
    expect(rowsOf(made)).toEqual(['A001 called', 'A002 waiting', 'A003 waiting'])
    await made.pass(nextRestMs)
    await made.desk.numbers.callNext()
    expect(rowsOf(made)).toEqual(['A001 served', 'A002 called', 'A003 waiting'])
  })

  it('the next when nobody waits closes the last one and says that nobody is left', async () => {
    const made = await withPeople(1)
    made.desk.numbers.chooseDesk(1)
    await made.desk.numbers.callNext()
    await made.pass(nextRestMs)
    await made.desk.numbers.callNext()
    expect(numbers(made).said).toEqual({ act: 'nobody' })
    expect(rowsOf(made)).toEqual(['A001 served'])
  })

  it('again, missed, out of turn and back to waiting are about the number in front', async () => {
    const made = await withPeople(3)
    const { numbers: actions } = made.desk
    actions.chooseDesk(1)
    await actions.callNext()
    await actions.call()
    expect(targetOf(numbers(made))).toMatchObject({ text: 'A001', calls: 2 })
    await actions.close('missed')
    expect(targetOf(numbers(made))).toBeNull()
    const { list } = numbers(made)
    actions.choose(list.state === 'ready' ? (list.rows[2]?.id ?? null) : null)
    expect(targetOf(numbers(made))?.text).toBe('A003')
    await actions.call()
    expect(rowsOf(made)).toEqual(['A001 missed', 'A002 waiting', 'A003 called'])
    await actions.close('waiting')
    expect(rowsOf(made)).toEqual(['A001 missed', 'A002 waiting', 'A003 waiting'])
  })
})

describe('Two desks that call one number', () => {
  it('the later one is told who has it, in whatever view, and may call the next at once', async () => {
    const made = await withPeople(2)
    made.desk.numbers.chooseDesk(1)
    await made.desk.numbers.callNext()
    made.desk.show('register')
    // What a machine hears of the shared queue stands in the database like what another desk of this machine does.
    const called = currentOf(numbers(made))
    expect((await made.client.call('numbers.call', { id: called?.id ?? '', desk: 2 })).ok).toBe(true)
    await made.settled()
    expect(numbers(made).said).toEqual({ act: 'taken', text: 'A001', desk: 2 })
    expect(currentOf(numbers(made))).toBeNull()
    await made.desk.numbers.callNext()
    expect(numbers(made).said).toEqual({ act: 'called', text: 'A002' })
    expect(rowsOf(made)).toEqual(['A001 called', 'A002 called'])
  })

  it('nobody is told of a number that was closed here, or while this page has become another desk', async () => {
    const made = await withPeople(2)
    made.desk.numbers.chooseDesk(1)
    await made.desk.numbers.callNext()
    const called = currentOf(numbers(made))
    await made.desk.numbers.close('missed')
    expect((await made.client.call('numbers.call', { id: called?.id ?? '', desk: 2 })).ok).toBe(true)
    await made.settled()
    expect(numbers(made).said).toEqual({ act: 'missed', text: 'A001' })
    await made.pass(nextRestMs)
    await made.desk.numbers.callNext()
    made.desk.numbers.chooseDesk(2)
    await made.desk.numbers.give()
    expect(numbers(made).said).toMatchObject({ act: 'given' })
  })
})

describe('The list', () => {
  it('lives: what is taken at the touch screen stands in it in whatever view one is', async () => {
    const made = await withPeople(0)
    made.desk.show('register')
    const touch = createDirectWire(made.host.host, 'touch')
    await touch.send({ id: 1, name: 'numbers.take', input: { id: anId() } }, new AbortController().signal)
    await made.settled()
    expect(rowsOf(made)).toEqual(['A001 waiting'])
    expect(numbers(made).list).toMatchObject({ waiting: 1 })
  })

  it('goes when the screen is locked', async () => {
    const made = await withPeople(2)
    await made.desk.gate.lock()
    expect(numbers(made).list).toEqual({ state: 'reading' })
  })
})
