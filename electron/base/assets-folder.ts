import { join } from 'node:path';

/** Folder of the shipped assets: two levels above these sources, and above the bundle. */
export const assetsFolder = join(import.meta.dirname, '..', '..', 'assets');
