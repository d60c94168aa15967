import { chartSvg } from '../../charts/svg.ts';
import { escapeXml as escape } from '../../charts/xml.ts';
import type { Protected } from '../../disclosure/protected.ts';
import type { ReportDocument } from '../document/document.ts';
import type { Block, Link, Section } from '../document/blocks.ts';
import { FIGURE_WIDTH } from '../document/figures.ts';
import { pageMargins, reportStyles } from './html-styles.ts';
import { tableHtml } from './html-table.ts';
import { strengthShape } from '../document/strength-shape.ts';

export type HtmlChoices = {
  /** Fonts (woff2) as base64, by weight; absent ones are substituted. */
  readonly fonts?: Readonly<Partial<Record<400 | 600, string>>>;
};

/** One self-contained file: no script, no external address. */
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
  const page = section.startsPage ? ' class="page"' : '';
  return `<section id="${section.id}"${page} aria-labelledby="${section.id}-title">\n${blocks.join('\n')}\n</section>`;
}

function blockHtml(block: Block, id: string, sectionId: string): string {
  switch (block.kind) {
    case 'heading': {
      const titleId = id === `${sectionId}-1` ? ` id="${sectionId}-title"` : '';
      return `<h${block.level}${titleId}>${escape(block.text)}${scopeHtml(block.scope)}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p${block.isLead ? ' class="lead"' : ''}>${escape(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escape(item)}</li>`).join('\n')}\n</ul>`;
    case 'contents':
      return contentsHtml(block);
    case 'definitions': {
      const items = block.items.map(
        ({ term, description }) => `<div><dt>${escape(term)}</dt><dd>${escape(description)}</dd></div>`,
      );
      return `<dl>\n${items.join('\n')}\n</dl>`;
    }
    case 'aside':
      return `<p class="aside"><strong>${escape(endSentence(block.heading))}</strong> ${escape(block.text)}</p>`;
    case 'strength':
      return `<p class="strength ${block.strength.level}">${strengthHtml(block.strength)} <span>${escape(block.strength.reason)}</span></p>`;
    case 'figure': {
      const { title, subtitle } = block.chart;
      const caption = `<figcaption><strong>${escape(title)}</strong><br>${escape(subtitle)}</figcaption>`;
      return `<figure>\n${caption}\n${chartSvg(block.chart, FIGURE_WIDTH, { id })}\n</figure>`;
    }
    case 'table':
      return tableHtml(block.table, id);
    case 'references':
      return `<p class="references">${block.links.map(linkHtml).join(' <span aria-hidden="true">·</span> ')}</p>`;
    case 'note':
      return `<p class="note${block.isWarning ? ' warning' : ''}" role="note">${escape(block.text)}</p>`;
  }
}

function endSentence(text: string): string {
  return /[.?!:]$/.test(text) ? text : `${text}.`;
}

function contentsHtml({ entries, closing }: Extract<Block, { kind: 'contents' }>): string {
  const items = entries.map(
    ({
      id,
      text,
      scope,
      strength,
      sentence,
      stale,
    }) => `<li><a href="#${id}">${escape(text)}</a>${scopeHtml(scope)}${staleHtml(stale)}
<p>${escape(sentence)}${strength === null ? '' : ` <span class="strength ${strength.level}">${strengthHtml(strength)}</span>`}</p></li>`,
  );
  const more = `<p>At the end: ${closing.map(linkHtml).join(' <span aria-hidden="true">·</span> ')}</p>`;
  return `<nav aria-label="Contents">\n<ol class="contents">\n${items.join('\n')}\n</ol>\n${more}\n</nav>`;
}

/** Precedes the headline, which is that of the pinning day. */
function staleHtml(stale: string | null): string {
  return stale === null ? '' : `\n<p class="note warning" role="note">${escape(stale)}</p>`;
}

function linkHtml({ id, text }: Link): string {
  return `<a href="#${id}">${escape(text)}</a>`;
}

function scopeHtml(scope: string): string {
  return scope === '' ? '' : ` <span class="scope">${escape(scope)}</span>`;
}

function strengthHtml({ level, label }: Extract<Block, { kind: 'strength' }>['strength']): string {
  return `${strengthShape(level)} <strong>${escape(label)}</strong>`;
}
