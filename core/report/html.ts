import { cellText } from '../charts/figure-text.ts';
import { chartSvg } from '../charts/svg.ts';
import { escapeXml as escape } from '../charts/xml.ts';
import type { ResultTable } from '../analyses/result.ts';
import type { Protected } from '../disclosure/protected.ts';
import type { Block, ReportDocument, Section } from './document.ts';
import { pageMargins, reportStyles } from './html-styles.ts';
import { strengthShape } from './strength-shape.ts';

export type HtmlChoices = {
  /** Font files (woff2) as base64, by weight; other typefaces stand in where they are absent. */
  readonly fonts?: Readonly<Partial<Record<400 | 600, string>>>;
};

/** The text column of A4 with 15 mm margins, in CSS pixels. */
const FIGURE_WIDTH = 680;

/** One file that needs nothing else: no script, no address outside. */
export function htmlReport(report: Protected<ReportDocument>, choices: HtmlChoices = {}): string {
  const document = report.value;
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Rungs">
<meta name="dcterms.created" content="${escape(document.statedTime)}">
<title>${escape(document.title)}</title>
<style>${fontFaces(choices.fonts ?? {})}${pageMargins(document.mark)}${reportStyles}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
${document.mark === null ? '' : `<p class="mark" role="note"><strong>${escape(document.mark)}</strong></p>`}
<header>
${sectionHtml(document.front)}
</header>
<main id="main">
${document.sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function fontFaces(fonts: NonNullable<HtmlChoices['fonts']>): string {
  return ([400, 600] as const)
    .map((weight) => {
      const base64 = fonts[weight];
      if (base64 === undefined) return '';
      const source = `url(data:font/woff2;base64,${base64}) format("woff2")`;
      return `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:${weight};src:${source}}\n`;
    })
    .join('');
}

function sectionHtml(section: Section): string {
  const blocks = section.blocks.map((block, index) =>
    blockHtml(block, `${section.id}-${index + 1}`, section.id),
  );
  return `<section id="${section.id}" aria-labelledby="${section.id}-title">\n${blocks.join('\n')}\n</section>`;
}

function blockHtml(block: Block, id: string, sectionId: string): string {
  switch (block.kind) {
    case 'heading': {
      const titleId = id === `${sectionId}-1` ? ` id="${sectionId}-title"` : '';
      return `<h${block.level}${titleId}>${escape(block.text)}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p${block.isLead ? ' class="lead"' : ''}>${escape(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escape(item)}</li>`).join('\n')}\n</ul>`;
    case 'contents': {
      const entries = block.entries.map(
        (entry) => `<li><a href="#${entry.id}">${escape(entry.text)}</a></li>`,
      );
      return `<nav aria-label="Contents"><ol>\n${entries.join('\n')}\n</ol></nav>`;
    }
    case 'definitions': {
      const items = block.items.map(
        ({ term, description }) => `<div><dt>${escape(term)}</dt><dd>${escape(description)}</dd></div>`,
      );
      return `<dl>\n${items.join('\n')}\n</dl>`;
    }
    case 'strength': {
      const { level, label, reason } = block.strength;
      return `<p class="strength ${level}">${strengthShape(level)} <strong>${escape(label)}</strong> <span>${escape(reason)}</span></p>`;
    }
    case 'figure': {
      const { title, subtitle } = block.chart;
      const caption = `<figcaption><strong>${escape(title)}</strong><br>${escape(subtitle)}</figcaption>`;
      return `<figure>\n${caption}\n${chartSvg(block.chart, FIGURE_WIDTH, { id })}\n</figure>`;
    }
    case 'table':
      return tableHtml(block.table, id);
    case 'note':
      return `<p class="note${block.isWarning ? ' warning' : ''}" role="note">${escape(block.text)}</p>`;
  }
}

function tableHtml(table: ResultTable, id: string): string {
  const numberClass = (index: number) => (table.columns[index]?.numeric ? ' class="number"' : '');
  const head = table.columns.map(
    (column, index) => `<th scope="col"${numberClass(index)}>${escape(column.label)}</th>`,
  );
  const rows = table.rows.map(({ cells }) => {
    const texts = cells.map((cell, index) =>
      index === 0
        ? `<th scope="row">${escape(cellText(cell))}</th>`
        : `<td${numberClass(index)}>${escape(cellText(cell))}</td>`,
    );
    return `<tr>${texts.join('')}</tr>`;
  });
  const notes = table.notes.map((note) => `<p class="note">${escape(note)}</p>`).join('\n');
  return `<div class="table" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table>
<caption id="${id}-caption">${escape(table.title)}</caption>
<thead>
<tr>${head.join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>${notes === '' ? '' : `\n${notes}`}`;
}
