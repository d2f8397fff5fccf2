import { open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { DurableFiles } from './durable-files.ts'
import type { Call, PlainError, Report } from './protocol.ts'
import { startParameters } from './start-parameters.ts'
import { Statements } from './statements.ts'
import { Turns } from './turns.ts'
import { startUpkeep } from './upkeep.ts'

/** The thread that owns the embedded database. It ends with the process; when it breaks down it says why first. */
const { folder, first } = workerData as { folder: string; first: boolean }
const lines: string[] = []
let running = false

const report = (message: Report) => parentPort?.postMessage(message)
const breakDown = (message: string) => {
  report({ kind: running ? 'lost' : 'failed', message, lines })
  process.exit(1)
}

const hear = (line: string) => {
  lines.push(line)
  if (lines.length > 20) lines.shift()
  if (running && /\b(PANIC|FATAL):/.test(line)) breakDown(line)
  return false
}

/** A cluster made just now lies in the kernel's memory only. */
const syncTree = async (path: string) => {
  for await (const entry of await opendir(path)) {
    if (entry.isDirectory()) await syncTree(join(path, entry.name))
    else await syncFile(join(path, entry.name))
  }
  await syncFile(path)
}
const syncFile = async (path: string) => {
  await using file = await open(path, 'r')
  await file.sync()
}

/** bigint as a number, or an error: a rounded offset would name another record. */
const safeNumber = (text: string) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number.`)
  return value
}

/** One commit must reach the disk, or this database is not durable and is not used. */
const proveSync = async (database: PGlite, files: DurableFiles) => {
  const before = files.syncs
  await database.exec(`select pg_logical_emit_message(true, 'ferry', 'is this on the disk?')`)
  if (files.syncs === before) throw new Error('a commit was not followed by an fsync')
}

const plainError = (error: unknown): PlainError => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, severity, detail, hint, constraint, table, column, position, where } = error as PlainError
  const fields = { code, severity, detail, hint, constraint, table, column, position, where }
  return {
    message: error.message,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value)),
  }
}

const start = async () => {
  const files = new DurableFiles(folder, (reason) => breakDown(reason))
  const database = await PGlite.create({
    fs: files,
    startParams: startParameters,
    parsers: { 20: safeNumber },
    onStderr: hear,
  })
  if (first) await syncTree(folder)
  await proveSync(database, files)
  database.onNotification((channel, payload) => report({ kind: 'notify', channel, payload }))

  const turns = new Turns()
  const statements = new Statements(database, turns, () => files.syncs)
  const stopUpkeep = startUpkeep(database, turns)
  parentPort?.on('message', (call: Call) => {
    turns.add({
      transaction: call.transaction,
      work: async () => {
        try {
          if (call.kind === 'close') stopUpkeep()
          const { rows, affected } = await statements.answer(call)
          report({ kind: 'answer', id: call.id, rows, affected })
          if (call.kind === 'close') parentPort?.close()
        } catch (error) {
          report({ kind: 'error', id: call.id, error: plainError(error) })
          if (error instanceof Error && error.name === 'RuntimeError') breakDown(error.message)
        }
      },
    })
  })
  running = true
  report({ kind: 'ready' })
}

start().catch((error: unknown) => breakDown(plainError(error).message))
