import { z } from 'zod'

/** Path of an attribute in a record: `a.b[0]`, `a["x.y"]`. */
export const AttributePath = z.string().min(1).max(500)

/** Filters turn an attribute's value before it is used; they run left to right. */
export const filterNames = [
  'seconds',
  'spreadsheet',
  'string',
  'number',
  'lower',
  'trim',
  'default',
  'zone',
] as const
export const Filter = z.strictObject({
  name: z.enum(filterNames),
  argument: z.string().max(500, 'Use at most 500 characters.').optional(),
})
export type Filter = z.infer<typeof Filter>

/** The same value for every record; `as: 'number'` keeps its digits, `as: 'json'` is JSON text. */
export const Constant = z.strictObject({
  constant: z.string().max(10_000, 'Use at most 10,000 characters.'),
  as: z.enum(['number', 'json']).optional(),
})
export type Constant = z.infer<typeof Constant>

/**
 * Where a Lago field takes its value from.
 * - `attribute`: the record's attribute, through filters (`zone` gives a fixed offset such as `+02:00` to times without one,
 *   `spreadsheet` takes a spreadsheet's dates, days since 1900, in a fixed offset)
 * - `constant`: the same value for every record
 * - `text`: a text with `{record.a.b[0]}` in it
 * - `rest`: all attributes not mapped elsewhere and not excluded
 * - `derived`: an id made from Nexset, offset and suffix
 */
export const Source = z.union([
  z.strictObject({ attribute: AttributePath, filters: z.array(Filter).max(10).optional() }),
  Constant,
  z.strictObject({ text: z.string().max(10_000, 'Use at most 10,000 characters.') }),
  z.strictObject({ rest: z.literal(true) }),
  z.strictObject({
    derived: z.strictObject({
      suffix: z
        .string()
        .regex(/^[\w.-]*$/, 'Use letters, digits, . _ or -.')
        .max(64),
    }),
  }),
])
export type Source = z.infer<typeof Source>

const GroupingKey = z
  .string()
  .min(1, 'Name the key that holds the records.')
  .max(200, 'Use at most 200 characters.')

/**
 * How the records of one batch become one body.
 * - `array`: `[r1,r2]`
 * - `keyed_array`: `{"events":[r1,r2]}`
 * - `keyed_array_with_constants`: the same, with constants in each record; where it has the name already, its own value
 *   is kept or overwritten
 * - `group_by`: `{"team":"a","records":[r1,r2]}`, one request for each value of the attributes (plain values, told apart
 *   as they are written); a record without one goes to a group of its kind, or is held back
 * - `template`: JSON in which `"{records}"` stands for the list of records and `"{record.x}"` for an attribute that all
 *   records of a request have alike: records with another value go to another request
 */
export const Grouping = z.discriminatedUnion('algorithm', [
  z.strictObject({ algorithm: z.literal('array') }),
  z.strictObject({ algorithm: z.literal('keyed_array'), key: GroupingKey }),
  z.strictObject({
    algorithm: z.literal('keyed_array_with_constants'),
    key: GroupingKey,
    constants: z.record(
      z.string().min(1, 'Name the constant.').max(200, 'Use at most 200 characters.'),
      Constant,
    ),
    onConflict: z.enum(['keep', 'overwrite']),
  }),
  z.strictObject({
    algorithm: z.literal('group_by'),
    attributes: z.array(AttributePath).min(1, 'Choose at least one attribute.').max(10),
    key: GroupingKey,
    includeGroup: z.boolean(),
    missing: z.enum(['own_group', 'hold_back']),
  }),
  z.strictObject({
    algorithm: z.literal('template'),
    template: z.string().min(1, 'Enter the template.').max(20_000, 'Use at most 20,000 characters.'),
  }),
])
export type Grouping = z.infer<typeof Grouping>

/** Lago takes at most 100 events per batch; other paths may take more (lago-api:app/services/events/create_batch_service.rb). */
export const maxBatchSize = 1000

