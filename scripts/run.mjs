// The two commands of the README: `npm start` and `npm test`. Plain JavaScript that Node 20.19 and npm can run;
// everything else (pnpm, Node 24, the packages) is fetched from the npm registry on the first run.
import { newEnoughNode } from './node-version.mjs'
import { Refusal } from './refusal.mjs'

const [, , command, ...rest] = process.argv
const commands = { start: './start.mjs', test: './test.mjs', setup: './setup.mjs' }

try {
  newEnoughNode(process.versions.node)
  if (!Object.hasOwn(commands, command)) {
    throw new Refusal(`Unknown command: ${command}. There are: ${Object.keys(commands).join(', ')}.`)
  }
  const { run } = await import(commands[command])
  process.exitCode = await run(rest)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
