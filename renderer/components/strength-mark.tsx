import type { Strength } from '../../core/results/result.ts';

/** Full, half, empty and a dash: the levels differ in shape as well as in word and colour. */
const shapes: Readonly<Record<Strength['level'], string>> = {
  clear: 'M1 1h10v10H1z',
  uncertain: 'M6 1a5 5 0 0 1 0 10z',
  'too-few': '',
  hidden: 'M1 5h10v2H1z',
};

export function StrengthMark({ strength }: { strength: Strength | null }) {
  if (strength === null) return null;
  return (
    <p className={`strength strength-${strength.level}`}>
      <span className="strength-word">
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
          {strength.level === 'clear' || strength.level === 'hidden' ? null : <circle cx="6" cy="6" r="5" />}
          <path d={shapes[strength.level]} />
        </svg>
        {strength.label}
        <span className="visually-hidden">. </span>
      </span>
      <span className="strength-reason">{strength.reason}</span>
    </p>
  );
}
