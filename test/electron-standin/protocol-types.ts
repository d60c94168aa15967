/** Playwright carries the typings of Chromium's protocol but does not export them. */
export type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';
