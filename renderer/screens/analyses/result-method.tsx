import type { Result } from '../../../core/results/result.ts';
import { ConfidenceMark } from '../../components/confidence-mark.tsx';

/** Method and sources of a result, worded as in the report. */
export function ResultMethod({ result }: { result: Result }) {
  const { benchmark, scheme, policy, ledger, facts } = result.context;
  const byHand = facts.find(({ id }) => id === 'placed-by-hand');
  return (
    <section className="card method" aria-labelledby="method-title">
      <h2 id="method-title">How this is worked out</h2>
      <div className="method-columns">
        <div className="stack">
          {result.method.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <dl className="method-facts">
          <div>
            <dt>Grouping</dt>
            <dd>
              {scheme.label}, version {scheme.version}
              <ConfidenceMark confidence={confidenceOf(scheme)} />
              {byHand ? <p>{byHand.sentence}</p> : null}
            </dd>
          </div>
          {benchmark ? (
            <div>
              <dt>Benchmark</dt>
              <dd>
                {benchmark.label}. {benchmark.source}
                <ConfidenceMark confidence={benchmark.confidence} />
                {benchmark.cautions.map((caution) => (
                  <p key={caution}>{caution}</p>
                ))}
              </dd>
            </div>
          ) : null}
          <div>
            <dt>Protection of individuals</dt>
            <dd>
              {policy.sentence} {ledger.statement}
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}

function confidenceOf({ own, confidence }: Result['context']['scheme']): 'own' | 'seen' | 'unverified' {
  if (own) return 'own';
  return confidence === 'seen' ? 'seen' : 'unverified';
}
