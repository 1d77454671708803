/** Where a lane of postings stands on the wall, how high its rows are and how fast they rise. In px. */
export type Lane = { left: number; top: number; width: number; height: number; rowPx: number; pxPerSecond: number }
