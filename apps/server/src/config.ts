import { z } from 'zod'
import { StartError } from './db/start-error.ts'
import { isLoopback } from './http/served-hosts.ts'
import { allowedHostEntries } from './lago/address-policy.ts'

export interface Config {
  port: number
  host: string
  /** Folder of the embedded database and of what is made once. */
  dataFolder: string
  /** A PostgreSQL server instead of the embedded database; null without. */
  databaseUrl: string | null
  /** `api` answers, `worker` delivers, `all` does both. */
  role: 'all' | 'api' | 'worker'
  /** Master key for what is encrypted; null makes one in the data folder. */
  secret: string | null
  /** Entries of FERRY_ALLOWED_HOSTS. */
  allowedHosts: readonly string[]
  /** Whether the Lago sandbox runs beside Ferry. */
  sandbox: boolean
  /** Token of callers that are no browser; null takes none. */
  token: string | null
  logLevel: string
}

const optional = (schema: z.ZodType<string>) =>
  z.union([z.literal('').transform(() => null), schema]).nullable()

const Env = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a number from 0 to 65535')
    .default(4400),
  HOST: z.string().trim().min(1, 'is an address to listen on, e.g. 127.0.0.1').default('127.0.0.1'),
  FERRY_DATA: z.string().min(1, 'is a folder').default('./data'),
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^postgres(ql)?:\/\/\S+$/, 'is an address like postgresql://user:password@host:5432/database'),
  ).default(null),
  FERRY_ROLE: z.enum(['all', 'api', 'worker'], 'is all, api or worker').default('all'),
  FERRY_SECRET: optional(
    z.string().min(32, 'is a random text of at least 32 characters, e.g. from: openssl rand -hex 32'),
  ).default(null),
  FERRY_ALLOWED_HOSTS: z.string().default(''),
  FERRY_SANDBOX: z.enum(['on', 'off', ''], 'is off, or left out').default('on'),
  FERRY_TOKEN: optional(
    z.string().regex(/^[\x21-\x7e]{16,}$/, 'is at least 16 letters, digits or signs without a space'),
  ).default(null),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'is error, warn, info, debug or silent',
    )
    .default('warn'),
})

/** Reads the environment. Throws a StartError that names each setting that is not right; values are never repeated. */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const parsed = Env.safeParse(env)
  if (!parsed.success) throw new StartError(parsed.error.issues.map(sentence).join('\n'))
  const { data } = parsed
  const databaseUrl = data.DATABASE_URL
  if (databaseUrl !== null && data.FERRY_SECRET === null)
    throw new StartError(
      'DATABASE_URL needs FERRY_SECRET: several Ferrys on one database must seal API keys alike. Make one with: openssl rand -hex 32',
    )
  return {
    port: data.PORT,
    host: data.HOST,
    dataFolder: data.FERRY_DATA,
    databaseUrl,
    role: data.FERRY_ROLE,
    secret: data.FERRY_SECRET,
    allowedHosts: allowedHosts(data.FERRY_ALLOWED_HOSTS),
    sandbox: data.FERRY_SANDBOX !== 'off' && databaseUrl === null && isLoopback(data.HOST),
    token: data.FERRY_TOKEN,
    logLevel: data.LOG_LEVEL,
  }
}

const sentence = ({ path, message, errors }: z.core.$ZodIssue & { errors?: z.core.$ZodIssue[][] }) =>
  `${path.join('.')} ${errors?.flat().find((issue) => issue.code !== 'invalid_value')?.message ?? message}.`

const allowedHosts = (text: string): string[] => {
  try {
    return allowedHostEntries(text)
  } catch (error) {
    throw error instanceof Error ? new StartError(error.message) : error
  }
}
