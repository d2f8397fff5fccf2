// Rules of the repository that no linter knows. A rule broken twice becomes a line here.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inRoot, root } from './root.mjs'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean)
const isSource = (file) => /\.(ts|tsx|mjs|sql|css)$/.test(file)
const isTest = (file) => /\.(test|story)\.tsx?$/.test(file) || file.startsWith('e2e/')
const self = 'scripts/check-repo.mjs'

const rules = [
  {
    says: 'core has no clock and no randomness: a record must become the same bytes every time',
    applies: (file) => file.startsWith('packages/core/src/') && !isTest(file),
    forbids: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bcrypto\./,
  },
  {
    says: 'a drawer without a name collects everything: no utils, no helpers',
    path: /(^|\/)(utils?|helpers?|misc|common)(\/|\.[a-z]+$)/,
  },
  {
    says: 'work left for later belongs in the tracker',
    applies: isSource,
    forbids: /\b(TODO|FIXME|XXX)\b/,
  },
  {
    says: 'a test that is left out or left alone proves nothing',
    applies: isTest,
    forbids: /\b(describe|it|test)\.(only|todo|fixme)\(/,
  },
  {
    says: 'only db/embedded opens PGlite: as shipped it is not durable',
    applies: (file) =>
      file.startsWith('apps/server/src/') && !file.startsWith('apps/server/src/db/embedded/'),
    forbids: /from '@electric-sql\/pglite/,
  },
  {
    says: 'names of package registries and paths of one machine do not belong in the repository',
    applies: () => true,
    forbids: /registry\.(npmjs|yarnpkg)\.|\/root\/|\/home\/[a-z]+\//,
  },
  {
    says: 'versions are exact, so that everybody runs the same bytes',
    applies: (file) => file.endsWith('package.json'),
    forbids: /"(\^|~|>|\*)[^"]*",?$|"latest"/,
    except: /"node": ">=/,
  },
]

const breaches = []
for (const file of tracked) {
  if (file === self || /\.(png|ico|woff2|lock)$/.test(file) || file === 'pnpm-lock.yaml') continue
  for (const rule of rules) {
    if (rule.path?.test(file)) breaches.push(`${file}: ${rule.says}`)
    if (!rule.forbids || !rule.applies(file)) continue
    readText(file)
      .split('\n')
      .forEach((line, index) => {
        if (rule.forbids.test(line) && !rule.except?.test(line))
          breaches.push(`${file}:${index + 1}: ${rule.says}`)
      })
  }
}

function readText(file) {
  try {
    return readFileSync(inRoot(file), 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

if (breaches.length) {
  console.error(breaches.join('\n'))
  process.exitCode = 1
} else {
  console.log(`${tracked.length} files keep the rules of the repository.`)
}
