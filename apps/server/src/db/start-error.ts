/**
 * Ferry cannot start, and a person can do something about it. `message` is one to three sentences: what is wrong,
 * whether the data is safe, what to do. Never holds a password.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}
