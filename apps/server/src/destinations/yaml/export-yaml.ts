import type { Destination } from '@ferry/contract'
import { stringify } from 'yaml'
import { format } from './format.ts'

const preface = ` A destination of Ferry. It holds no API key and no value of a secret header: type those in after importing. Importing finds Nexset and credential by what is written here.`

/** A destination as YAML, the way `readYaml` reads it: names instead of ids, so that it fits another Ferry. */
export const exportYaml = ({ name, nexset, credential, config }: Destination): string => {
  const document = {
    ferry: format,
    name,
    nexset: nexset.name,
    credential: { name: credential.name, baseUrl: credential.baseUrl },
    config,
  }
  return `#${preface}\n${stringify(document, { lineWidth: 0 })}`
}
