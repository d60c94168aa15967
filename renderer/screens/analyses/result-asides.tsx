import type { Result } from '../../../core/results/result.ts';

export function ResultAsides({ result }: { result: Result }) {
  return result.asides.map(({ heading, text }) => (
    <section className="card side-card" key={heading}>
      <h2>{heading}</h2>
      <p className="small">{text}</p>
    </section>
  ));
}
