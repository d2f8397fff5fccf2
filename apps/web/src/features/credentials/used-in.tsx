import type { Credential } from '@ferry/contract'
import { paths } from '../../paths.ts'
import { TextLink } from '../../ui/text-link.tsx'

/** The destinations that use a credential, as links. */
export const UsedIn = ({ usedIn, usedBy }: Pick<Credential, 'usedIn' | 'usedBy'>) => (
  <>
    {usedIn.map(({ id, name }, index) => (
      <span key={id}>
        {index > 0 && ', '}
        <TextLink underline="always" to={paths.destination(id)}>
          {name}
        </TextLink>
      </span>
    ))}
    {usedBy > usedIn.length && ` and ${usedBy - usedIn.length} more`}
  </>
)
