import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * The key of a project file is scrypt(passphrase, salt), where the salt is the first 16 bytes of the file.
 *
 * A random data key wrapped by the passphrase would need about 76 bytes in plain (salt, nonce, key, tag) inside
 * the one file, and there is no sound place for them. The cipher leaves 24 bytes in plain: the salt and the page
 * geometry, whose bytes 16 to 23 it does not authenticate. A plain header of 100 bytes (plaintext_header_size)
 * has 20 unused bytes, and SQLite rewrites the others; the reserved bytes of a page are all taken by nonce and tag;
 * a trailer after the last page is overwritten when the file grows. So a change of passphrase re-encrypts a copy
 * (replace-file.ts), about 2 ms per MB.
 */
export type FileKey = { readonly key: Buffer; readonly salt: Buffer };

export const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** scrypt's N for what a person can remember: 128 MB and about a third of a second (OWASP's floor for r = 8, p = 1). */
export const SCRYPT_COST = 2 ** 17;
/** N for a random passphrase of 256 bits, a few milliseconds: brute force is hopeless without stretching. */
export const RANDOM_PASSPHRASE_COST = 2 ** 10;
const SCRYPT_BLOCK_SIZE = 8;

/**
 * scrypt rather than argon2, which Electron's crypto library lacks. The passphrase is normalised, since keyboards
 * compose é differently.
 */
export function deriveKey(passphrase: string, salt: Buffer, scryptCost: number): FileKey {
  const key = scryptSync(passphrase.normalize('NFKC'), salt, KEY_BYTES, {
    N: scryptCost,
    r: SCRYPT_BLOCK_SIZE,
    p: 1,
    maxmem: 2 * 128 * scryptCost * SCRYPT_BLOCK_SIZE,
  });
  return { key, salt };
}

export function makeKey(passphrase: string, scryptCost: number): FileKey {
  return deriveKey(passphrase, randomBytes(SALT_BYTES), scryptCost);
}

export function isSameKey(first: FileKey, second: FileKey): boolean {
  const digest = (each: FileKey) => createHash('sha256').update(each.key).digest();
  return timingSafeEqual(digest(first), digest(second));
}

/** Key and salt in the syntax of SQLite3 Multiple Ciphers' PRAGMA key and rekey. */
export function keyPragma(fileKey: FileKey): string {
  return `'raw:${fileKey.key.toString('hex')}${fileKey.salt.toString('hex')}'`;
}
