import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Result } from '../results/result.ts';
import { AppError } from '../errors.ts';
import { admit } from './admit.ts';
import { Protected } from './protected.ts';

/** Protected results on their way through a message or the project file. */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly sealed: unique symbol };

const MAGIC = utf8ToBytes('RUNGS-SEALED-1\n');
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
  const isWhole =
    bytes.length > start &&
    MAGIC.every((byte, index) => bytes[index] === byte) &&
    sha256(body).every((byte, index) => bytes[MAGIC.length + index] === byte);
  if (!isWhole) {
    throw new AppError(
      'disclosure/not-sealed',
      'These bytes are not a protected result.',
      'Run the analysis again.',
    );
  }
  return admit(withFacts(JSON.parse(new TextDecoder().decode(body)) as Result));
}

/** Results pinned before facts stood beside them have none. */
function withFacts(result: Result): Result {
  if (Object.hasOwn(result.context, 'facts')) return result;
  return { ...result, context: { ...result.context, facts: [] } };
}

/** Bytes that came back from a message or a file, known to be whole. Errors: disclosure/not-sealed. */
export function checkSealed(bytes: Uint8Array): Sealed {
  reopen(bytes);
  return bytes as Sealed;
}
