import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { eventNames } from '../core/contract/events.ts';
import { requestNames } from '../core/contract/requests.ts';
import type { WindowApi } from '../core/contract/window-api.ts';
import { ADOPT_FILE } from './main/channels.ts';

const requests = Object.fromEntries(
  requestNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)]),
) as WindowApi['requests'];

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      const pass = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(name, pass);
      return () => void ipcRenderer.off(name, pass);
    },
  ]),
) as WindowApi['on'];

/** The page passes a File; its path goes to the main process and never to the page. */
const adoptFile: WindowApi['adoptFile'] = async (file) => {
  if (!(file instanceof File)) return null;
  const path = webUtils.getPathForFile(file);
  return path === '' ? null : ipcRenderer.invoke(ADOPT_FILE, path);
};

const api: WindowApi = { requests, on, adoptFile };
contextBridge.exposeInMainWorld('rungs', api);
