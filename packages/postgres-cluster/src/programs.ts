import { access, readdir, readFile, realpath } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

/** The folder of PostgreSQL's `initdb` and `postgres`, the newest of Debian's first; null where there is none. */
export const findPrograms = async (): Promise<string | null> => {
  const debian = '/usr/lib/postgresql'
  const versions = (await readdir(debian).catch(() => [])).sort((a, b) => Number(b) - Number(a))
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  for (const folder of folders) {
    const server = await realpath(join(folder, 'postgres')).catch(() => null)
    if (!server) continue
    // A link into the PATH stands beside other things; initdb lies where the server really is.
    const complete = await access(join(dirname(server), 'initdb')).then(
      () => true,
      () => false,
    )
    if (complete) return dirname(server)
  }
  return null
}

/** Whom the server runs as: it refuses to be root. Null means ourselves. */
export const serverUser = async (): Promise<{ uid: number; gid: number } | null> => {
  if (process.getuid?.() !== 0) return null
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : null
}
