import { expect, test } from '../e2e/shared-application.ts';

/** The debugger may evaluate whatever the policy says, so each attempt runs from a timer of the page itself. */
test('runs no text as code', async ({ window }) => {
  const outcome = await window.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const attempt = (run: () => unknown) => {
          try {
            return String(run());
          } catch (error) {
            return error instanceof Error ? error.name : 'unknown';
          }
        };
        setTimeout(() => {
          resolve([
            attempt(() =>
              Reflect.apply(Reflect.get(globalThis, 'eval') as (text: string) => unknown, undefined, ['1']),
            ),
            attempt(() => Reflect.construct(Function, ['return 1'])),
          ]);
        }, 0);
      }),
  );
  expect(outcome).toEqual(['EvalError', 'EvalError']);
});

test('runs no inline script and no inline handler', async ({ window }) => {
  const hasRun = await window.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        setTimeout(() => {
          document.body.append(
            Object.assign(document.createElement('script'), { textContent: 'window.hasRun = true' }),
          );
          const image = document.createElement('img');
          image.setAttribute('onerror', 'window.hasRun = true');
          image.src = 'data:image/png;base64,broken';
          document.body.append(image);
          setTimeout(() => resolve(Reflect.has(globalThis, 'hasRun')), 300);
        }, 0);
      }),
  );
  expect(hasRun).toBe(false);
});

test('reports what it refused as a violation of our policy', async ({ window }) => {
  const directive = await window.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        setTimeout(() => {
          document.body.append(
            Object.assign(document.createElement('script'), { textContent: 'window.hasRun = true' }),
          );
        }, 0);
      }),
  );
  expect(directive).toBe('script-src-elem');
});
