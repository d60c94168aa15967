import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { startCoreHost as StartCoreHost } from '../electron/host/core-host.ts';
import type { forkReaderUnderNode as ForkReaderUnderNode } from '../electron/reading/child.ts';
import { commandLine } from './command-line.ts';

/** The core out of the bundle of the command line: from the sources every thread would read all of TypeScript again. */
const folder = dirname(commandLine());
const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, name)).href);
const isFunction = (value: unknown): boolean => typeof value === 'function';

export const { startCoreHost } = z
  .object({ startCoreHost: z.custom<typeof StartCoreHost>(isFunction) })
  .parse(await load('core-host.js'));
export const { forkReaderUnderNode } = z
  .object({ forkReaderUnderNode: z.custom<typeof ForkReaderUnderNode>(isFunction) })
  .parse(await load('child.js'));
