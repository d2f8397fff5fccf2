/** The page's looks, light and dark, wide and narrow. */
export const style = `
:root{color-scheme:light dark;--text:light-dark(#1c1f24,#e6e8eb);--quiet:light-dark(#5a616b,#a3abb6);
--page:light-dark(#f6f7f9,#121417);--card:light-dark(#fff,#1b1e23);--line:light-dark(#dfe2e7,#33383f);
--good:light-dark(#11693a,#6fd39b);--bad:light-dark(#a1331b,#ff9d85);--link:light-dark(#1f55c4,#93b4ff);
font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--page)}
*{box-sizing:border-box}body{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;justify-content:space-between}
h1{font-size:1.5rem;line-height:1.25;margin:0}h2{font-size:1.05rem;margin:0 0 .75rem}p{margin:.25rem 0 .75rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin-top:1rem;min-width:0}
.quiet{color:var(--quiet)}.good{color:var(--good)}.bad{color:var(--bad)}
.scroll{overflow-x:auto;margin:0 -1rem -1rem;padding:0 1rem .5rem}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;padding:.4rem 1rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}th{color:var(--quiet);font-weight:500;white-space:nowrap}
td{font-variant-numeric:tabular-nums;max-width:34rem;overflow-wrap:break-word;min-width:5.5rem}
.one-line{white-space:nowrap}td:has(>.verdict){min-width:17rem}
.number{text-align:right;min-width:3rem}
code,pre{font:.8125rem/1.5 ui-monospace,monospace}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0 0;max-height:20rem;overflow:auto}
details{min-width:7rem}details[open]{min-width:min(34rem,75vw)}details a{display:inline-block;margin-top:.5rem}summary{cursor:pointer}a{color:var(--link)}
form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin-bottom:1rem}
label{display:grid;gap:.25rem;font-size:.8125rem;color:var(--quiet)}
input,select,button{font:inherit;font-size:.875rem;color:var(--text);background:var(--card);border:1px solid var(--quiet);
border-radius:.375rem;padding:.35rem .6rem;min-height:2.25rem}
input{width:13rem}input[type=number]{width:5.5rem}button{cursor:pointer;font-weight:500}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem;margin:1rem 0 0;padding:0;list-style:none}
.facts li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;color:var(--quiet);font-size:.8125rem}
.facts b{display:block;font-size:1.375rem;line-height:1.3;color:var(--text);font-variant-numeric:tabular-nums}
@media(max-width:40rem){form label,form input,form select,form input[type=number]{width:100%}form button{width:100%}}
`

/** What the buttons do; each ends with the page as it is then. */
export const script = `
const send = async (method, path, body) => {
  const answer = await fetch(path, { method, ...(body && { body: JSON.stringify(body) }) })
  if (answer.ok) location.reload()
  else document.getElementById('problem').textContent = (await answer.json()).error
}
document.addEventListener('click', ({ target }) => {
  const { method, path, ask } = target.dataset ?? {}
  if (path && (!ask || confirm(ask))) void send(method, path)
})
document.getElementById('fault').addEventListener('submit', (event) => {
  event.preventDefault()
  const { kind, path, probability, times } = Object.fromEntries(new FormData(event.target))
  void send('POST', '/__sandbox/faults', { kind, ...(path && { match: { path } }), probability: probability === '' ? 1 : Number(probability), times: times === '' ? null : Number(times) })
})
`
