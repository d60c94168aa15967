import { FONT_FAMILY } from '../../charts/theme.ts';

/** Page margins with the mark and the page number. */
export function pageMargins(mark: string | null): string {
  const top =
    mark === null
      ? ''
      : `@top-center{content:${cssString(mark)};font-size:9pt;font-weight:600;color:#801650}`;
  return `@page{size:A4;margin:15mm 15mm 16mm;${top}@bottom-right{content:counter(page) " of " counter(pages);font-size:9pt}}\n`;
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r]/g, ' ')}"`;
}

/**
 * Nothing depends on background colours, which print omits. Headings keep white space, since Chromium otherwise drops
 * the space at a line break from the PDF outline.
 */
export const reportStyles = `
:root{color:#1d2433;background:#fff;font-family:${FONT_FAMILY};font-size:16px;line-height:1.5}
*{box-sizing:border-box}
body{margin:0 auto;padding:32px 24px 64px;max-width:728px}
h1{font-size:32px;line-height:1.2;margin:0 0 24px;text-wrap:balance}
h2{font-size:24px;line-height:1.25;margin:0 0 12px}
h3{font-size:17px;margin:28px 0 8px}
header h2{font-size:19px;margin:32px 0 8px}
p,ul,ol{margin:0 0 12px;max-width:66ch}
a{color:#12436d}
:focus-visible{outline:3px solid #ffb000;outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:24px;top:8px;background:#fff;padding:8px}
main .page{border-top:2px solid #1d2433;margin-top:56px;padding-top:24px}
.scope{display:block;font-weight:400;font-size:17px;color:#4a5264}
.contents{padding-left:22px}
.contents li{margin-bottom:14px}
.contents li::marker{font-weight:600}
.contents a{font-weight:600}
.contents .scope{display:inline;font-size:inherit}
.contents p{margin:2px 0 0}
.contents .strength{white-space:nowrap}
.references{font-size:14px;margin-top:24px}
.lead{font-size:20px;line-height:1.45}
dl{margin:0 0 16px;border-top:1px solid #d9dde6}
dl div{display:grid;grid-template-columns:160px 1fr;gap:16px;padding:6px 0;border-bottom:1px solid #d9dde6;break-inside:avoid}
dt{color:#4a5264}
dd{margin:0;overflow-wrap:anywhere}
.strength{margin:16px 0 24px}
.strength strong{margin:0 6px 0 4px}
.strength span{color:#4a5264}
.strength.clear svg,.strength.clear strong{color:#0b6b4f}
.strength.uncertain svg,.strength.uncertain strong{color:#7a5a00}
.strength.too-few svg,.strength.too-few strong,.strength.hidden svg,.strength.hidden strong{color:#4a5264}
figure{margin:24px 0 32px}
figcaption{margin-bottom:12px}
figure svg{display:block;max-width:100%;height:auto}
.table{overflow-x:auto;margin:24px 0 16px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding-bottom:8px}
th,td{padding:7px 10px;border-bottom:1px solid #d9dde6;text-align:left;vertical-align:top}
th:first-child{padding-left:0}
thead th{color:#4a5264;font-size:14px;font-weight:600;vertical-align:bottom;border-bottom:1px solid #8a91a3}
tbody th{font-weight:400}
.number{text-align:right}
td.number,tbody .name{white-space:nowrap}
.note{font-size:14px;color:#4a5264;margin:8px 0;max-width:none}
.table .note{margin-bottom:0}
.warning,.mark{border:3px solid #801650;color:#801650;padding:10px 14px;max-width:none;font-weight:600}
.warning{font-size:16px}
.mark{position:sticky;top:0;background:#fff;margin:0 0 24px}
@media (max-width:520px){dl div{grid-template-columns:1fr;gap:0}}
@media print{
:root{font-size:10.5pt}
body{padding:0;max-width:none}
.skip,.mark{display:none}
a{color:inherit;text-decoration:none}
nav a,.references a{text-decoration:underline}
main .page{break-before:page;border-top:0;margin-top:0;padding-top:0}
h1{font-size:24pt}
h2{font-size:17pt;margin-bottom:6px}
h3{font-size:12pt;margin:16px 0 4px}
header h2{font-size:14pt;margin:20px 0 8px}
.scope,.lead{font-size:12.5pt;line-height:1.35}
.note,.references{font-size:9pt}
.references{margin:8px 0 0}
p,ul,ol{max-width:none;margin-bottom:8px}
dl{margin-bottom:12px;font-size:10pt}
dl div{padding:4px 0}
.aside{font-size:10pt}
table{font-size:10pt}
th,td{padding:4px 8px}
td:last-child,th:last-child{padding-right:0}
thead th{font-size:9pt}
.strength{margin:6px 0 10px}
figure{margin:10px 0}
figcaption{margin-bottom:6px}
.table{overflow:visible;margin:10px 0}
h1,h2,h3{white-space:pre-wrap}
h1,h2,h3,figcaption,caption{break-after:avoid}
figure,tr,.aside,.strength,.warning,.lead,.note,li{break-inside:avoid}
.table:not(:has(.long)){break-inside:avoid}
thead{display:table-header-group}
figure svg{max-height:236mm}
dl div:first-child{break-after:avoid}
p,li{orphans:3;widows:3}
}
`;
