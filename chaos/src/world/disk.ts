import { execFile, execFileSync } from 'node:child_process'
import { chmod, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A disk of its own that can be filled to the last byte. */
export interface SmallDisk {
  folder: string
  fill(): Promise<void>
  free(): Promise<void>
  remove(): Promise<void>
}

/** Mounts a tmpfs of so many MiB; null where this user may not mount. */
export const smallDisk = async (mebibytes: number): Promise<SmallDisk | null> => {
  const folder = await mkdtemp(join(tmpdir(), 'ferry-chaos-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'ferry-chaos', folder])
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
  const leaveNothing = () => void execFileSync('umount', ['-l', folder])
  process.once('exit', leaveNothing)
  await chmod(folder, 0o755)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => fillUp(ballast),
    free: () => rm(ballast, { force: true }),
    remove: async () => {
      process.off('exit', leaveNothing)
      await run('umount', ['-l', folder])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const fillUp = async (path: string) => {
  const file = await open(path, 'w')
  try {
    for (const size of [1024 * 1024, 4096]) {
      const block = Buffer.alloc(size)
      while (await fits(file.write(block))) continue
    }
  } finally {
    await file.close()
  }
}

const fits = async (writing: Promise<{ bytesWritten: number; buffer: Buffer }>): Promise<boolean> => {
  try {
    const { bytesWritten, buffer } = await writing
    return bytesWritten === buffer.length
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
