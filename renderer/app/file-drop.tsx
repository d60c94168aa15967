import { useEffect, useState } from 'react';
import { announce } from '../session/announcer.tsx';
import { adoptFile } from '../session/client.ts';
import { takeFile } from '../session/files.ts';
import { session } from '../session/session.ts';

/** Makes the whole window a drop target for files. */
export function FileDrop() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) void takeDropped(file);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return isOver ? (
    <div className="drop-veil">
      <p>Drop an extract or a Rungs project here</p>
    </div>
  ) : null;
}

async function takeDropped(file: File): Promise<void> {
  const { dialog, isMaking } = session.read();
  if (dialog !== null || isMaking) return;
  const picked = await adoptFile(file);
  if (picked) takeFile(picked);
  else announce('That is not a file Rungs can read.');
}
