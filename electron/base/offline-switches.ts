/**
 * Chromium switches that stop all network traffic. A content security policy and cancelled requests are not enough:
 * WebRTC, DNS prefetch, preconnect and a refused form post still sent packets. Only all of these together measured
 * zero.
 */
export const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
];

export const featuresThatCallHome = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
];

/** Command-line arguments for an installed browser that prints. */
export function offlineArguments(): readonly string[] {
  const stated = offlineSwitches.map(([name, value]) =>
    value === undefined ? `--${name}` : `--${name}=${value}`,
  );
  return [...stated, `--disable-features=${featuresThatCallHome.join(',')}`];
}
