import { failure, requestNames } from '../../core/contract/requests.ts';
import { expect, test } from '../e2e/shared-application.ts';

const malformed: readonly unknown[] = [
  null,
  undefined,
  42,
  'text',
  [],
  { constructor: 'x', unexpected: 1 },
  { purpose: '../../etc', token: '../../etc/passwd', jobId: 1 },
];

test('refuses every malformed input of every request in words that hold nothing of it', async ({
  window,
}) => {
  const answers = await window.evaluate(
    async ([names, inputs]) => {
      const send = (name: (typeof names)[number], input: unknown): Promise<unknown> =>
        Reflect.apply(rungs.requests[name], undefined, [input]);
      return Promise.all(names.flatMap((name) => inputs.map((input) => send(name, input))));
    },
    [requestNames, malformed] as const,
  );
  expect(answers).toHaveLength(requestNames.length * malformed.length);
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'app/malformed-request' } });
    const { error } = answer as { readonly error: unknown };
    expect(failure.safeParse(error).success).toBe(true);
    expect(JSON.stringify(error)).not.toContain('etc');
  }
});

test('refuses a token that nobody issued', async ({ window }) => {
  const answer = await window.evaluate(() =>
    rungs.requests['project.open']({ token: '0'.repeat(32), passphrase: 'a passphrase' }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'file/unknown-token' } });
});

test('takes nothing over from a message that brings what every object inherits', async ({ app, window }) => {
  const answers = await window.evaluate(async () => {
    const hostile = () =>
      JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}') as never;
    const options = hostile();
    return [
      await rungs.requests['app.info'](hostile()),
      await rungs.requests['finding.pin']({
        analysisId: 'representation',
        datasetId: 'd',
        options,
        filters: [],
      }),
      await rungs.requests['analysis.list']({ datasetId: '__proto__' }),
      await rungs.requests['finding.pin']({
        analysisId: '__proto__',
        datasetId: 'constructor',
        options: {},
        filters: [],
      }),
    ].map((answer) => answer.ok);
  });
  expect(answers).toEqual([false, false, false, false]);
  expect(await app.evaluate(() => Reflect.has({}, 'polluted'))).toBe(false);
  expect(await window.evaluate(() => Reflect.has({}, 'polluted'))).toBe(false);
  expect((await window.evaluate(() => rungs.requests['app.info']({}))).ok).toBe(true);
});
