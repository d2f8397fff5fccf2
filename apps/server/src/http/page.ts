/** A page in plain words for moments when the web app cannot be shown. Texts are ours, never a caller's. */
export const page = (title: string, paragraphs: readonly string[]) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Ferry</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>
:root { color-scheme: light dark; }
body {
  margin: 0; padding: 18vh 1rem 2rem; font: 15px/1.5 system-ui, sans-serif;
  color: light-dark(#12232b, #e3ecef); background: light-dark(#f6f8f9, #0c161b);
}
main {
  max-width: 32rem; margin: 0 auto; padding: 1.5rem 1.75rem; border-radius: 12px;
  background: light-dark(#ffffff, #16242b); border: 1px solid light-dark(#dfe6e9, #2a3b43);
}
img { height: 2.25rem; }
h1 { margin: 0.75rem 0 0.5rem; font-size: 1.25rem; font-weight: 650; }
p { margin: 0.5rem 0 0; color: light-dark(#526872, #a3b6be); }
</style>
</head>
<body><main>
<img src="/favicon.svg" alt="Ferry">
<h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</main></body>
</html>
`
