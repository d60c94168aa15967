import { join } from 'node:path';

/** The shipped files that are read at run time: two floors above these sources, and above the bundle. */
export const assetsFolder = join(import.meta.dirname, '..', '..', 'assets');
