import { fileURLToPath } from 'node:url';

/** The shipped files that are read at run time: two floors above these sources, and above the bundle. */
export const assetsFolder = fileURLToPath(new URL('../../../assets/', import.meta.url));
