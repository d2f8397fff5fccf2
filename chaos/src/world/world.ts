import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, createCluster } from '@ferry/postgres-cluster'
import { Api } from './api.ts'
import { type Clock, shiftableClock } from './clock.ts'
import { type SmallDisk, smallDisk } from './disk.ts'
import { server, worker } from './ferry.ts'
import type { Program } from './program.ts'
import { type Store, Witness } from './witness.ts'

/** Which processes there are: one Ferry with its embedded database, one on PostgreSQL, or one that answers and three that deliver. */
export type Setup = 'embedded' | 'postgresql' | 'workers'

export interface WorldOptions {
  setup: Setup
  store: Store
  /** Whether the database lies on a disk that can be filled, so many MiB. */
  diskMebibytes?: number
  /** Whether database and Ferry go by a clock that can be shifted. */
  shiftsClock?: boolean
}

export interface World {
  witness: Witness
  api: Api
  /** All of Ferry's processes; the first one answers the API. */
  programs: readonly [Program, ...Program[]]
  cluster: Cluster | null
  disk: SmallDisk | null
  clock: Clock | null
  close(): Promise<void>
}

/** Something that a scenario needs and this machine does not have. */
export class Missing extends Error {}

const secret = 'a master key of chaos, long enough for it'

/** Starts all processes of a scenario, each with a folder of its own. Throws Missing for what the machine does not have. */
export const openWorld = async (options: WorldOptions): Promise<World> => {
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    return { ...(await build(options, ends)), close }
  } catch (error) {
    await close()
    throw error
  }
}

const build = async (
  { setup, store, diskMebibytes, shiftsClock }: WorldOptions,
  ends: (() => Promise<unknown>)[],
): Promise<Omit<World, 'close'>> => {
  const disk = diskMebibytes === undefined ? null : await smallDisk(diskMebibytes)
  if (diskMebibytes !== undefined && !disk) throw new Missing('this user may not mount a small disk')
  if (disk) ends.push(() => disk.remove())
  const clock = shiftsClock ? await shiftableClock() : null
  if (shiftsClock && !clock) throw new Missing('libfaketime is not installed (Debian: faketime)')
  if (clock) ends.push(() => clock.remove())
  const folder = await mkdtemp(join(tmpdir(), 'ferry-chaos-'))
  ends.push(() => rm(folder, { recursive: true, force: true }))

  const witness = new Witness(store)
  ends.push(() => witness.close())
  await witness.open()

  const cluster = setup === 'embedded' ? null : await openCluster(disk, clock, ends)
  const onDisk = disk && !cluster ? join(disk.folder, 'data') : join(folder, 'data')
  await mkdir(onDisk)
  const env = {
    ...clock?.env,
    FERRY_DATA: onDisk,
    ...(cluster && { DATABASE_URL: cluster.url, FERRY_SECRET: secret }),
  }
  const first = server('server', { ...env, ...(setup === 'workers' && { FERRY_ROLE: 'api' }) })
  ends.push(() => first.stop())
  await first.ready()
  const workers = setup === 'workers' ? ['worker 1', 'worker 2', 'worker 3'] : []
  const programs: [Program, ...Program[]] = [first, ...workers.map((name) => worker(name, env))]
  for (const program of programs.slice(1)) ends.push(() => program.stop())
  for (const program of programs) await program.ready()
  return { witness, api: new Api(first), programs, cluster, disk, clock }
}

const openCluster = async (
  disk: SmallDisk | null,
  clock: Clock | null,
  ends: (() => Promise<unknown>)[],
): Promise<Cluster> => {
  const folder = disk ? join(disk.folder, 'postgres') : null
  if (folder) await mkdir(folder)
  const cluster = await createCluster({ ...(folder && { folder }), ...(clock && { env: clock.env }) })
  if (!cluster) throw new Missing('there is no PostgreSQL (Debian: postgresql)')
  ends.push(() => cluster.remove())
  await cluster.start()
  return cluster
}
