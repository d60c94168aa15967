import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { shareAxis } from '../charts/axis.ts';
import type { Chart } from '../charts/chart.ts';
import type { Result } from './result.ts';
import { AppError } from '../errors.ts';
import { admit } from '../disclosure/admit.ts';
import { digestOf } from '../digest.ts';
import { Protected, type Published } from '../disclosure/protected.ts';

/** Protected results on their way through a message or the project file. */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly sealed: unique symbol };

/** Ends in the version of the shape of what is sealed. */
const MAGIC = utf8ToBytes('RUNGS-SEALED-2\n');
/** Without the counts that a result was made of, and with what had left the project before. */
const OLDER_MAGIC = utf8ToBytes('RUNGS-SEALED-1\n');
const DIGEST_BYTES = 32;

export function seal(result: Protected<Result>): Sealed {
  // Not result.value: an object that only looks like one has no figures that passed.
  const [opened] = Protected.all([result]).value;
  const body = utf8ToBytes(JSON.stringify(opened));
  return concatBytes(MAGIC, sha256(body), body) as Sealed;
}

/** The only way back to a Protected result. Errors: disclosure/not-sealed. */
export function reopen(bytes: Uint8Array): Protected<Result> {
  const start = MAGIC.length + DIGEST_BYTES;
  const body = bytes.subarray(start);
  const startsWith = (magic: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);
  const isOlder = startsWith(OLDER_MAGIC);
  const isWhole =
    bytes.length > start &&
    (isOlder || startsWith(MAGIC)) &&
    sha256(body).every((byte, index) => bytes[MAGIC.length + index] === byte);
  if (!isWhole) {
    throw new AppError(
      'disclosure/not-sealed',
      'These bytes are not a protected result.',
      'Run the analysis again.',
    );
  }
  const result = JSON.parse(new TextDecoder().decode(body)) as Result;
  return admit(isOlder ? fromOlder(result) : result);
}

/** What nobody knows of an older result is empty: its counts, and the facts that the oldest have not. */
function fromOlder({ context, ...result }: Result): Result {
  const published: Published = { tables: [], figures: [] };
  return {
    ...result,
    context: {
      ...context,
      ledger: { statement: context.ledger.statement },
      facts: Object.hasOwn(context, 'facts') ? context.facts : [],
    },
    charts: result.charts.map(withAxis),
    published,
    digest: digestOf(published),
  };
}

/** Older charts say only where their proportions end. */
function withAxis(chart: Chart & { readonly axisEnd?: number }): Chart {
  if (chart.kind === 'funnel' || chart.axisEnd === undefined) return chart;
  const { axisEnd, ...rest } = chart;
  return { ...rest, axis: shareAxis(axisEnd) };
}

/** Bytes that came back from a message or a file, known to be whole. Errors: disclosure/not-sealed. */
export function checkSealed(bytes: Uint8Array): Sealed {
  reopen(bytes);
  return bytes as Sealed;
}
