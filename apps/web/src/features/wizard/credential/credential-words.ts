import type { Credential } from '@ferry/contract'

/** Where the Lago of a credential is, as the person chose it. */
export const regionName = ({ deployment, sandbox }: Pick<Credential, 'deployment' | 'sandbox'>): string =>
  sandbox ? 'Sandbox' : { us: 'US Cluster', eu: 'EU Cluster', self_hosted: 'Self-Hosted' }[deployment]
