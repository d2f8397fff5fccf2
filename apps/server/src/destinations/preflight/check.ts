import type { PreflightCheck } from '@ferry/contract'

type Made = (code: PreflightCheck['code'], sentence: string, fix?: PreflightCheck['fix']) => PreflightCheck

const check =
  (state: PreflightCheck['state']): Made =>
  (code, sentence, fix = null) => ({ code, state, sentence, fix })

export const ok = check('ok')
export const warning = check('warning')
export const blocked = check('blocked')
export const unknown = check('unknown')
