/** Offset of a zone from UTC in seconds (east positive), by seconds since 1970. */
export type Offset = (utcSeconds: number) => number;

const FIXED = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?$/u;
/** Since 1970 offsets have only changed on quarter-hours of UTC. */
const QUARTER_SECONDS = 900;

/** Offsets of a zone, named ("Europe/London") or fixed ("+01:00"); null for an unknown name. */
export function zoneOffset(zone: string): Offset | null {
  const fixed = FIXED.exec(zone);
  if (fixed) {
    const [, sign, hours, minutes] = fixed;
    const seconds = Number(hours) * 3_600 + Number(minutes ?? 0) * 60;
    return () => (sign === '-' ? -seconds : seconds);
  }
  const clock = clockOf(zone);
  if (!clock) return null;
  const known = new Map<number, number>();
  return (utcSeconds) => {
    const quarter = Math.floor(utcSeconds / QUARTER_SECONDS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const seconds = offsetAt(clock, quarter * QUARTER_SECONDS);
    known.set(quarter, seconds);
    return seconds;
  };
}

export function isKnownZone(zone: string): boolean {
  return FIXED.test(zone) || clockOf(zone) !== null;
}

function clockOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    return null;
  }
}

/** Parses the formatter's "GMT+01:00"; "GMT" alone has no offset to parse. */
function offsetAt(clock: Intl.DateTimeFormat, utcSeconds: number): number {
  const milliseconds = utcSeconds * 1_000;
  if (Math.abs(milliseconds) > 8.64e15) return 0;
  const name = clock.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const parts = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/u.exec(name);
  if (!parts) return 0;
  const [, sign, hours, minutes, seconds] = parts;
  const distance = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign === '-' ? -distance : distance;
}
