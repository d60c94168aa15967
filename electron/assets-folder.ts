import { fileURLToPath } from 'node:url';

/** The shipped files that are read at run time: beside the sources, two floors above the bundle. */
export const assetsFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../assets/' : '../../assets/', import.meta.url),
);
