/** Every way out of a page that we know of. Each gets an address and a name of its own, so that a packet tells on it. */
export type Destination = { readonly address: string; readonly name: string };

/** Addresses that are set aside for documentation (RFC 5737): nobody answers there. */
export function destinationOf(way: number): Destination {
  return { address: `192.0.2.${(way % 250) + 1}`, name: `way-${way}.leak.example` };
}

const inAttributes = (url: string): readonly string[] => [
  `<img src="${url}" alt="">`,
  `<img srcset="${url} 2x" alt="">`,
  `<img attributionsrc="${url}" alt="">`,
  `<picture><source srcset="${url}"><img alt=""></picture>`,
  `<svg><image href="${url}" width="9" height="9"/></svg>`,
  `<svg><use href="${url}#a"/></svg>`,
  `<svg><filter id="f"><feImage href="${url}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
  `<svg><script href="${url}"></script></svg>`,
  `<input type="image" src="${url}">`,
  `<table background="${url}"><td>x</td></table>`,
  `<video src="${url}" autoplay></video>`,
  `<video poster="${url}"></video>`,
  `<video><source src="${url}"><track default src="${url}"></video>`,
  `<audio src="${url}" autoplay></audio>`,
  `<embed src="${url}">`,
  `<object data="${url}"></object>`,
  `<iframe src="${url}"></iframe>`,
  `<iframe srcdoc='<img src="${url}"><link rel="preconnect" href="${url}">'></iframe>`,
  `<iframe srcdoc='<meta http-equiv="refresh" content="0;url=${url}">'></iframe>`,
  `<iframe src='data:text/html,<img src="${url}">'></iframe>`,
  `<fencedframe src="${url}"></fencedframe>`,
  `<webview src="${url}"></webview>`,
  `<script src="${url}"></script>`,
  `<script type="module" src="${url}"></script>`,
  `<script type="speculationrules">{"prefetch":[{"urls":["${url}"],"eagerness":"immediate"}]}</script>`,
  `<script type="speculationrules">{"prerender":[{"urls":["${url}"],"eagerness":"immediate"}]}</script>`,
  `<base href="${url}"><img src="relative.png" alt="">`,
  `<div><template shadowrootmode="open"><img src="${url}" alt=""></template></div>`,
  `<meta http-equiv="refresh" content="0;url=${url}">`,
];

const linkRelations = [
  'dns-prefetch',
  'preconnect',
  'prefetch',
  'prerender',
  'modulepreload',
  'stylesheet',
  'icon',
  'apple-touch-icon',
  'manifest',
  'search',
  'next',
  'expect',
  'compression-dictionary',
];
const preloadKinds = ['font', 'image', 'script', 'style', 'fetch', 'track', 'video'];

const inLinks = (url: string): readonly string[] => [
  ...linkRelations.map((relation) => `<link rel="${relation}" href="${url}">`),
  ...preloadKinds.map((kind) => `<link rel="preload" as="${kind}" crossorigin href="${url}">`),
];

const inStyles = (url: string): readonly string[] => [
  `<style>@import url("${url}");</style>`,
  `<style>@font-face { font-family: "${url}"; src: url("${url}"); }</style><i style='font-family: "${url}"'>x</i>`,
  ...[
    `background: url("${url}")`,
    `background: image-set("${url}" 1x)`,
    `border-image: url("${url}") 1`,
    `cursor: url("${url}"), auto`,
    `list-style: url("${url}")`,
    `mask: url("${url}#m")`,
    `clip-path: url("${url}#c")`,
    `filter: url("${url}#f")`,
    `float: left; shape-outside: url("${url}")`,
  ].map((rule) => `<p style='${rule}'>x</p>`),
];

/** What a person, or a script for them, sets off: each is clicked. */
export const clickWays = (url: string): readonly string[] => [
  `<a href="${url}">x</a>`,
  `<a href="#here" ping="${url}">x</a>`,
  `<a href="${url}" download="x">x</a>`,
  `<a href="${url}" target="_blank">x</a>`,
  `<a href="${url}" target="_blank" rel="opener">x</a>`,
  `<a attributionsrc="${url}" href="#here">x</a>`,
  `<form action="${url}"><button>x</button></form>`,
  `<form action="${url}" method="post" target="_blank"><input name="a" value="b"><button>x</button></form>`,
  `<form method="post"><button formaction="${url}" formenctype="text/plain">x</button></form>`,
];

export function markupWays(url: string): readonly string[] {
  return [...inAttributes(url), ...inLinks(url), ...inStyles(url)];
}
