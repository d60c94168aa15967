import './palette.css';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { ScrollFrame } from '../components/scroll-frame.tsx';
import { Icon } from '../components/icon.tsx';
import { isMac } from './app-header.tsx';
import { pickFile } from '../session/files.ts';
import { goTo, goToAnalysis, screens } from '../session/route.ts';
import { closeProject, openDialog, useDataset, useSession } from '../session/session.ts';
import { useInitialFocus } from '../focus/use-initial-focus.ts';
import { useQuery } from '../session/use-request.ts';

type Entry = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly keys?: string;
  readonly run: () => void;
};
type Section = { readonly heading: string; readonly entries: readonly Entry[] };

/** Command palette: every screen and action, found by typing. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const search = useInitialFocus<HTMLInputElement>();
  const sections = useSections();
  const entries = sections.flatMap((section) => section.entries);
  const run = (id: string): void => {
    onClose();
    entries.find((entry) => entry.id === id)?.run();
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className="dialog">
        <Dialog className="palette" aria-label="Find a screen, an analysis or an action">
          <Autocomplete filter={contains}>
            <SearchField className="list-search" aria-label="Find">
              <Icon name="search" />
              <Input ref={search} placeholder="Find a screen, an analysis or an action" />
            </SearchField>
            <ScrollFrame label="What was found" className="list-frame">
              <Menu
                className="list-box palette-list"
                aria-label="Results"
                onAction={(key) => run(String(key))}
                renderEmptyState={() => <p className="list-empty">Nothing is called that.</p>}
              >
                {sections.map((section) => (
                  <MenuSection key={section.heading}>
                    <Header className="list-heading">{section.heading}</Header>
                    {section.entries.map((entry) => (
                      <MenuItem
                        key={entry.id}
                        id={entry.id}
                        textValue={`${entry.label} ${entry.note ?? ''}`}
                        className="list-item palette-item"
                      >
                        <Text slot="label">{entry.label}</Text>
                        {entry.note ? (
                          <Text slot="description" className="list-note">
                            {entry.note}
                          </Text>
                        ) : null}
                        {entry.keys ? <Keyboard className="palette-keys">{entry.keys}</Keyboard> : null}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </ScrollFrame>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useSections(): readonly Section[] {
  const project = useSession((state) => state.project);
  const sampleOnly = useSession((state) => state.info?.sampleOnly ?? false);
  const dataset = useDataset();
  const analyses = useQuery('analysis.list', dataset ? { datasetId: dataset.id } : null);
  const actions: Entry[] = [];
  if (!sampleOnly) {
    actions.push(
      { id: 'act-extract', label: 'Import a file', run: () => void pickFile('open-extract') },
      {
        id: 'act-create',
        label: 'New project',
        run: () => openDialog({ kind: 'create-project', extract: null }),
      },
      { id: 'act-open', label: 'Open a project', run: () => void pickFile('open-project') },
    );
  }
  if (!project) return [{ heading: 'Actions', entries: actions }];
  actions.push({ id: 'act-history', label: 'History', run: () => openDialog({ kind: 'history' }) });
  actions.push({ id: 'act-close', label: 'Close project', run: () => void closeProject() });
  return [
    {
      heading: 'Screens',
      entries: screens.map((screen, index) => ({
        id: `screen-${screen.id}`,
        label: screen.title,
        keys: `${isMac ? '⌘' : 'Ctrl'} ${index + 1}`,
        run: () => goTo(screen.id),
      })),
    },
    {
      heading: 'Analyses',
      entries: (analyses.value ?? []).map((analysis) => ({
        id: `analysis-${analysis.id}`,
        label: analysis.question,
        note: analysis.title,
        run: () => goToAnalysis(analysis.id),
      })),
    },
    { heading: 'Actions', entries: actions },
  ].filter((section) => section.entries.length > 0);
}
