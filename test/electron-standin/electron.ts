import { app } from './app.ts';
import { BrowserWindow, webContents } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { refuseAll, refuseUnknown } from './not-implemented.ts';
import { defaultSession, session } from './session.ts';
import { utilityProcess } from './utility-process.ts';

const { protocol } = defaultSession;

/** Modules that the app must not use, or does not use yet. */
const refused = {
  autoUpdater: refuseAll('autoUpdater'),
  clipboard: refuseAll('clipboard'),
  crashReporter: refuseAll('crashReporter'),
  net: refuseAll('net'),
  safeStorage: refuseAll('safeStorage'),
  shell: refuseAll('shell'),
};

export const { autoUpdater, clipboard, crashReporter, net, safeStorage, shell } = refused;
export { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, utilityProcess, webContents };

/** What `require('electron')` answers. */
const electron: object = refuseUnknown('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session,
  utilityProcess,
  webContents,
  ...refused,
});
export { electron as 'module.exports' };
