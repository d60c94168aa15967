import { expect, test } from '../e2e/shared-application.ts';

test('refuses a request of ten million characters', async ({ window }) => {
  const answer = await window.evaluate(() =>
    rungs.requests['file.pick']({ purpose: 'create-project', suggestedName: 'x'.repeat(10_000_000) }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'app/oversized-request' } });
});

test('refuses a request that hides its size in many small parts', async ({ window }) => {
  const answer = await window.evaluate(() =>
    rungs.requests['answers.assign']({
      datasetId: 'd',
      assignments: Array.from({ length: 200_000 }, (_, at) => ({ answer: `answer ${at}`, meaning: null })),
    }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'app/oversized-request' } });
});

test('refuses a request nested a hundred deep', async ({ window }) => {
  const answer = await window.evaluate(() => {
    let options: Record<string, unknown> = {};
    for (let depth = 0; depth < 100; depth++) options = { options };
    return rungs.requests['finding.pin']({ analysisId: 'a', datasetId: 'd', options, filters: [] });
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'app/oversized-request' } });
});

test('still answers the next request', async ({ window }) => {
  await window.evaluate(() =>
    rungs.requests['project.open']({ token: '0'.repeat(32), passphrase: 'x'.repeat(10_000_000) }),
  );
  expect((await window.evaluate(() => rungs.requests['app.info']({}))).ok).toBe(true);
});
