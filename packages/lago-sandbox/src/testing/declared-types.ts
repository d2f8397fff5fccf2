import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync } from 'vite'

type TypeNode = ESTree.TSType
type Member = ESTree.TSSignature

/** Where a value does not fit: `invoice.fees[0].units: expected string, got number`. */
export type Misfit = string

interface Declarations {
  types: Map<string, TypeNode | Member[]>
  /** `group.method` → what its promise resolves to. */
  results: Map<string, TypeNode>
}

const nameOf = (node: object): string => {
  const { key } = node as { key?: { name?: string; value?: string } }
  return key?.name ?? key?.value ?? ''
}

const resultOf = (type: TypeNode | undefined): TypeNode | undefined => {
  if (type?.type !== 'TSFunctionType') return undefined
  const promise = type.returnType.typeAnnotation
  const response = promise.type === 'TSTypeReference' ? promise.typeArguments?.params[0] : undefined
  return response?.type === 'TSTypeReference' ? response.typeArguments?.params[0] : undefined
}

const read = (): Declarations => {
  const path = fileURLToPath(import.meta.resolve('lago-javascript-client')).replace(
    /mod\.js$/,
    'openapi/client.d.ts',
  )
  const declarations: Declarations = { types: new Map(), results: new Map() }
  for (const statement of parseSync('client.d.ts', readFileSync(path, 'utf8')).program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) continue
    const { declaration } = statement
    if (declaration.type === 'TSInterfaceDeclaration')
      declarations.types.set(declaration.id.name, declaration.body.body)
    if (declaration.type === 'TSTypeAliasDeclaration')
      declarations.types.set(declaration.id.name, declaration.typeAnnotation)
    if (declaration.type !== 'ClassDeclaration' || declaration.id?.name !== 'Api') continue
    for (const group of declaration.body.body) {
      const type = group.type === 'PropertyDefinition' ? group.typeAnnotation?.typeAnnotation : undefined
      for (const method of type?.type === 'TSTypeLiteral' ? type.members : []) {
        const signature =
          method.type === 'TSPropertySignature' ? method.typeAnnotation?.typeAnnotation : undefined
        const result = resultOf(signature)
        if (result) declarations.results.set(`${nameOf(group)}.${nameOf(method)}`, result)
      }
    }
  }
  return declarations
}

const { types, results } = read()

const described = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value
}

const wrong = (path: string, wanted: string, value: unknown): Misfit[] => [
  `${path}: expected ${wanted}, got ${typeof value === 'string' ? `"${value}"` : described(value)}`,
]

const members = (list: readonly Member[], value: unknown, path: string): Misfit[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong(path, 'an object', value)
  return list.flatMap((member) => {
    if (member.type !== 'TSPropertySignature' || !member.typeAnnotation) return []
    const name = nameOf(member)
    const held = (value as Record<string, unknown>)[name]
    // Lago writes null where the declaration says that a field may be absent.
    if (member.optional && (held === undefined || held === null)) return []
    return misfits(member.typeAnnotation.typeAnnotation, held, `${path}.${name}`)
  })
}

const reference = (node: ESTree.TSTypeReference, value: unknown, path: string): Misfit[] => {
  const name = node.typeName.type === 'Identifier' ? node.typeName.name : ''
  if (name === 'Record') {
    const of = node.typeArguments?.params[1]
    if (typeof value !== 'object' || value === null) return wrong(path, 'an object', value)
    return of ? Object.entries(value).flatMap(([key, held]) => misfits(of, held, `${path}.${key}`)) : []
  }
  const declared = types.get(name)
  if (declared === undefined) throw new Error(`The client declares no type ${name}.`)
  return Array.isArray(declared) ? members(declared, value, path) : misfits(declared, value, path)
}

const keyword: Record<string, (value: unknown) => boolean> = {
  TSStringKeyword: (value) => typeof value === 'string',
  TSNumberKeyword: (value) => typeof value === 'number',
  TSBooleanKeyword: (value) => typeof value === 'boolean',
  TSNullKeyword: (value) => value === null,
  TSObjectKeyword: (value) => typeof value === 'object' && value !== null,
  TSAnyKeyword: () => true,
  TSVoidKeyword: (value) => value === undefined || value === null,
}

const misfits = (node: TypeNode, value: unknown, path: string): Misfit[] => {
  const fits = keyword[node.type]
  if (fits) return fits(value) ? [] : wrong(path, node.type.slice(2, -7).toLowerCase(), value)
  switch (node.type) {
    case 'TSParenthesizedType':
      return misfits(node.typeAnnotation, value, path)
    case 'TSTypeLiteral':
      return members(node.members, value, path)
    case 'TSTypeReference':
      return reference(node, value, path)
    case 'TSArrayType':
      return Array.isArray(value)
        ? value.flatMap((held, position) => misfits(node.elementType, held, `${path}[${position}]`))
        : wrong(path, 'a list', value)
    case 'TSIntersectionType':
      return node.types.flatMap((one) => misfits(one, value, path))
    case 'TSUnionType': {
      const tried = node.types.map((one) => misfits(one, value, path))
      return tried.some((found) => found.length === 0) ? [] : (tried[0] ?? [])
    }
    case 'TSLiteralType': {
      const literal = node.literal as { value?: unknown }
      return literal.value === value ? [] : wrong(path, JSON.stringify(literal.value), value)
    }
    default:
      throw new Error(`The checker knows no ${node.type}.`)
  }
}

/** How an answer differs from what lago-javascript-client declares for `group.method`; empty if it fits. */
export const misfitsOf = (method: string, answer: unknown): Misfit[] => {
  const type = results.get(method)
  if (!type) throw new Error(`The client has no method ${method}.`)
  return misfits(type, answer, method)
}

/** Every method of the client, as `group.method`. */
export const clientMethods: readonly string[] = [...results.keys()]
