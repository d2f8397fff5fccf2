/** The time zone in which the browser reads dates, e.g. `Europe/Berlin`. */
export const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
