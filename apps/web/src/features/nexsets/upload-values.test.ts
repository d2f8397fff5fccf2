import { describe, expect, it } from 'vitest'
import { nameFromFile, placeLines, toUpload, UploadValues } from './upload-values.ts'

const file = (name: string) => new File(['{}'], name)

describe('an upload as filled in', () => {
  it('takes its name from the file', () => {
    expect(['API usage.ndjson', 'a.b.JSON', 'customers.csv'].map(nameFromFile)).toEqual([
      'API usage',
      'a.b',
      'customers',
    ])
  })

  it('keeps values as text only for CSV', () => {
    expect(toUpload({ file: file('a.csv'), name: ' a ', keepText: true })).toMatchObject({
      name: 'a',
      numbers: 'text',
    })
    expect(toUpload({ file: file('a.json'), name: 'a', keepText: true })).toMatchObject({
      numbers: 'numbers',
    })
  })

  it('asks for a file', () => {
    const issues = UploadValues.safeParse({ name: 'a', keepText: false }).error?.issues
    expect(issues?.map(({ message }) => message)).toEqual(['Choose a file.'])
  })

  it('lists what is wrong by line, else by record', () => {
    expect(
      placeLines([
        { path: 'file', message: 'not a JSON object', line: 7 },
        { path: 'file', message: 'nested too deep', record: 2 },
        { path: 'file', message: 'the file is empty' },
      ]),
    ).toEqual(['Line 7: not a JSON object', 'Record 2: nested too deep', 'the file is empty'])
  })
})
