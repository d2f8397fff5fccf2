import { openDatabase } from '../db/open-database.ts'
import { StartError } from '../db/start-error.ts'

/**
 * A process of its own that opens the data folder of its first argument, for tests that kill it. Says `open`, then
 * takes one command a line: `insert <n>` adds that many rows of 100 kB one commit each and says `inserted`.
 */
const fail = (sentence: string) => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

try {
  const db = await openDatabase({ folder: process.argv[2] ?? '', onLost: fail })
  await db.query('create table if not exists written (number int primary key, body text)')
  // Compressed, the rows would hardly grow the log.
  await db.query('alter table written alter body set storage external')
  process.stdout.write('open\n')
  for await (const chunk of process.stdin) {
    const count = Number(String(chunk).trim().split(' ')[1])
    for (let number = 0; number < count; number += 1) {
      await db.query('insert into written values ($1, $2)', [number, crypto.randomUUID().repeat(2_800)])
      process.stdout.write(`inserted ${number}\n`)
    }
  }
} catch (error) {
  fail(error instanceof StartError ? error.message : String(error))
}
