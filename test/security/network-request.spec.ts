import type { ElectronApplication } from '@playwright/test';
import { expect, loadAgain, test } from '../e2e/shared-application.ts';

/** Counts what main would send to a server: requests that nothing cancelled. */
async function countSentRequests(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ session }) => {
    const sent: string[] = [];
    Object.assign(globalThis, { sentRequests: sent });
    session.defaultSession.webRequest.onSendHeaders(({ url }) => void sent.push(url));
  });
  return async () => {
    const sent = await app.evaluate(() => Reflect.get(globalThis, 'sentRequests') as string[]);
    return sent.filter((url) => !/^(app|data|blob|devtools):/.test(url));
  };
}

test('sends nothing, whichever way out the page tries', async ({ app, window }) => {
  const readSent = await countSentRequests(app);
  const outcomes = await window.evaluate(async () => {
    const settle = (attempt: () => Promise<unknown>) =>
      attempt().then(
        () => 'sent',
        () => 'refused',
      );
    const element = (tag: string, facts: object) =>
      new Promise((resolve, reject) => {
        document.head.append(
          Object.assign(document.createElement(tag), facts, { onload: resolve, onerror: reject }),
        );
      });
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch']) {
      document.head.append(
        Object.assign(document.createElement('link'), { rel, href: 'https://out.example/' }),
      );
    }
    navigator.sendBeacon('https://out.example/', 'x');
    return Promise.all([
      settle(() => fetch('https://out.example/')),
      settle(() => fetch('http://192.0.2.1/')),
      settle(() => element('img', { src: 'https://out.example/x.png' })),
      settle(() => element('script', { src: 'https://out.example/x.js' })),
      settle(() => element('link', { rel: 'stylesheet', href: 'https://out.example/x.css' })),
      settle(async () => {
        const socket = new WebSocket('wss://out.example/');
        await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
      }),
      settle(async () => {
        const source = new EventSource('https://out.example/');
        await new Promise((resolve, reject) => Object.assign(source, { onopen: resolve, onerror: reject }));
      }),
    ]);
  });
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
  await window.waitForTimeout(500);
  expect(await readSent()).toEqual([]);
});

test('finds no address of this machine by WebRTC', async ({ window }) => {
  const candidates = await window.evaluate(async () => {
    const found: string[] = [];
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.6:3478' }] });
    connection.createDataChannel('x');
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.candidate) found.push(candidate.candidate);
    });
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    connection.close();
    return found;
  });
  expect(candidates.filter((each) => each.includes(' udp '))).toEqual([]);
});

test('asks for nothing outside while it starts and draws', async ({ app, window }) => {
  const readSent = await countSentRequests(app);
  await loadAgain(app, window);
  await window.evaluate(() => document.fonts.ready.then(() => undefined));
  await window.waitForTimeout(1_000);
  expect(await readSent()).toEqual([]);
});
