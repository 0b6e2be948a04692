import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { MAX_STATEMENT_BYTES } from '#contract/statement-upload.ts';
import type { CsvMapping, CsvQuestion } from '#contract/statement-upload.ts';
import type { Statement } from '#contract/statement.ts';
import { uploadStatement } from '#web/api/statement-queries.ts';
import { useWrite } from '#web/common/use-write.ts';
import { showToast } from '#web/ui/toast.tsx';

interface DroppedFile {
  readonly name: string;
  readonly base64: string;
}

/** What became of the file that was dropped last, until another one is. */
export interface Upload {
  readonly sending: boolean;
  /** Why it was not taken, in a sentence, with the request to name when asking for help. */
  readonly refusal: { readonly message: string; readonly requestId: string | null } | null;
  /** All of it was here already. */
  readonly known: { readonly name: string; readonly statement: Statement } | null;
  readonly asked: { readonly name: string; readonly question: CsvQuestion } | null;
  readonly drop: (file: File) => void;
  readonly answer: (mapping: CsvMapping) => void;
  readonly cancel: () => void;
}

export function useUpload(): Upload {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { sending, failure, send, changed } = useWrite();
  const [file, setFile] = useState<DroppedFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [known, setKnown] = useState<Upload['known']>(null);
  const [asked, setAsked] = useState<Upload['asked']>(null);

  const clear = () => {
    changed();
    setProblem(null);
    setKnown(null);
    setAsked(null);
  };

  async function upload({ name, base64 }: DroppedFile, mapping?: CsvMapping): Promise<void> {
    const reply = await send((key) =>
      uploadStatement({ name, content_base64: base64, ...(mapping && { mapping }) }, key),
    );
    if (reply === null) return;
    if (reply.outcome === 'question') return setAsked({ name, question: reply.question });
    setAsked(null);
    if (reply.outcome === 'known') return setKnown({ name, statement: reply.statement });
    await client.invalidateQueries({ queryKey: ['statements'] });
    void client.invalidateQueries({ queryKey: ['payouts'] });
    showToast(`${name} was read`);
    await navigate({ to: '/statements/$statementId', params: { statementId: reply.statement.id } });
  }

  async function take(dropped: File): Promise<void> {
    clear();
    if (dropped.size > MAX_STATEMENT_BYTES)
      return setProblem('This file is larger than 6 MB. Ask the bank for fewer days at a time.');
    try {
      const read = { name: dropped.name.slice(0, 200), base64: await toBase64(dropped) };
      setFile(read);
      await upload(read);
    } catch {
      setProblem('The browser could not read this file. Was it moved or deleted?');
    }
  }

  const refused = failure && { message: failure.message, requestId: failure.requestId };
  return {
    sending,
    refusal: problem === null ? refused : { message: problem, requestId: null },
    known,
    asked,
    drop: (dropped) => void take(dropped),
    answer(mapping) {
      changed();
      if (file) void upload(file, mapping);
    },
    cancel: clear,
  };
}

/** The browser encodes it itself, off the page's thread. */
function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(new Error('unread')));
    reader.readAsDataURL(file);
  });
}
