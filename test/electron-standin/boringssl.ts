import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { notImplemented } from './not-implemented.ts';

/** Electron's crypto is BoringSSL, which has no Argon2 although Node 24 has. Imported into every process and thread. */
Object.assign(crypto, {
  argon2: () => notImplemented('crypto.argon2'),
  argon2Sync: () => notImplemented('crypto.argon2Sync'),
});
syncBuiltinESMExports();
