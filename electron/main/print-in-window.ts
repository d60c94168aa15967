import { BrowserWindow, session } from 'electron';
import { APP_SCHEME } from './app-protocol.ts';
import { lockSession } from './security.ts';

const REPORT_URL = `${APP_SCHEME}://report/`;

/**
 * A tagged PDF of a report, printed in a window that is never shown. It has a session of its own, in memory and locked
 * like the first, which serves nothing but the report; no script runs and there is no preload.
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
