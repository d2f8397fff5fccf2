import type { Judged, Result } from './run.ts'

const number = (value: number) => value.toLocaleString('en')

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([name, count]) => `${name} ${number(count)}`).join(', ') || 'none'

export const sum = (judged: readonly Judged[], of: (one: Judged) => number) =>
  judged.reduce((total, one) => total + of(one), 0)

export const lostAndDoubled = (judged: readonly Judged[]) => ({
  lost: sum(judged, ({ verdict }) => verdict.lost),
  doubled: sum(judged, ({ verdict }) => verdict.doubled),
  wrong: judged.flatMap(({ load, verdict }) => verdict.wrong.map((what) => `${load.name}: ${what}`)),
})

/** What happened in a scenario, for people. */
export const tellResult = ({ judged, strikes, kills, ownEnds, faults }: Result): void => {
  console.log(`strikes: ${listed(strikes)}`)
  console.log(`kill -9: ${kills}; Ferry ended by itself and was started again: ${ownEnds.length}`)
  for (const end of [...new Set(ownEnds)].slice(0, 3)) console.log(`  ${end.slice(0, 300)}`)
  console.log(`faults met: ${listed(faults)}`)
  for (const { load, outcome, verdict } of judged) {
    const { progress } = outcome
    console.log(
      `${load.name}: ${number(progress.total)} records = ${number(progress.delivered)} delivered + ` +
        `${number(progress.duplicates)} already there + ${number(progress.setAside)} set aside + ${number(progress.unknown)} unknown` +
        `; the witness holds ${verdict.held}`,
    )
  }
  const { lost, doubled, wrong } = lostAndDoubled(judged)
  for (const what of wrong) console.log(`WRONG  ${what}`)
  console.log(`lost ${number(lost)}, doubled ${number(doubled)}`)
}
