import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const NO_CHROMIUM =
  'No Chromium, Chrome or Edge was found: install one, or name it in ELECTRON_STANDIN_CHROMIUM.';

export function findChromium(): string | null {
  const stated = process.env['ELECTRON_STANDIN_CHROMIUM'];
  if (stated) return existsSync(stated) ? stated : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => [...folders, '/usr/bin'].map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find((file) => existsSync(file)) ?? null;
}

/** Set by the start command; specs never show a window. */
export const isVisible = process.env['ELECTRON_STANDIN_VISIBLE'] === '1';

/** Electron has none of these services; a browser does. */
const switchesThatMakeABrowserPlain = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--disable-client-side-phishing-detection',
  '--disable-field-trial-config',
  '--disable-dev-shm-usage',
  '--disable-infobars',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
];
const featuresOfABrowser = [
  'Translate',
  'HttpsUpgrades',
  'PreconnectToSearch',
  'InterestFeedContentSuggestions',
];
/** Meant for the host, or set here. */
const ownSwitches = new Set(['user-data-dir', 'no-sandbox', 'disable-features']);

export type ChromiumOptions = {
  readonly profileFolder: string;
  readonly switches: ReadonlyMap<string, string>;
  readonly windowSize: string;
};

export function startChromium(options: ChromiumOptions): ChildProcess {
  const executable = findChromium();
  if (executable === null) throw new Error(NO_CHROMIUM);
  return spawn(executable, ['--remote-debugging-pipe', ...chromiumArguments(options)], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
}

function chromiumArguments({ profileFolder, switches, windowSize }: ChromiumOptions): readonly string[] {
  const stated = [...switches]
    .filter(([name]) => !ownSwitches.has(name))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  const disabled = [
    ...(switches.get('disable-features') ?? '').split(',').filter(Boolean),
    ...featuresOfABrowser,
  ];
  const isRoot = process.getuid?.() === 0;
  return [
    `--user-data-dir=${profileFolder}`,
    ...switchesThatMakeABrowserPlain,
    ...stated,
    `--disable-features=${disabled.join(',')}`,
    // Chromium refuses its sandbox to root; Playwright asks for none where the kernel offers none.
    ...(isRoot || switches.has('no-sandbox') ? ['--no-sandbox'] : []),
    // --test-type keeps Chromium from warning about the switches that keep it offline.
    ...(isVisible
      ? ['--test-type', `--window-size=${windowSize}`, '--app=data:text/html,']
      : ['--headless=new', '--no-startup-window']),
  ];
}
