import { controlCommand, countPackets, playwrightCommand, reasonNotToCount } from '../leaks/namespace.ts';
import { expect, test } from '../e2e/fixture.ts';

/** In a run that is counted as a whole, nothing is counted twice. */
const reason = process.env['RUNGS_PACKETS_COUNTED']
  ? 'Packets are being counted already.'
  : reasonNotToCount();

test.describe('packets', () => {
  test.skip(reason !== null, reason ?? '');

  test('are seen when one leaves on purpose', () => {
    expect(countPackets(controlCommand).packets).toBeGreaterThan(0);
  });

  test('never leave the window, whichever way out it tries', () => {
    test.setTimeout(180_000);
    const quietly = ['every-way-out', '--reporter=line', '--output=test-results/packets'];
    const count = countPackets([...playwrightCommand, ...quietly]);
    expect(count, count.output).toMatchObject({ packets: 0, exitCode: 0 });
  });
});
