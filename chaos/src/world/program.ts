import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

export interface ProgramOptions {
  name: string
  /** Module to run with this Node. */
  file: string
  args?: readonly string[]
  env?: Record<string, string>
  /** What it prints once it is ready; its first group is kept. */
  says: RegExp
}

/** Whoever starts a program again does not do so without a breath. */
const breathMs = 100
const keptLines = 40
const patienceMs = 300_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A program that is started again whenever it ends, as a service manager would; until it is stopped. */
export class Program {
  readonly name: string
  starts = 0
  kills = 0
  /** How it ended when nobody killed it: its exit code and the last it said. */
  readonly ownEnds: string[] = []
  readonly #options: ProgramOptions
  readonly #errors: string[] = []
  #child: ChildProcess | null = null
  #said: Promise<string> = Promise.resolve('')
  #wanted = true
  #killed = false
  readonly #life: Promise<void>

  constructor(options: ProgramOptions) {
    this.#options = options
    this.name = options.name
    this.#life = this.#live()
  }

  /** What the present process said when it was ready; waits for the next one where it ends before. */
  async ready(): Promise<string> {
    for (const begun = performance.now(); performance.now() - begun < patienceMs; await wait(breathMs)) {
      const said = await this.#said
      if (said !== '') return said
    }
    throw new Error(`${this.name} was not ready for minutes. It said last:\n${this.complaints}`)
  }

  /** The last lines it wrote to stderr. */
  get complaints(): string {
    return this.#errors.join('\n')
  }

  /** kill -9; resolves when the process is gone. The next one starts by itself. */
  async kill(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    this.#killed = true
    this.kills += 1
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** Ends it for good, as Ctrl-C would. */
  async stop(): Promise<void> {
    this.#wanted = false
    this.#child?.kill('SIGTERM')
    await this.#life
  }

  async #live(): Promise<void> {
    while (this.#wanted) {
      const { file, args = [], env } = this.#options
      const child = spawn(process.execPath, [file, ...args], {
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      this.starts += 1
      this.#child = child
      running.add(child)
      const gone = once(child, 'exit')
      this.#said = this.#listen(child)
      await gone
      running.delete(child)
      this.#said = Promise.resolve('')
      if (this.#wanted && !this.#killed)
        this.ownEnds.push(
          `${this.name}, code ${child.exitCode ?? child.signalCode}: ${this.#errors.at(-1) ?? 'nothing said'}`,
        )
      this.#killed = false
      if (this.#wanted) await wait(breathMs)
    }
  }

  /** Resolves with what it says when it is ready, or with nothing when it ends before. */
  #listen(child: ChildProcess): Promise<string> {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors.push(...text.trimEnd().split('\n'))
      this.#errors.splice(0, this.#errors.length - keptLines)
    })
    return new Promise((resolve) => {
      let output = ''
      child.once('exit', () => resolve(''))
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        if (output.length > 10_000) return
        output += text
        const [, said] = this.#options.says.exec(output) ?? []
        if (said !== undefined) resolve(said)
      })
    })
  }
}
