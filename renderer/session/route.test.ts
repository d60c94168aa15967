import { describe, expect, it } from 'vitest';
import { readRoute, routeTo, screens } from './route.ts';

describe('the address of a screen', () => {
  it.each(screens.map((screen) => screen.id))('leads back to %s', (screen) => {
    expect(readRoute(routeTo(screen))).toEqual({ screen, detail: null });
  });

  it('carries what the screen is about', () => {
    expect(readRoute(routeTo('analyses', 'a b/c'))).toEqual({ screen: 'analyses', detail: 'a b/c' });
  });

  it('leads to the start when it names nothing known', () => {
    expect(readRoute('#/payroll')).toEqual({ screen: 'start', detail: null });
    expect(readRoute('')).toEqual({ screen: 'start', detail: null });
  });
});
