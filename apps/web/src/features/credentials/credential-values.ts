import {
  ApiKey,
  type CredentialToCheck,
  Deployment,
  Description,
  Name,
  type NewCredential,
} from '@ferry/contract'
import { normaliseBaseUrl } from '@ferry/core'
import { z } from 'zod'

/** The form as it stands on screen; `url` counts only when self-hosted is chosen. */
export const CredentialValues = z
  .object({
    name: Name,
    description: Description,
    deployment: Deployment,
    url: z.string(),
    apiKey: ApiKey,
  })
  .superRefine(({ deployment, url }, context) => {
    const address = normaliseBaseUrl(deployment, url)
    if (!address.ok) context.addIssue({ code: 'custom', path: ['url'], message: address.sentence })
  })
export type CredentialValues = z.infer<typeof CredentialValues>

export const emptyCredential: CredentialValues = {
  name: '',
  description: '',
  deployment: 'us',
  url: '',
  apiKey: '',
}

/** The part that says where to call with which key, for a check before saving. */
export const toCheck = ({
  deployment,
  url,
  apiKey,
}: CredentialValues): z.input<typeof CredentialToCheck> => ({
  deployment,
  apiKey: apiKey.trim(),
  ...(deployment === 'self_hosted' && { baseUrl: url }),
})

/** The request that saves it. */
export const toRequest = (values: CredentialValues): NewCredential => ({
  name: values.name,
  ...(values.description !== '' && { description: values.description }),
  ...toCheck(values),
})
