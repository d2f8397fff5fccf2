/** Seconds before the nth try again (from 0): 1, 2, 4 … 300, times `scale`. */
export const backoffSeconds = (attempts: number, scale = 1): number =>
  Math.min(300, 2 ** Math.min(attempts, 20)) * scale
