export * from './destinations/config.ts'
export * from './destinations/planned.ts'
export * from './lago/answer.ts'
export * from './records/record.ts'
