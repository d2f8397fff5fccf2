import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A wall clock that others go by, and that can be put forward and back while they run. */
export interface Clock {
  /** Environment of the processes that go by it. */
  env: Record<string, string>
  /** Puts it so many seconds before or after the true time. */
  set(seconds: number): Promise<void>
  remove(): Promise<void>
}

/** A clock made by libfaketime (Debian: faketime); null where it is not installed. Monotonic time stays as it is. */
export const shiftableClock = async (): Promise<Clock | null> => {
  const library = await findLibrary()
  if (library === null) return null
  const folder = await mkdtemp(join(tmpdir(), 'ferry-chaos-clock-'))
  await chmod(folder, 0o755)
  const file = join(folder, 'offset')
  const set = (seconds: number) => writeFile(file, `${seconds < 0 ? '' : '+'}${seconds}\n`)
  await set(0)
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

const findLibrary = async (): Promise<string | null> => {
  for (const folder of await readdir('/usr/lib')) {
    const library = join('/usr/lib', folder, 'faketime', 'libfaketimeMT.so.1')
    if (existsSync(library)) return library
  }
  return null
}
