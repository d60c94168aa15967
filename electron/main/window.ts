import { BrowserWindow } from 'electron';
import type { WebPreferences } from 'electron';
import { APP_URL } from './app-protocol.ts';

export function hardenedPreferences(preloadFile: string, isPackaged: boolean): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  };
}

export async function openWindow(preloadFile: string, isPackaged: boolean): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 880,
    minHeight: 600,
    show: false,
    title: 'Rungs',
    backgroundColor: '#ffffff',
    webPreferences: hardenedPreferences(preloadFile, isPackaged),
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(APP_URL);
  return window;
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
