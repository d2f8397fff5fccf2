import type { Deployment } from '@ferry/contract'

/** How the screen names the places a Lago organization can live in. */
export const deploymentLabels: Record<Deployment, string> = {
  us: 'US Cluster',
  eu: 'EU Cluster',
  self_hosted: 'Self-Hosted',
}
