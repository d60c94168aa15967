import type { NumberFormat } from './workbook.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const names = {
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  number: 'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  config: 'urn:oasis:names:tc:opendocument:xmlns:config:1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  xlink: 'http://www.w3.org/1999/xlink',
};

export const namespaces = Object.entries(names)
  .map(([prefix, name]) => `xmlns:${prefix}="${name}"`)
  .join(' ');

const wrapped = 'fo:wrap-option="wrap" style:vertical-align="top" fo:padding="0.7mm"';
const right = '<style:paragraph-properties fo:text-align="end"/>';
/** Indent of text that follows figures. */
const indent = '<style:paragraph-properties fo:text-align="start" fo:margin-left="3mm"/>';
const bold = (points: number): string =>
  `<style:text-properties fo:font-size="${points}pt" fo:font-weight="bold"/>`;

function cellStyle(name: string, properties: string, displayName = name): string {
  return `<style:style style:name="${name}" style:display-name="${displayName}" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties ${wrapped}/>${properties}</style:style>`;
}

/** "Heading 1" is LibreOffice's own name for a heading style. */
export function stylesXml(language: string): string {
  const [code = '', country = ''] = language.split('-');
  return `${XML_HEAD}<office:document-styles ${namespaces} office:version="1.3"><office:styles>
<style:default-style style:family="table-cell"><style:table-cell-properties ${wrapped}/><style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:font-size="12pt" fo:language="${code}" fo:country="${country}"/></style:default-style>
<style:style style:name="Default" style:family="table-cell"/>
${cellStyle('Heading_20_1', bold(14), 'Heading 1')}
${cellStyle('Heading_20_2', bold(13), 'Heading 2')}
${cellStyle('Text', '')}
${cellStyle('Header', bold(12))}
${cellStyle('HeaderRight', right + bold(12), 'Header right')}
${cellStyle('Link', '<style:text-properties fo:color="#0b5394" style:text-underline-style="solid"/>')}
${cellStyle('Figure', right)}
${cellStyle('Indented', indent)}
${cellStyle('HeaderIndented', indent + bold(12), 'Header indented')}
</office:styles><office:automatic-styles>
<style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="15mm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout>
</office:automatic-styles><office:master-styles>
<style:master-page style:name="Default" style:page-layout-name="wide"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page>
</office:master-styles></office:document-styles>
`;
}

export function figureStyleName(format: NumberFormat): string {
  return format.kind === 'p' ? 'figure-p' : `figure-${format.kind}-${format.decimals}`;
}

/** Number format, and the cell style that uses it. */
export function figureStyle(format: NumberFormat): string {
  const name = figureStyleName(format);
  return `${numberStyle(format, `number-${name}`)}
<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="Figure" style:data-style-name="number-${name}"/>`;
}

function numberStyle(format: NumberFormat, name: string): string {
  switch (format.kind) {
    case 'percent':
      return `<number:percentage-style style:name="${name}"><number:number number:min-integer-digits="1" number:decimal-places="${format.decimals}" number:min-decimal-places="${format.decimals}"/><number:text>%</number:text></number:percentage-style>`;
    case 'plain':
      return `<number:number-style style:name="${name}"><number:number number:grouping="true" number:min-integer-digits="1" number:decimal-places="${format.decimals}" number:min-decimal-places="${format.decimals}"/></number:number-style>`;
    case 'p':
      return `<number:number-style style:name="${name}-small" style:volatile="true"><number:text>&lt;0.001</number:text></number:number-style>
<number:number-style style:name="${name}"><number:number number:min-integer-digits="1" number:decimal-places="3" number:min-decimal-places="3"/><style:map style:condition="value()&lt;0.001" style:apply-style-name="${name}-small"/></number:number-style>`;
  }
}
