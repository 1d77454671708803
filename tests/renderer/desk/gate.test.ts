/// <reference types="node" />
// Who is in front of the desk: first run, unlocking, waiting after wrong PINs, locking, and coming back.
import { describe, expect, it } from 'vitest'
import { aDesk, anOpenDesk, pin, type TestDesk } from '../../support/a-desk.ts'

/** Chooses a name at the locked desk. */
function choose({ desk, state }: TestDesk, name: string): void {
  const { gate } = state()
  if (gate.state !== 'locked') throw new Error(gate.state)
  desk.gate.choose(gate.names.find(member => member.name === name)?.id ?? '')
}

describe('The first run', () => {
  it('makes the head of station, with the PIN that was chosen and no other', async () => {
    const { desk, state } = await aDesk()
    expect(state().gate).toEqual({ state: 'first-run', entry: { step: 'typing' } })
    await desk.gate.setUp('陈兰', pin)
    expect(state().gate).toMatchObject({ state: 'open', staff: { name: '陈兰', role: 'head' } })
  })

  it('refuses a simple PIN and stays where it is', async () => {
    const { desk, state } = await aDesk()
    await desk.gate.setUp('陈兰', '123456')
    expect(state().gate).toMatchObject({
      state: 'first-run',
      entry: { step: 'refused', problem: { code: 'bad-input' } },
    })
  })

  it('comes only once: another page finds the desk locked', async () => {
    const { host } = await anOpenDesk()
    const other = await aDesk({ before: host })
    expect(other.state().gate).toMatchObject({ state: 'locked', names: [{ name: '陈兰' }] })
    await other.desk.gate.setUp('别人', pin)
    expect(other.state().gate.state).toBe('locked')
  })
})

describe('Unlocking', () => {
  it('with a wrong PIN says so; after three it counts down and takes none until then', async () => {
    const { desk, state, pass } = await anOpenDesk()
    await desk.gate.lock()
    for (const code of ['wrong-pin', 'wrong-pin', 'too-many-attempts']) {
      await desk.gate.unlock('999111')
      expect(state().gate).toMatchObject({ state: 'locked', entry: { step: 'refused', problem: { code } } })
    }
    await desk.gate.unlock(pin)
    expect(state().gate).toMatchObject({ state: 'locked', entry: { step: 'refused' } })
    await pass(29_000)
    expect(state().gate).toMatchObject({ entry: { step: 'refused' } })
    await pass(1_000)
    expect(state().gate).toMatchObject({ entry: { step: 'typing' } })
  })

  it('chooses among names, and another name may try at once', async () => {
    const made = await anOpenDesk()
    const { desk, state } = made
    expect(await desk.staff.add({ name: '李秀', role: 'clerk', pin: '605172' })).toBe(true)
    await desk.gate.lock()
    const { gate } = state()
    if (gate.state !== 'locked') throw new Error(gate.state)
    expect(gate.names.map(name => name.name).sort()).toEqual(['李秀', '陈兰'])
    choose(made, '李秀')
    await desk.gate.unlock('605172')
    expect(state().gate).toMatchObject({ state: 'open', staff: { name: '李秀', role: 'clerk' } })
  })
})

describe('Locking', () => {
  it('takes everything personal out of the state at once, and brings it back to the same person', async () => {
    const { desk, state, settled } = await anOpenDesk()
    desk.register.edit({ name: '王喆', number: '19000001234', notes: '会扎扭扭花' })
    const locking = desk.gate.lock()
    expect(state().gate.state).toBe('locked')
    expect(JSON.stringify({ ...state(), gate: null })).not.toMatch(/王喆|19000001234|扭扭花/)
    await locking
    await desk.gate.unlock(pin)
    await settled()
    expect(state().register).toMatchObject({ step: 'editing', form: { name: '王喆', notes: '会扎扭扭花' } })
  })

  it('keeps the view for the same person; somebody else begins at the beginning and sees nothing of it', async () => {
    const made = await anOpenDesk()
    const { desk, state, settled } = made
    await desk.staff.add({ name: '李秀', role: 'clerk', pin: '605172' })
    desk.register.edit({ name: '王喆' })
    desk.show('today')
    await desk.gate.lock()
    await desk.gate.unlock(pin)
    await settled()
    expect(state().view).toBe('today')

    await desk.gate.lock()
    choose(made, '李秀')
    await desk.gate.unlock('605172')
    await settled()
    expect(state().view).toBe('register')
    expect(JSON.stringify(state().register)).not.toContain('王喆')
  })

  it('keeps what the host could not take, for that person alone', async () => {
    const made = await anOpenDesk()
    const { desk, wire, state, settled } = made
    await desk.staff.add({ name: '李秀', role: 'clerk', pin: '605172' })
    wire.cut()
    desk.register.edit({ name: '王喆' })
    await desk.gate.lock()
    wire.mend()
    await settled()
    choose(made, '李秀')
    await desk.gate.unlock('605172')
    await settled()
    expect(JSON.stringify(state())).not.toContain('王喆')
    await desk.gate.lock()
    choose(made, '陈兰')
    await desk.gate.unlock(pin)
    await settled()
    expect(state().register).toMatchObject({ form: { name: '王喆' } })
  })

  it('follows when the host says that the session has ended, and loses nothing', async () => {
    const { desk, state, pass, settled } = await anOpenDesk()
    // The host ends the sessions of a desk that asks nothing for long; this desk's own idle clock stands in the page.
    const before = performance.now
    performance.now = () => before.call(performance) + 3_600_000
    try {
      desk.register.edit({ name: '王喆' })
      await pass(1_000)
      expect(state().gate.state).toBe('locked')
    } finally {
      performance.now = before
    }
    await desk.gate.unlock(pin)
    await settled()
    expect(state().register).toMatchObject({ form: { name: '王喆' } })
  })
})
