import closeWithGrace from 'close-with-grace'
import { readConfig } from './config.ts'
import { StartError } from './db/start-error.ts'
import { startFerry } from './ferry.ts'
import { greeting } from './greeting.ts'
import { checkNodeVersion } from './node-version.ts'

const mostSecondsToEnd = 15
const ending: (() => Promise<unknown>)[] = []

/** Ends what runs, the last started first; one part's trouble does not keep the others from ending. */
const endAll = async () => {
  for (const end of ending.splice(0).reverse()) await end().catch(tell)
}

const tell = (error: unknown) => {
  if (error instanceof StartError) console.error(error.message)
  else console.error(error)
}

const lost = (sentence: string) => {
  console.error(sentence)
  process.exit(1)
}

const grace = closeWithGrace({ delay: mostSecondsToEnd * 1000, logger: false }, async ({ err }) => {
  if (err) {
    console.error(
      'Ferry met an error it did not expect and ends. Your records are safe; start it again to go on.',
    )
    console.error(err)
  }
  await endAll()
})
// Started by npm start: when that is gone without a word, so is the terminal.
process.once('disconnect', grace.close)

try {
  checkNodeVersion(process.versions.node)
  const config = readConfig(process.env)
  const running = await startFerry(config, { ending, onLost: lost, say: console.log })
  console.log(greeting(running, config))
} catch (error) {
  tell(error)
  await endAll()
  process.exit(1)
}
