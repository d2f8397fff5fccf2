import type { Credential } from '@ferry/contract'

/** Where the Lago of a credential is, as the person chose it. */
export const regionName = ({ deployment, sandbox }: Pick<Credential, 'deployment' | 'sandbox'>): string =>
  sandbox ? 'Sandbox' : { us: 'US Cluster', eu: 'EU Cluster', self_hosted: 'Self-Hosted' }[deployment]

/** The last check in words; the time is the reader's own. */
export const checkWords = (lastCheck: Credential['lastCheck']): string => {
  if (!lastCheck) return 'Not checked yet'
  const at = new Date(lastCheck.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  return lastCheck.result.ok
    ? `Checked ${at}: Lago accepts the key`
    : `Checked ${at}: ${lastCheck.result.sentence}`
}
