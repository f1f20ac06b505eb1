// The page that stands in the place of one that is neither in the offline copy nor to be had from the server. In both languages: the
// worker that answers with it knows none.

const style = `:root{color-scheme:light dark}body{max-width:36rem;margin:20vh auto;padding:0 1.25rem;font:1rem/1.7 system-ui,sans-serif}
a{display:inline-block;padding:.6rem 0}`;

export function absentPage(address: string): Response {
  const again = escaped(address);
  const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有网络 · No network</title><style>${style}</style></head><body>
<h1>没有网络</h1><p>离线副本里没有这一页，现在也连不上服务器。可以返回上一页；有网络时在侧栏的“离线阅读”里补上它。</p>
<p><a href="${again}">再试一次</a></p>
<div lang="en"><h1>No network</h1><p>This page is not in the offline copy, and the server cannot be reached. Go back to where you came
from; once there is a network, “Read offline” in the sidebar adds what is missing.</p>
<p><a href="${again}">Try again</a></p></div></body></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
