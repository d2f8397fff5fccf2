import { type Path, toCurl } from '@ferry/core'
import { useChoices } from '../use-choices.ts'
import { BodyView } from './body-view.tsx'
import { recordWords } from './by-reason.ts'
import { closedWords } from './closed-words.ts'
import { CopyText } from './copy-text.tsx'
import { explain } from './explain.ts'
import { HeaderList } from './header-list.tsx'
import { useOpenRequest } from './open-request.ts'
import { useSample } from './preview-context.tsx'
import { RecordList } from './record-list.tsx'
import styles from './request-tabs.module.css'
import { recordNumber } from './sample-source.ts'

/** The body with the records in it; each value says where it comes from. */
export function RequestBody({ isRaw }: { isRaw: boolean }) {
  const { request, config } = useOpenRequest()
  const { records } = useSample()
  const origin = (path: Path): string | null => {
    const found = explain(path, request, config, records)
    return found && `Record ${found.record}: ${found.from} → ${found.field}`
  }
  return (
    <>
      <p className={styles.closed}>
        {recordWords(request.offsets.map(recordNumber))} {request.offsets.length === 1 ? 'is' : 'are'} in it;
        it {closedWords[request.closed][0]}.
      </p>
      <BodyView body={request.body} isRaw={isRaw} label="Request body" explain={origin} />
    </>
  )
}

export function RequestHeaders() {
  const { request } = useOpenRequest()
  const { credential } = useChoices()
  const authorization = { name: 'Authorization', value: `Bearer ••••${credential?.keyEnding ?? ''}` }
  return <HeaderList headers={[authorization, ...request.headers]} locked={lockedHeaders} />
}

export const RequestCurl = () => <CopyText text={toCurl(useOpenRequest().request)} label="cURL command" />

export const RequestRecords = () => <RecordList request={useOpenRequest().request} />

/** Headers that nobody can change, and why. */
const lockedHeaders: Readonly<Record<string, string>> = {
  authorization: 'From the credential. The server adds the key at the last step.',
  'content-type': 'Lago takes JSON.',
}