export const Batching = z.strictObject({
  size: z
    .int('Batch Size is a whole number.')
    .min(1, 'Batch Size is at least 1.')
    .max(maxBatchSize, `Batch Size is at most ${maxBatchSize}.`),
  grouping: Grouping,
  maxWaitSeconds: z
    .number()
    .min(0, 'Max wait is at least 0 seconds.')
    .max(3600, 'Max wait is at most 3600 seconds, one hour.')
    .optional(),
})
export type Batching = z.infer<typeof Batching>

export const Delivery = z.strictObject({
  requestsPerSecond: z
    .number()
    .positive('Requests per second is more than 0.')
    .max(10_000, 'Requests per second is at most 10,000.')
    .nullable()
    .optional(),
  inFlight: z
    .int('Requests in flight is a whole number.')
    .min(1, 'Requests in flight is at least 1.')
    .max(256, 'Requests in flight is at most 256.')
    .nullable()
    .optional(),
})

/**
 * A header. The value of a secret one is encrypted and lives outside the config, as the API key does: here it is empty, in
 * a plan too, and the server puts it in at the last step.
 */
export const HeaderPair = z
  .strictObject({
    name: z.string().max(200, 'Use at most 200 characters.'),
    value: z.string().max(4_000, 'Use at most 4,000 characters.'),
    secret: z.literal(true).optional(),
  })
  .refine(({ secret, value }) => secret === undefined || value === '', {
    error: 'The value of a secret header does not belong into the config.',
    path: ['value'],
  })
export type HeaderPair = z.infer<typeof HeaderPair>

const MetricName = z.string().min(1).max(255)

/**
 * What was known of the organization's billable metrics when the config was saved: the property that each metric adds up,
 * by the metric's code. In the config, so that preview, delivery and retries judge an event alike. Metrics that only
 * count have none.
 */
export const Meters = z
  .record(MetricName, MetricName)
  .refine((meters) => Object.keys(meters).length <= 5_000, 'These are more than 5,000 metrics.')
export type Meters = z.infer<typeof Meters>

const shared = {
  excludeAttributes: z.array(AttributePath).max(1000),
  batching: Batching.nullable(),
  responseWebhook: z.boolean(),
  delivery: Delivery,
  /** Used where events are sent. */
  meters: Meters.optional(),
}

export const TemplateConfig = z.strictObject({
  mode: z.literal('template'),
  /** Lago's operationId, e.g. `createEvent`. */
  operation: z.string().min(1),
  path: z.record(z.string(), Source).optional(),
  query: z.record(z.string(), Source).optional(),
  /** By target: a Lago field (`fees[0].units`), or `*` for the whole of a body whose keys are the user's own. */
  mapping: z.record(z.string(), Source),
  /** By the names of the operation's `options`; what is left out is as the operation says. */
  options: z.record(z.string(), z.json()).optional(),
  ...shared,
})
export type TemplateConfig = z.infer<typeof TemplateConfig>

export const methods = ['POST', 'PUT', 'DELETE', 'PATCH'] as const
export type Method = (typeof methods)[number]

export const AdvancedConfig = z.strictObject({
  mode: z.literal('advanced'),
  method: z.enum(methods),
  /** Absolute on the credential's origin, or starting with `/` and joined to its base URL. May hold `{record.x}`. */
  url: z.string().min(1, 'Enter the URL.').max(4_000),
  contentFormat: z.literal('json'),
  headers: z.array(HeaderPair).max(50),
  /** Root key each record is wrapped under (`customer`); null sends the record bare. Used when `batching` is null. */
  wrapKey: z.string().min(1).max(200).nullable(),
  ...shared,
})
export type AdvancedConfig = z.infer<typeof AdvancedConfig>

/**
 * What a destination sends: one numbered, immutable version of it is pinned to every range of records, so a retry
 * makes the same bytes. Strict: an unknown key is an error.
 */
export const DestinationConfig = z.discriminatedUnion('mode', [TemplateConfig, AdvancedConfig])
export type DestinationConfig = z.infer<typeof DestinationConfig>
