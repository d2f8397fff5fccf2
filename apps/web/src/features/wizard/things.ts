import type { PlanProblem } from '@ferry/core'
import type { z } from 'zod'

/**
 * A control of the wizard, by name: `url`, `batching.size`, `mapping.timestamp`, `headers.0`. Problems of the schema and
 * of `plan` are both led to one, so that each is shown and focused where it can be mended.
 */
export type Place = string

/** Something that must be mended before a destination can be saved. */
export interface Thing {
  place: Place
  sentence: string
}

/** The id of a place's control in the document. */
export const controlId = (place: Place): string => `wizard-${place}`

/** Puts focus on the control of a place, unfolding what hides it; on the settings as a whole when it has none. */
export const focusPlace = (place: Place): void => {
  const control = document.getElementById(controlId(place)) ?? document.getElementById(controlId('settings'))
  const fold = control?.closest('[hidden]')
  const focus = () => {
    control?.scrollIntoView({ block: 'center' })
    control?.focus({ preventScroll: true })
  }
  if (!fold) return focus()
  document.querySelector<HTMLElement>(`[aria-controls="${fold.id}"]`)?.click()
  requestAnimationFrame(focus)
}

type Issue = z.core.$ZodIssue

/** A finding of core's schema → the control it belongs to. */
export const thingOfIssue = (issue: Issue): Thing => {
  const inner = innerIssue(issue)
  return { place: placeOfPath(issue.path), sentence: inner?.message ?? issue.message }
}

/** What is wrong inside, where the issue itself only says that something is. */
const innerIssue = (issue: Issue): Issue | undefined => {
  if (issue.code === 'invalid_union') return nearest(issue.errors)
  return issue.code === 'invalid_key' ? issue.issues[0] : undefined
}

/** Of a union's branches the one that was meant: whose keys all fit, so only a value is wrong. */
const nearest = (branches: readonly (readonly Issue[])[]): Issue | undefined =>
  branches.find((issues) =>
    issues.every(({ code, path }) => code !== 'unrecognized_keys' && path.length > 0),
  )?.[0]

/** Config path → place: deeper than a field, a header or a setting there is no control. */
const placeOfPath = (path: readonly PropertyKey[]): Place => {
  const [first = 'settings', second, third] = path.map(String)
  if (second === undefined) return first
  if (first === 'batching' && second === 'grouping') return `batching.${third ?? 'algorithm'}`
  return `${first}.${second}`
}

/** Words by which `plan` names settings → places; everything else is a field or a header. */
const settings: Record<string, Place> = {
  URL: 'url',
  Method: 'method',
  Endpoint: 'operation',
  batching: 'batching.enabled',
  'Batch Size': 'batching.size',
  'Grouping Algorithm': 'batching.algorithm',
  Key: 'batching.key',
  'Custom template': 'batching.template',
  'Exclude Attributes': 'excludeAttributes',
  'Root key': 'wrapKey',
  'Request Headers': 'headers.0',
}

/** What the form holds, as far as it is needed to find a control by the name `plan` gives. */
interface Controls {
  pathFields: readonly string[]
  queryFields: readonly string[]
  headerNames: readonly string[]
  /** Names of the constants a batch puts into each record, and attributes it groups by. */
  constants: readonly string[]
  groupAttributes: readonly string[]
  isTemplate: boolean
}

/** A problem of `plan` → the control it belongs to. */
export const placeOfProblem = ({ field }: Pick<PlanProblem, 'field'>, controls: Controls): Place => {
  const setting = settings[field]
  if (setting) return setting
  if (controls.pathFields.includes(field)) return `path.${field}`
  if (controls.queryFields.includes(field)) return `query.${field}`
  const header = controls.headerNames.indexOf(field)
  if (header >= 0) return `headers.${header}`
  if (controls.constants.includes(field)) return 'batching.constants'
  if (controls.groupAttributes.includes(field)) return 'batching.attributes'
  return controls.isTemplate ? `mapping.${field}` : 'settings'
}
