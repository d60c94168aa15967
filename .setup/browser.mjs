// A browser and a display for the end-to-end tests, from apt where they are missing and can be installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const findBrowser = () => process.env.ELECTRON_STANDIN_CHROMIUM ?? browsers.find((path) => existsSync(path));
const hasXvfb = () => spawnSync('which', ['Xvfb']).status === 0;

/** Answers the browser's path, or a sentence that says why there is none. */
export function ensureBrowser() {
  if (!findBrowser() || (!process.env.DISPLAY && !hasXvfb())) install();
  const path = findBrowser();
  if (!path) {
    return {
      sentence:
        'The end-to-end tests need a browser: install Chromium (on Debian: apt-get install chromium xvfb) and run npm test again.',
    };
  }
  if (!process.env.DISPLAY && process.platform === 'linux' && !hasXvfb()) {
    return {
      sentence:
        'The end-to-end tests need a display: install Xvfb (on Debian: apt-get install xvfb) and run npm test again.',
    };
  }
  return { path };
}

function install() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('which', ['apt-get']).status !== 0) return;
  console.log('Installing Chromium and Xvfb with apt …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-qq', 'update'], { stdio: 'ignore', env });
  const add = (...names) =>
    spawnSync('apt-get', ['-qq', '-y', 'install', ...names], { stdio: ['ignore', 'ignore', 'inherit'], env });
  add('chromium', 'xvfb');
  // Saves time where the system has it; the specs take Chromium where it has not.
  add('chromium-headless-shell');
}

/** Starts Xvfb where there is no display; answers { display, stop }. */
export async function startDisplay() {
  if (process.env.DISPLAY || process.platform !== 'linux') return { display: process.env.DISPLAY, stop() {} };
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (bytes) => resolve(String(bytes).trim()));
    child.once('exit', () => reject(new Error('Xvfb did not start.')));
  });
  return { display: `:${number}`, stop: () => child.kill() };
}
