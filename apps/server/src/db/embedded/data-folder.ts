import { lstat, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'

/** The major version of PostgreSQL inside the pinned PGlite; a folder belongs to one. */
const majorVersion = '18'

const reasons: Record<string, string> = {
  EACCES: 'Ferry may not write there',
  EPERM: 'Ferry may not write there',
  EROFS: 'it is read-only',
  // What Node says of a new folder in a read-only one.
  ENOENT: 'it cannot be made there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of that path is a file, not a folder',
  EEXIST: 'there is a file of that name, not a folder',
}

/** The folder cannot be written to: the sentence for it, or null when the error is of another kind. */
export const folderSentence = (folder: string, error: unknown): string | null => {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
  return reason
    ? `Ferry cannot use the data folder ${folder}: ${reason}. Nothing was changed. Put that right, or name another folder with FERRY_DATA.`
    : null
}

/** Makes the data folder if need be and proves that it can be written to. */
export const prepareFolder = async (folder: string) => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const probe = join(folder, '.ferry-write-test')
    await writeFile(probe, 'x')
    await rm(probe)
  } catch (error) {
    const sentence = folderSentence(folder, error)
    throw sentence ? new StartError(sentence, { cause: error }) : error
  }
}

export interface Cluster {
  path: string
  /** There is none yet, or one whose making was cut short. */
  first: boolean
  /** To be called once a first start is wholly on the disk. */
  made(): Promise<void>
}

/**
 * Looks at the database's folder before it is opened. A mark beside it stays until a first start is complete, so that
 * one which was killed half-way (and cannot hold anything yet) is begun again. Throws StartError for a folder of
 * another PostgreSQL or of something else.
 */
export const findCluster = async (folder: string): Promise<Cluster> => {
  const path = join(folder, 'pgdata')
  const mark = join(folder, 'pgdata.unfinished')
  const made = async () => {
    await rm(mark, { force: true })
    await syncFolder(folder)
  }
  if (await exists(mark)) await rm(path, { recursive: true, force: true })
  const entries = await readdir(path).catch(() => [])
  if (entries.length === 0) {
    await writeFile(mark, 'The first start has not finished. Ferry begins again when it finds this.\n')
    await syncFolder(folder)
    return { path, first: true, made }
  }
  const version = await readFile(join(path, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null) throw damaged(folder, 'it has no PG_VERSION file')
  if (version.trim() !== majorVersion) {
    throw new StartError(
      `The database in ${path} was made by PostgreSQL ${version.trim()}, this Ferry brings ${majorVersion}. Nothing was ` +
        'changed and the records are safe. Start the Ferry version that made it.',
    )
  }
  return { path, first: false, made }
}

/** What to say when the database itself could not be opened. */
export const damaged = (folder: string, why: string) =>
  new StartError(
    `The database in ${join(folder, 'pgdata')} is damaged and was not opened: ${why}. Ferry changed nothing in it and sent ` +
      'nothing. Put back a copy of the folder, or name another one with FERRY_DATA to start afresh.',
  )

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  )

const syncFolder = async (path: string) => {
  if (process.platform === 'win32') return
  await using file = await open(path, 'r')
  await file.sync()
}
