import type { Nexset } from '@ferry/contract'

/** What fills a Nexset, as a person would say it. */
export const sourceWords = ({ source, fileName, responsesOf }: Nexset): string => {
  switch (source) {
    case 'file':
      return fileName ?? 'A file'
    case 'api':
      return 'The API'
    case 'webhook':
      return 'A webhook'
    case 'responses':
      return responsesOf ? `Lago’s answers to ${responsesOf.name}` : 'Lago’s answers'
    default:
      return source satisfies never
  }
}
