import { BrowserWindow, session } from 'electron';
import { APP_SCHEME } from './app-protocol.ts';
import { lockSession } from './security.ts';

const REPORT_URL = `${APP_SCHEME}://report/`;

/**
 * Prints a report as tagged PDF in a hidden window, whose in-memory session is locked like the main one and serves the
 * report only; no script, no preload.
 */
export async function printInWindow(html: string, isPackaged: boolean): Promise<Uint8Array> {
  const printing = session.fromPartition('report');
  lockSession(printing, isPackaged);
  printing.protocol.handle(
    APP_SCHEME,
    () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printing,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
      devTools: false,
    },
  });
  try {
    await window.loadURL(REPORT_URL);
    const pdf = await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
    });
    return new Uint8Array(pdf);
  } finally {
    window.destroy();
    printing.protocol.unhandle(APP_SCHEME);
  }
}
