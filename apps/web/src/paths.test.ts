import { expect, it } from 'vitest'
import { paths } from './paths.ts'

it('builds every address', () => {
  expect({
    nexsets: paths.nexsets(),
    nexset: paths.nexset('n1'),
    send: paths.send('n1'),
    configure: paths.send('n1', 'configure'),
    destinations: paths.destinations(),
    destination: paths.destination('d1'),
    editDestination: paths.editDestination('d1'),
    credentials: paths.credentials(),
    apiDocs: paths.apiDocs(),
  }).toEqual({
    nexsets: '/nexsets',
    nexset: '/nexsets/n1',
    send: '/nexsets/n1/send/connector',
    configure: '/nexsets/n1/send/configure',
    destinations: '/destinations',
    destination: '/destinations/d1',
    editDestination: '/destinations/d1/edit',
    credentials: '/credentials',
    apiDocs: '/docs',
  })
})
