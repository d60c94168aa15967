import { ProgressBar } from 'react-aria-components';
import type { Progress } from '../session/client.ts';
import { ActionButton } from './action-button.tsx';

type ProgressLineProps = {
  readonly label: string;
  readonly progress: Progress | null;
  readonly onCancel?: () => void;
};

export function ProgressLine({ label, progress, onCancel }: ProgressLineProps) {
  const isMeasured = progress !== null && progress.total > 0;
  const percent = isMeasured ? Math.min(100, (100 * progress.done) / progress.total) : 0;
  return (
    <div className="progress">
      <ProgressBar className="progress-bar" aria-label={label} isIndeterminate={!isMeasured} value={percent}>
        {({ valueText }) => (
          <>
            <span className="progress-words">
              <span>{progress?.label || label}</span>
              <span className="progress-number">{isMeasured ? valueText : ''}</span>
            </span>
            <span className="progress-track">
              <span
                className={isMeasured ? 'progress-fill' : 'progress-fill progress-fill-unmeasured'}
                style={isMeasured ? { width: `${percent}%` } : undefined}
              />
            </span>
          </>
        )}
      </ProgressBar>
      {onCancel ? <ActionButton onPress={onCancel}>Cancel</ActionButton> : null}
    </div>
  );
}
