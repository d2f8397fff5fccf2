/** Tells an organization's endpoints what happened: `invoice.voided`, the name of the object, the object. */
export type Announce = (type: string, objectType: string, object: unknown) => void
