/** How the window reads the sealed bytes it is given. */
export { reopen } from '../disclosure/seal.ts';
