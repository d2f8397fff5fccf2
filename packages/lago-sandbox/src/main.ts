import { readConfiguration } from './configuration.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'

/** A sandbox started by another process ends with it, however that one ends. */
const endWithParent = (stop: () => void): void => {
  if (process.connected) process.once('disconnect', stop)
  if (!process.argv.includes('--with-parent')) return
  process.stdin.once('end', stop).once('close', stop).once('error', stop).resume()
}

const announce = ({ url, baseUrl, port }: Sandbox): void => {
  const address = { type: 'ready', url, baseUrl, port }
  process.send?.(address)
  console.log(JSON.stringify(address))
}

const start = async (): Promise<void> => {
  let sandbox: Sandbox | undefined
  const stop = (): void => {
    void (sandbox?.close() ?? Promise.resolve()).finally(() => process.exit(0))
  }
  endWithParent(stop)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  sandbox = await startSandbox(readConfiguration(process.env))
  announce(sandbox)
}

start().catch((problem: unknown) => {
  console.error(problem instanceof Error ? `The Lago sandbox could not start: ${problem.message}` : problem)
  process.exit(1)
})
