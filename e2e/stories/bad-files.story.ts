import { listNexsets } from '@ferry/contract'
import { callFerry } from '../stack/api.ts'
import { expect, test } from '../stack/story.ts'
import { chooseFile, fileOf, uploadThroughPage } from '../stack/upload.ts'

const many = Array.from({ length: 700 }, (_, index) => `{"id":${index}}`)

const badFiles = [
  {
    what: 'a broken line of NDJSON, after a page of good ones',
    file: fileOf('broken.ndjson', [...many, '{"id": 700, "at": }', '{"id":701}'].join('\n')),
    says: [/Line 701/],
  },
  {
    what: 'a line of a CSV file with a value too many',
    file: fileOf('ragged.csv', 'id,name\n1,One\n2,Two,too many\n3,Three\n'),
    says: [/Line 3/],
  },
  {
    what: 'a quote in a CSV file that never ends',
    file: fileOf('quote.csv', 'id,name\n1,One\n2,"Two\n3,Three\n'),
    says: [/Line 3/],
  },
  {
    what: 'JSON whose elements are no objects',
    file: fileOf('numbers.json', '[\n  {"id": 1},\n  2\n]'),
    says: [/Record 2|Line 3/],
  },
  { what: 'JSON that is a bare text', file: fileOf('text.json', '"hello"'), says: [/object|array|list/i] },
  { what: 'an empty file', file: fileOf('empty.ndjson', ''), says: [/no record|empty/i] },
  {
    what: 'a picture that calls itself NDJSON',
    file: fileOf(
      'picture.ndjson',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0xfe]),
    ),
    says: [/text|UTF-8|JSON/],
  },
]

test('a file that cannot be read says why and where, and stores nothing', async ({
  signedIn: page,
  ferry,
}) => {
  for (const { what, file, says } of badFiles) {
    await test.step(what, async () => {
      const panel = await uploadThroughPage(page, file)
      const alert = panel.getByRole('alert')
      for (const words of says) await expect(alert.getByText(words).first()).toBeVisible()
      await expect(alert.getByText(/Nothing was (stored|kept)/i).first()).toBeVisible()
      await panel.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByText('No Nexsets yet')).toBeVisible()
    })
  }
  await test.step('a file with another ending is not even sent', async () => {
    const panel = await chooseFile(page, fileOf('table.xlsx', 'PK'))
    await expect(panel.getByText('“table.xlsx” is none of them')).toBeVisible()
    await panel.getByRole('button', { name: 'Upload', exact: true }).click()
    await expect(panel.getByText('Choose a file.', { exact: true })).toBeVisible()
    await panel.getByRole('button', { name: 'Cancel' }).click()
  })
  await test.step('after all of them the list is as it was', async () => {
    await page.reload()
    await expect(page.getByText('No Nexsets yet')).toBeVisible()
    expect((await callFerry(ferry, listNexsets, { querystring: {} })).items).toEqual([])
  })
  await test.step('the mended file goes in', async () => {
    const panel = await uploadThroughPage(page, fileOf('mended.ndjson', many.join('\n')))
    await expect(panel.getByText('700 records with 1 attribute stored as “mended”.')).toBeVisible()
  })
})
