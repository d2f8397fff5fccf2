import { createCredential, deleteCredential, listCredentials } from '@ferry/contract'
import { callFerry } from '../stack/api.ts'
import { configureUsage } from '../stack/configure-usage.ts'
import { batchSize, draftsOf, keptAfter, keptAtConfigure } from '../stack/draft.ts'
import { apiKey, expect, expectAccessible, test } from '../stack/story.ts'
import { samplePanel } from '../stack/wizard.ts'

test('S03 a link whose credential was deleted says so, and keeps the rest', async ({
  signedIn: page,
  ferry,
  sandbox,
}) => {
  await configureUsage(page, ferry, sandbox.url)
  await batchSize(page).fill('42')
  await keptAfter(ferry, 0)
  await keptAtConfigure(ferry)
  const { items } = await callFerry(ferry, listCredentials, { querystring: {} })
  await callFerry(ferry, deleteCredential, { params: { id: items[0]?.id ?? '' } })
  await callFerry(ferry, createCredential, {
    body: { name: 'Another', deployment: 'self_hosted', baseUrl: sandbox.url, apiKey },
  })
  await page.reload()
  await expect(page).toHaveURL(/\/credential\?/)
  const gone = page.getByText('The credential that was chosen here is gone.')
  await expect(gone).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Another' }).click()
  await expect(gone).toBeHidden()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(batchSize(page)).toHaveValue('42')
})

test('two tabs on one draft overwrite nothing of each other', async ({
  signedIn: page,
  ferry,
  sandbox,
  context,
}) => {
  await configureUsage(page, ferry, sandbox.url)
  await batchSize(page).fill('10')
  await keptAfter(ferry, 0)
  await keptAtConfigure(ferry)
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(samplePanel(other)).toBeVisible()
  const before = (await draftsOf(ferry))[0]?.version ?? 0
  await batchSize(other).fill('20')
  await keptAfter(ferry, before)
  await batchSize(page).fill('30')
  const note = page.getByRole('alert').filter({ hasText: 'Somebody else went on with this draft' })
  await expect(note).toBeVisible()
  await expectAccessible(page)
  await note.getByRole('button', { name: 'Show theirs' }).click()
  await expect(batchSize(page)).toHaveValue('20')
  await batchSize(page).fill('31')
  await keptAfter(ferry, before + 1)
  await batchSize(other).fill('21')
  await other.getByRole('button', { name: 'Keep mine' }).click()
  await expect(other.getByText('Somebody else went on with this draft')).toBeHidden()
  await page.reload()
  await expect(batchSize(page)).toHaveValue('21')
})

test('a session that ended in the middle is said, and loses nothing', async ({
  signedIn: page,
  ferry,
  sandbox,
  context,
}) => {
  await configureUsage(page, ferry, sandbox.url)
  await batchSize(page).fill('10')
  await keptAfter(ferry, 0)
  const before = (await draftsOf(ferry))[0]?.version ?? 0
  await context.clearCookies()
  await batchSize(page).fill('11')
  const note = page.getByRole('alert').filter({ hasText: 'The draft is not kept at the moment' })
  await expect(note).toContainText('You are not signed in.')
  await expect(note).toContainText('What you set is still on this page')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(note, 'it is seen wherever the page is scrolled to').toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not saved' })).toBeInViewport({ ratio: 1 })
  const other = await context.newPage()
  const [fresh] =
    ferry
      .output()
      .match(/(?<=sign in at )http\S+/g)
      ?.slice(-1) ?? []
  await other.goto(fresh ?? '')
  await expect(other.getByRole('heading', { level: 1, name: 'Nexsets' })).toBeVisible()
  await other.close()
  await note.getByRole('button', { name: 'Try again' }).click()
  await keptAfter(ferry, before)
  await expect(note).toBeHidden()
  await page.reload()
  await expect(batchSize(page)).toHaveValue('11')
})
