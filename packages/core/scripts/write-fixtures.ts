// Writes the golden fixtures, by hand only: `node packages/core/scripts/write-fixtures.ts`. Makes the destination and
// records of each template that has none, from the catalogue's examples, and expected.http of every fixture.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Source, TemplateConfig } from '../src/destinations/config.ts'
import { planVersion } from '../src/destinations/plan.ts'
import { template } from '../src/destinations/testing/configs.ts'
import { operations } from '../src/lago/operations/catalogue.ts'
import type { Operation, OperationField } from '../src/lago/operations/operation.ts'
import { fixtureNames, fixtures, hashesFile, hashLine, plannedHttp } from './fixtures.ts'

/** An attribute of the record, by the name of the field it is for: `billing_configuration.currency` → `…_currency`. */
const attributeOf = ({ path }: OperationField): string => (path === '*' ? 'body' : path.replaceAll('.', '_'))

const mappingOf = (fields: readonly OperationField[], suffix = ''): Record<string, Source> =>
  Object.fromEntries(fields.map((field) => [field.path, { attribute: `${attributeOf(field)}${suffix}` }]))

/** A path parameter may have the name of a field. */
const inPath = '_in_path'

const destinationOf = ({ id, parameters, queryOptions }: Operation, fields: readonly OperationField[]) => {
  const query = queryOptions.map(({ name, values }) => [name, { constant: values[0] ?? '' }])
  return template({
    operation: id,
    ...(parameters.length > 0 ? { path: mappingOf(parameters, inPath) } : {}),
    ...(query.length > 0 ? { query: Object.fromEntries(query) as TemplateConfig['query'] } : {}),
    mapping: mappingOf(fields),
  })
}

/** One record with everything, and one without the first of it. */
const recordsOf = ({ parameters }: Operation, fields: readonly OperationField[]): string => {
  const members = [
    ...parameters.map((field) => `${JSON.stringify(`${attributeOf(field)}${inPath}`)}:${field.example}`),
    ...fields.map((field) => `${JSON.stringify(attributeOf(field))}:${field.example}`),
  ]
  return `{${members.join(',')}}\n{${members.slice(1).join(',')}}\n`
}

for (const operation of operations) {
  const folder = new URL(`operation-${operation.id}/`, fixtures)
  if (existsSync(folder)) continue
  const fields = operation.fields.filter(({ path }) => !path.includes('[]'))
  mkdirSync(folder, { recursive: true })
  const destination = `${JSON.stringify(destinationOf(operation, fields), null, 2)}\n`
  writeFileSync(new URL('destination.json', folder), destination)
  writeFileSync(new URL('records.ndjson', folder), recordsOf(operation, fields))
}

const made = fixtureNames().map((name) => ({ name, text: plannedHttp(name) }))
const lines = made.map(({ name, text }) => hashLine(name, text))
const file = hashesFile(planVersion)
const held = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
const broken = held.filter((line) => !lines.includes(line))
if (broken.length > 0) {
  const names = broken.map((line) => line.split('  ')[1]).join(', ')
  throw new Error(`plan makes other requests than version ${planVersion} did: raise planVersion. ${names}`)
}
for (const { name, text } of made) writeFileSync(new URL(`${name}/expected.http`, fixtures), text)
writeFileSync(file, `${lines.join('\n')}\n`)
process.stdout.write(`${made.length} fixtures under version ${planVersion}\n`)
