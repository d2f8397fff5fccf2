// Seconds from `npm start` to the first answer, when everything is installed and built.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const data = await mkdtemp(join(tmpdir(), 'ferry-start-'))

const pause = () => new Promise((resolve) => setTimeout(resolve, 50))
const answers = async () => {
  const answer = await fetch('http://127.0.0.1:4471/api/v1/health').catch(() => null)
  return answer?.ok === true
}

const secondsToAnswer = async () => {
  const started = performance.now()
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '4471', FERRY_DATA: data },
    stdio: 'ignore',
  })
  while (!(await answers())) await pause()
  const seconds = (performance.now() - started) / 1000
  npm.kill('SIGTERM')
  await new Promise((resolve) => npm.once('exit', resolve))
  while (await answers()) await pause()
  return seconds
}

console.log(`first start, empty data folder: ${(await secondsToAnswer()).toFixed(1)} s`)
console.log(`second start: ${(await secondsToAnswer()).toFixed(1)} s`)
await rm(data, { recursive: true, force: true })
