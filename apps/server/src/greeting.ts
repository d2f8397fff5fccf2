import type { Config } from './config.ts'
import type { Running } from './ferry.ts'
import { version } from './version.ts'

/** What the terminal shows once Ferry runs: the link, and what to do first. */
export const greeting = ({ address, signIn, sandbox }: Running, config: Config): string => {
  const store =
    config.databaseUrl === null
      ? `Records are kept in ${config.dataFolder}.`
      : 'Records are kept on PostgreSQL.'
  if (address === null) return `Ferry ${version} delivers (FERRY_ROLE=worker). ${store} Ctrl-C ends it.`
  return [
    `Ferry ${version} runs. Open this link; it signs in one browser:`,
    '',
    `    ${address}${signIn.path}`,
    '',
    ...(sandbox
      ? [
          'First steps: at the Nexset "API usage" press +, choose Send to Destination, then Lago and the credential',
          `"Lago sandbox". That is a pretend Lago beside Ferry (${sandbox.url}); nothing leaves this machine.`,
        ]
      : ['First steps: upload a file as a Nexset, press + beside it and choose Send to Destination.']),
    `${store} Ctrl-C ends Ferry.`,
  ].join('\n')
}
