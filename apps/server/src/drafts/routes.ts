import { discardDraft, draftLimit, getDraft, keepDraft, listDrafts } from '@ferry/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { findDraft, readDraft, readDrafts } from './queries/draft-rows.ts'
import { saveDraft } from './queries/save-draft.ts'

/** `/drafts`: half-done wizards, kept so that another tab, another browser or another day goes on with them. */
export const draftRoutes =
  ({ db, now }: Pick<Deps, 'db' | 'now'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.route({ ...listDrafts, handler: ({ query }) => readDrafts(db, query.nexsetId) })
    app.route({ ...getDraft, handler: async ({ params }) => ({ draft: await findDraft(db, params.id) }) })
    app.route({
      ...keepDraft,
      bodyLimit: draftLimit,
      handler: async ({ params, body }) => {
        await saveDraft(db, params.id, body, now())
        const { form, ...summary } = await readDraft(db, params.id)
        return summary
      },
    })
    app.route({
      ...discardDraft,
      handler: ({ params }) =>
        db.transaction(async (tx) => {
          const draft = await readDraft(tx, params.id)
          await tx.query('delete from draft where id = $1', [params.id])
          return draft
        }),
    })
  }
