/** Few ranges, because claims wait for each other; enough of them that several workers share the end of a run. */
const smallest = 1_000
const largest = 10_000
const sharesPerRun = 24
/** To claim a range and to give it back costs as much as a few requests. */
const requestsWorthAClaim = 25

/** Records in one range: a multiple of the batch size, about 1,000 to 10,000. */
export const rangeSize = (total: number, batchSize: number): number => {
  const least = Math.max(smallest, requestsWorthAClaim * batchSize)
  const wanted = Math.min(largest, Math.max(least, Math.ceil(total / sharesPerRun)))
  return Math.ceil(wanted / batchSize) * batchSize
}

/** Records planned at once: bounds memory and the time the event loop stands still; a multiple of the batch size. */
export const pieceSize = (batchSize: number): number => Math.ceil(smallest / batchSize) * batchSize

/** So many characters of records are in memory at once; what is made of them takes a few times as much. */
const pieceCharacters = 8 * 1024 * 1024

/** Like `pieceSize`, for records that may be as long as `longest` characters: at least one batch. */
export const pieceSizeFor = (batchSize: number, longest: number): number => {
  const batches = Math.floor(pieceCharacters / (Math.max(1, longest) * batchSize))
  return Math.min(pieceSize(batchSize), Math.max(1, batches) * batchSize)
}
