/** Something a person can put right: its message is all they need to read, and the exit code is 1. */
export class Refusal extends Error {}
