/** Whether a published figure or rule was seen in its source. */
export function ConfidenceMark({ confidence }: { confidence: 'seen' | 'unverified' }) {
  return (
    <p className={`confidence confidence-${confidence}`}>
      <span aria-hidden="true">{confidence === 'seen' ? '●' : '○'}</span>{' '}
      {confidence === 'seen' ? 'Seen in its source' : 'Unverified: check the source before relying on it'}
    </p>
  );
}
