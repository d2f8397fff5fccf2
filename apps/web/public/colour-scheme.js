// Runs before the first paint so that a dark page never flashes white. Same key and attribute as Mantine's own.
;(function () {
  var saved = null
  try {
    saved = window.localStorage.getItem('mantine-color-scheme-value')
  } catch {
    // No storage (private mode): follow the system.
  }
  var dark =
    saved === 'dark' || (saved !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
