import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Result } from './result.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { admit } from '../disclosure/admit.ts';
import { Protected } from '../disclosure/protected.ts';
import { resultSchema } from './result-schema.ts';

/** Serialised protected results, in a message or the project file. */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly sealed: unique symbol };

/** Raised with every change of Result: results sealed by an earlier version must be run again. */
export const VERSION = 6;
const SIGN = 'RUNGS-SEALED-';
const SIGNED = new RegExp(`^${SIGN}(\\d{1,4})\\n`);
const LONGEST_SIGN = SIGN.length + 5;
const DIGEST_BYTES = 32;
const LONGEST_HEADLINE = 2_000;

export function seal(result: Protected<Result>): Sealed {
  // Not result.value: a look-alike object has no admitted value.
  const [opened] = Protected.all([result]).value;
  const body = utf8ToBytes(JSON.stringify(opened));
  return checkSealed(concatBytes(utf8ToBytes(`${SIGN}${VERSION}\n`), sha256(body), body));
}

/**
 * The only way back to a Protected result. Errors: disclosure/not-sealed; result/older and result/newer for other
 * versions of Rungs.
 */
export function reopen(bytes: Uint8Array): Protected<Result> {
  const unwrapped = unwrap(bytes);
  if (!unwrapped) throw notSealed();
  const { version, content } = unwrapped;
  if (version < VERSION) throw madeByOlder();
  if (version > VERSION) throw madeByNewer();
  const read = resultSchema.safeParse(content);
  if (!read.success) throw notSealed();
  return admit<Result>(read.data);
}

const ofAnalysis = z.object({ analysis: z.object({ version: z.number().int() }) });

/** Version of the analysis in sealed bytes of any version of Rungs; null where it cannot be told. */
export function analysisVersionIn(bytes: Uint8Array): number | null {
  const read = ofAnalysis.safeParse(unwrap(bytes)?.content);
  return read.success ? read.data.analysis.version : null;
}

const ofHeadline = z.object({ sentences: z.tuple([z.string().max(LONGEST_HEADLINE)], z.unknown()) });

/**
 * The first sentence of a result that is whole, whatever version of Rungs sealed it: plain text that says what was found
 * then, and no figure to work with. Null where nobody can tell.
 */
export function headlineIn(bytes: Uint8Array): string | null {
  const read = ofHeadline.safeParse(unwrap(bytes)?.content);
  return read.success ? read.data.sentences[0] : null;
}

/** Checks that bytes from a message or file are intact. Errors: those of `reopen`. */
export function checkSealed(bytes: Uint8Array): Sealed {
  assertSealed(bytes);
  return bytes;
}

function assertSealed(bytes: Uint8Array): asserts bytes is Sealed {
  reopen(bytes);
}

type Unwrapped = { readonly version: number; readonly content: unknown };

/** Parses intact bytes of any version; null where they are not. */
function unwrap(bytes: Uint8Array): Unwrapped | null {
  const text = new TextDecoder();
  const [sign, version] = SIGNED.exec(text.decode(bytes.subarray(0, LONGEST_SIGN))) ?? [];
  if (sign === undefined) return null;
  const digest = bytes.subarray(sign.length, sign.length + DIGEST_BYTES);
  const body = bytes.subarray(sign.length + DIGEST_BYTES);
  const isWhole = sha256(body).every((byte, index) => digest[index] === byte);
  if (!isWhole) return null;
  try {
    return { version: Number(version), content: JSON.parse(text.decode(body)) };
  } catch {
    return null;
  }
}

function notSealed(): AppError {
  return new AppError(
    'disclosure/not-sealed',
    'This finding is damaged, or is not a protected result.',
    'Run it again.',
  );
}

function madeByOlder(): AppError {
  return new AppError(
    'result/older',
    'This finding was made by an earlier version of Rungs, and its figures cannot be shown by this one.',
    'Run it again.',
  );
}

function madeByNewer(): AppError {
  return new AppError(
    'result/newer',
    'This finding was made by a newer version of Rungs.',
    'Open it with the newest version, or run it again with this one.',
  );
}
