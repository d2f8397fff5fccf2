import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = new URL('../../../docs/sandbox-differences.md', import.meta.url)

interface TableRow {
  lago: string
  kind: string
  sandbox: string
}

/** The rows of every table on the page, without heads and rules. */
const rows: readonly TableRow[] = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
  .filter(([lago = '']) => lago !== 'Lago' && !/^-+$/.test(lago))
  .map(([lago = '', kind = '', sandbox = '']) => ({ lago, kind, sandbox }))

/** What a row names: a test file and the beginning of one of its titles, several with `;` between them, a remark in brackets behind. */
const namedTests = (sandbox: string): { file: string; title: string }[] =>
  [...sandbox.matchAll(/`([\w./-]+\.test\.ts)`: ([^;]+)/g)].map(([, file = '', title = '']) => ({
    file,
    title: title.trim().replace(/ \([^)]*\)$/, ''),
  }))

/** The titles of a file's tests and groups: a text that a function follows. */
const titlesIn = (file: string): string[] =>
  [
    ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(
      /\((?:\n\s*)?(['"`])((?:(?!\1|\n).)+)\1,\s*(?:async )?(?:\(|\w+ =>)/g,
    ),
  ].map(([, , title = '']) => title)

const same = rows.filter(({ kind }) => kind === 'Same')

describe('the page of differences', () => {
  it('has rows, each of them the same, different or a guess, and each says something', () => {
    expect(rows.length).toBeGreaterThan(90)
    for (const { lago, kind, sandbox } of rows) {
      expect(['Same', 'Differs', 'Guess'], lago).toContain(kind)
      expect(sandbox, lago).not.toBe('')
    }
  })

  it.each(same)('names tests that there are for: $lago', ({ sandbox }) => {
    const named = namedTests(sandbox)
    expect(named).not.toEqual([])
    for (const { file, title } of named) {
      expect(existsSync(new URL(file, import.meta.url)), file).toBe(true)
      const found = titlesIn(file).some((one) => one.startsWith(title))
      expect(found, `no test of ${file} begins with: ${title}`).toBe(true)
    }
  })
})
