import { escapeXml, replaceForbidden } from '../../charts/xml.ts';
import type { Protected } from '../../disclosure/protected.ts';
import { contentXml } from './ods-content.ts';
import { namespaces, stylesXml, XML_HEAD } from './ods-styles.ts';
import type { Workbook } from './workbook.ts';
import { zipEntries } from './zip.ts';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';

/** OpenDocument 1.3; the same workbook gives the same bytes. */
export function odsFile(workbook: Protected<Workbook>): Uint8Array {
  const book = workbook.value;
  const parts = [
    { name: 'content.xml', text: contentXml(book) },
    { name: 'styles.xml', text: stylesXml(book.language) },
    { name: 'meta.xml', text: metaXml(book) },
    { name: 'settings.xml', text: settingsXml(book) },
  ];
  const entries = [
    { name: 'mimetype', text: MEDIA_TYPE, isStored: true },
    ...parts.map(({ name, text }) => ({ name, text: replaceForbidden(text) })),
    { name: 'META-INF/manifest.xml', text: manifestXml(parts.map(({ name }) => name)) },
  ];
  return zipEntries(entries, book.statedTime);
}

function metaXml({ title, author, language, statedTime }: Workbook): string {
  const time = escapeXml(statedTime);
  return `${XML_HEAD}<office:document-meta ${namespaces} office:version="1.3"><office:meta>
<meta:generator>Rungs</meta:generator>
<dc:title>${escapeXml(title)}</dc:title>
<meta:initial-creator>${escapeXml(author)}</meta:initial-creator>
<dc:creator>${escapeXml(author)}</dc:creator>
<meta:creation-date>${time}</meta:creation-date>
<dc:date>${time}</dc:date>
<dc:language>${language}</dc:language>
</office:meta></office:document-meta>
`;
}

/** Selects A1 on every sheet, and the first sheet. */
function settingsXml({ sheets }: Workbook): string {
  const item = (name: string, type: string, value: string | number): string =>
    `<config:config-item config:name="${name}" config:type="${type}">${value}</config:config-item>`;
  const cursors = sheets.map(
    ({ name }) =>
      `<config:config-item-map-entry config:name="${escapeXml(name)}">${item('CursorPositionX', 'int', 0)}${item('CursorPositionY', 'int', 0)}</config:config-item-map-entry>`,
  );
  return `${XML_HEAD}<office:document-settings ${namespaces} office:version="1.3"><office:settings>
<config:config-item-set config:name="ooo:view-settings">
<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>
${item('ViewId', 'string', 'view1')}
<config:config-item-map-named config:name="Tables">
${cursors.join('\n')}
</config:config-item-map-named>
${item('ActiveTable', 'string', escapeXml(sheets[0]?.name ?? ''))}
</config:config-item-map-entry></config:config-item-map-indexed>
</config:config-item-set>
</office:settings></office:document-settings>
`;
}

function manifestXml(names: readonly string[]): string {
  const entry = (path: string, type: string, version = ''): string =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"${version}/>`;
  return `${XML_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
${entry('/', MEDIA_TYPE, ' manifest:version="1.3"')}
${names.map((name) => entry(name, 'text/xml')).join('\n')}
</manifest:manifest>
`;
}
