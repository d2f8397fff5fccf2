import type { Problem } from '@ferry/contract'
import { configProblems } from '@ferry/core'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ProblemError } from '../../http/problem-error.ts'
import { DestinationFile } from './format.ts'
import { wordsOfIssue, wordsOfYaml } from './wrong-words.ts'

type Places = NonNullable<Problem['places']>
/** The line, from 1, of what stands at a path of the file; of the nearest thing around it when nothing stands there. */
export type LineOf = (path: readonly PropertyKey[]) => number

/**
 * Reads a destination's YAML. Throws `invalid_file` with each place that is wrong, by line: what is no YAML, and what
 * is no destination. References (`*name`) are read at most a hundred times, so a small file stays a small file.
 */
export const readYaml = (text: string): { file: DestinationFile; lineOf: LineOf } => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [first] = document.errors
  if (first)
    throw unreadable([{ path: 'yaml', message: wordsOfYaml(first), line: lines.linePos(first.pos[0]).line }])
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const parsed = DestinationFile.safeParse(valueOf(document))
  if (!parsed.success) throw unreadable(parsed.error.issues.flatMap((issue) => placesOf(issue, lineOf)))
  const unknown = configProblems(parsed.data.config).find(({ code }) => code === 'unknown_operation')
  if (unknown) {
    const path = ['config', 'operation']
    throw unreadable([{ path: path.join('.'), message: unknown.sentence, line: lineOf(path) }])
  }
  return { file: parsed.data, lineOf }
}

const valueOf = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The file could not be read.'
    throw unreadable([{ path: 'yaml', message, line: 1 }])
  }
}

/** A union says only that none of its forms fits; the form that came furthest says what is wrong. */
const placesOf = (issue: z.core.$ZodIssue, lineOf: LineOf): Places => {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a))[0] ?? []
    return nearest.flatMap((inner) => placesOf({ ...inner, path: [...issue.path, ...inner.path] }, lineOf))
  }
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
  return [{ path: path.map(String).join('.'), message: wordsOfIssue(issue), line: lineOf(path) }]
}

const depthOf = (issues: readonly z.core.$ZodIssue[]) => Math.min(...issues.map(({ path }) => path.length))

export const unreadable = (places: Places): ProblemError => {
  const [first] = places
  const more = places.length > 1 ? ` (and ${places.length - 1} more)` : ''
  const where = first?.line === undefined ? '' : ` Line ${first.line}: ${first.message}${more}`
  return new ProblemError(
    'invalid_file',
    `This is not a destination that can be imported.${where} Nothing was saved.`,
    places,
  )
}
