import { useChecksFound } from '../session/checks-found.ts';
import { routeTo } from '../session/route.ts';
import type { Dataset } from '../session/session.ts';
import { countOf } from '../words/wording.ts';
import { Icon } from './icon.tsx';

/** Leads to what the checks of a file found; nothing where they found nothing. */
export function ChecksNotice({ dataset }: { readonly dataset: Dataset }) {
  const found = useChecksFound(dataset.id);
  if (found === 0) return null;
  return (
    <p className="notice">
      <Icon name="warning" />
      <span>
        Checked since the import:{' '}
        <a href={routeTo('import', dataset.id)}>{countOf(found, 'thing')} to look at</a>.
      </span>
    </p>
  );
}
