type Confidence = 'seen' | 'partly' | 'unverified' | 'own';

const shapes: Readonly<Record<Confidence, string>> = { seen: '●', partly: '◐', unverified: '○', own: '◆' };
const words: Readonly<Record<Confidence, string>> = {
  seen: 'Seen in its source',
  partly: 'Partly unverified: check the source before relying on it',
  unverified: 'Unverified: check the source before relying on it',
  own: 'Your organisation’s own',
};

/** Whether a published figure or rule was seen in its source. */
export function ConfidenceMark({ confidence }: { confidence: Confidence }) {
  return (
    <p className={`confidence confidence-${confidence}`}>
      <span aria-hidden="true">{shapes[confidence]}</span> {words[confidence]}
    </p>
  );
}
