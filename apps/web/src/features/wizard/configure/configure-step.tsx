import { LookedAtProvider } from '../sample/looked-at.tsx'
import { PreviewProvider } from '../sample/preview-context.tsx'
import { ConfigureScreen } from './configure-screen.tsx'

/** Step 3: what is sent of each record, with the requests it makes beside it. */
export const ConfigureStep = () => (
  <PreviewProvider>
    <LookedAtProvider>
      <ConfigureScreen />
    </LookedAtProvider>
  </PreviewProvider>
)
