/** Escapes text and double-quoted attribute values, in SVG and HTML. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Replaces characters that XML 1.0, section 2.2 forbids; one of them would make the whole picture unreadable. */
export function replaceForbidden(xml: string): string {
  return xml
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
