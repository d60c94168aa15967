import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';

const templates: MenuItemConstructorOptions[][] = [];
vi.mock('electron', () => ({
  BrowserWindow: vi.fn<() => void>(),
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => templates.push(template),
    setApplicationMenu: () => undefined,
  },
}));
const { setMenu } = await import('../../electron/main/menu.ts');
const { hardenedPreferences } = await import('../../electron/main/window.ts');

function rolesOf(items: readonly MenuItemConstructorOptions[]): readonly unknown[] {
  return items.flatMap(({ role, submenu }) => [role, ...(Array.isArray(submenu) ? rolesOf(submenu) : [])]);
}

describe('the developer tools', () => {
  it('have no menu item, so no shortcut, and no window in a package', () => {
    setMenu(true);
    const roles = rolesOf(templates.at(-1) ?? []);
    expect(roles).toContain('zoomIn');
    for (const role of ['toggleDevTools', 'reload', 'forceReload', 'viewMenu', 'windowMenu'])
      expect(roles).not.toContain(role);
    expect(hardenedPreferences('/preload.cjs', true)).toMatchObject({ devTools: false });
  });

  it('are there for whoever works on the app', () => {
    setMenu(false);
    expect(rolesOf(templates.at(-1) ?? [])).toContain('toggleDevTools');
  });
});

describe('the preferences of every window', () => {
  it('are the hardened ones, stated one by one', () => {
    expect(hardenedPreferences('/preload.cjs', true)).toEqual({
      preload: '/preload.cjs',
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
      devTools: false,
    });
  });
});
