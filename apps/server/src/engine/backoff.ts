/** Nothing is put off for longer than this, whatever Lago asks for: then one request finds out whether it works again. */
export const longestWaitSeconds = 600

/** Seconds before the nth try again (from 0): 1, 2, 4 … 300, times `scale`. */
export const backoffSeconds = (attempts: number, scale = 1): number =>
  Math.min(300, 2 ** Math.min(attempts, 20)) * scale
