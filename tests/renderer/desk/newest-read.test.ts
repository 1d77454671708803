import { expect, test } from 'vitest'
import { createNewestRead } from '../../../renderer/desk/newest-read.ts'

function aList() {
  const answers: ((rows: string) => void)[] = []
  const put: string[] = []
  const list = createNewestRead(
    () => new Promise<string>(resolve => answers.push(resolve)),
    rows => put.push(rows),
  )
  return { list, answers, put }
}

test('whoever asked for the list waits for the newest question, and the answer to an older one is dropped', async () => {
  const { list, answers, put } = aList()
  let isDone = false
  const mine = list.read().then(() => {
    isDone = true
  })
  const news = list.read()
  answers[0]?.('old')
  await Promise.resolve()
  await Promise.resolve()
  expect({ isDone, put }).toEqual({ isDone: false, put: [] })
  answers[1]?.('new')
  await Promise.all([mine, news])
  expect({ isDone, put }).toEqual({ isDone: true, put: ['new'] })
})

test('a forgotten list takes no answer and keeps nobody waiting', async () => {
  const { list, answers, put } = aList()
  const mine = list.read()
  list.forget()
  answers[0]?.('late')
  await mine
  expect(put).toEqual([])
})
