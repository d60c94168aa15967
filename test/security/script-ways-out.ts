import type { Destination } from './ways-out.ts';

/** Each runs in the page by itself: nothing outside its own braces is at hand there. What is newer than the typings is reached by name. */
export const scriptWays: Readonly<Record<string, (to: Destination) => unknown>> = {
  fetch: ({ address }) => fetch(`http://${address}/`),
  'fetch by name': ({ name }) => fetch(`https://${name}/`),
  'fetch that outlives the page': ({ address }) =>
    fetch(`http://${address}/`, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' }),
  fetchLater: ({ address }) =>
    Reflect.apply(Reflect.get(globalThis, 'fetchLater') as (...values: unknown[]) => unknown, undefined, [
      `https://${address}/`,
      { activateAfter: 0 },
    ]),
  XMLHttpRequest: ({ address }) => {
    const request = new XMLHttpRequest();
    request.open('GET', `http://${address}/`);
    request.send();
  },
  WebSocket: ({ address }) => void new WebSocket(`ws://${address}/`),
  'WebSocket by name': ({ name }) => void new WebSocket(`wss://${name}/`),
  EventSource: ({ address }) => void new EventSource(`http://${address}/`),
  sendBeacon: ({ address }) => navigator.sendBeacon(`http://${address}/`, 'x'),
  WebTransport: ({ address }) => new WebTransport(`https://${address}:443/`).ready,
  'WebRTC to an address': async ({ address }) => {
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:${address}:3478` },
        { urls: `turn:${address}:3478?transport=tcp`, username: 'a', credential: 'b' },
      ],
    });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'WebRTC to a name': async ({ name }) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${name}:3478` }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'WebRTC to a peer': async ({ address }) => {
    const connection = new RTCPeerConnection();
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
    const answerer = new RTCPeerConnection();
    await answerer.setRemoteDescription(connection.localDescription!);
    await answerer.setLocalDescription(await answerer.createAnswer());
    await connection.setRemoteDescription(answerer.localDescription!);
    await connection.addIceCandidate({
      candidate: `candidate:1 1 UDP 2122252543 ${address} 9 typ host`,
      sdpMid: '0',
      sdpMLineIndex: 0,
    });
  },
  'an image that is never shown': ({ address }) => {
    new Image().src = `http://${address}/x.png`;
  },
  'a sound': ({ address }) => new Audio(`http://${address}/x.mp3`).play(),
  'a font': ({ address }) => new FontFace('x', `url(http://${address}/x.woff2)`).load(),
  'a module': ({ address }) => import(`http://${address}/x.js`),
  'a worker': ({ address }) => void new Worker(`http://${address}/x.js`),
  'a worker made of bytes': ({ address, name }) => {
    const source = `fetch('http://${address}/'); new WebSocket('wss://${name}/'); importScripts('http://${address}/x.js');`;
    return void new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  },
  'a shared worker': ({ address }) => {
    const source = `fetch('http://${address}/'); new EventSource('http://${address}/');`;
    return void new SharedWorker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  },
  'a shared worker from outside': ({ address }) => void new SharedWorker(`http://${address}/x.js`),
  'a service worker': ({ address }) => navigator.serviceWorker.register(`http://${address}/x.js`),
  'a service worker made of bytes': () =>
    navigator.serviceWorker.register(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))),
  'a paint worklet': ({ address }) =>
    (Reflect.get(CSS, 'paintWorklet') as Worklet).addModule(`http://${address}/x.js`),
  'an audio worklet': ({ address }) => new AudioContext().audioWorklet.addModule(`http://${address}/x.js`),
  'a new window': ({ address }) => void globalThis.open(`http://${address}/`),
  'a new window that is written to': ({ address }) => {
    globalThis.open('about:blank')?.document.write(`<img src="http://${address}/">`);
  },
  'the location': ({ address }) => globalThis.location.assign(`http://${address}/`),
  'a form of a script': ({ address }) => {
    const form = Object.assign(document.createElement('form'), {
      action: `http://${address}/`,
      method: 'post',
    });
    document.body.append(form);
    form.submit();
  },
  'an XML file with a stylesheet': ({ address }) => {
    const xml = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://${address}/x.xsl"?><a/>`;
    const src = URL.createObjectURL(new Blob([xml], { type: 'text/xml' }));
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  },
  'an XSLT import': ({ address }) => {
    const sheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:import href="http://${address}/x.xsl"/><xsl:template match="/"><xsl:copy-of select="document('http://${address}/x')"/>
      </xsl:template></xsl:stylesheet>`;
    const processor = new XSLTProcessor();
    processor.importStylesheet(new DOMParser().parseFromString(sheet, 'text/xml'));
    processor.transformToFragment(document, document);
  },
  'a drawing in bytes': ({ address }) => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><image href="http://${address}/"/></svg>`;
    const src = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
    document.body.append(
      Object.assign(document.createElement('iframe'), { src }),
      Object.assign(new Image(), { src }),
    );
  },
  'a sign-in': ({ name }) =>
    navigator.credentials.get({
      identity: { providers: [{ configURL: `https://${name}/fedcm.json`, clientId: 'x' }] },
    } as CredentialRequestOptions),
  'a passkey': () =>
    navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: location.hostname } }),
  'a payment': ({ name }) =>
    new PaymentRequest([{ supportedMethods: `https://${name}/pay` }], {
      total: { label: 'x', amount: { currency: 'GBP', value: '1' } },
    }).canMakePayment(),
  'a notification': ({ address }) => void new Notification('x', { icon: `http://${address}/x.png` }),
  'a place on the map': () =>
    new Promise((resolve) => navigator.geolocation.getCurrentPosition(resolve, resolve)),
  'speech recognition': () =>
    (
      Reflect.construct(Reflect.get(globalThis, 'webkitSpeechRecognition') as new () => object, []) as {
        readonly start: () => void;
      }
    ).start(),
  'speech of a voice elsewhere': () => globalThis.speechSynthesis.speak(new SpeechSynthesisUtterance('x')),
  'another screen': ({ address }) =>
    (
      Reflect.construct(Reflect.get(globalThis, 'PresentationRequest') as new () => object, [
        `https://${address}/`,
      ]) as {
        readonly getAvailability: () => unknown;
      }
    ).getAvailability(),
  'a cast of a film': () => document.createElement('video').remote.watchAvailability(() => undefined),
  'a protocol handler': ({ address }) =>
    navigator.registerProtocolHandler('web+rungs', `http://${address}/?%s`),
  'a language model': () =>
    (Reflect.get(globalThis, 'LanguageModel') as { readonly create: () => unknown }).create(),
  'a translator': () =>
    (Reflect.get(globalThis, 'Translator') as { readonly create: (pair: object) => unknown }).create({
      sourceLanguage: 'en',
      targetLanguage: 'fr',
    }),
  'an advertisement auction': ({ name }) =>
    (Reflect.get(navigator, 'joinAdInterestGroup') as (group: object, seconds: number) => unknown).call(
      navigator,
      { owner: `https://${name}`, name: 'x', biddingLogicURL: `https://${name}/x.js` },
      60,
    ),
  'advertisement topics': () => (Reflect.get(document, 'browsingTopics') as () => unknown).call(document),
  'shared storage': ({ address }) =>
    (Reflect.get(globalThis, 'sharedStorage') as { readonly worklet: Worklet }).worklet.addModule(
      `https://${address}/x.js`,
    ),
  'a report of a crash to come': ({ address }) => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = `img-src 'none'; report-uri http://${address}/; report-to x`;
    document.head.append(policy);
    new Image().src = 'data:image/png;base64,x';
  },
};
