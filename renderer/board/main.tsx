// Begins the board: the wall of a market, which nobody touches.
import { showPage } from '../shared/page.tsx'
import { Board } from './board.tsx'
import { createBoardStore } from './store.ts'

void showPage('board', ['board'], ({ client, site }) => (
  <Board
    store={createBoardStore(client, { now: () => new Date(), monotonicMs: () => performance.now(), site })}
    site={site}
  />
))
